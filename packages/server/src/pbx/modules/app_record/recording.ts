import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Channel } from '../../kernel/channel.js';
import { recordingPlace } from '../../kernel/media/recording-place.js';
import { frameMs, loudness, type Samples, sampleRate } from '../../kernel/media/samples.js';
import { formatOf } from '../../kernel/media/sound-format.js';
import { SoundWriter } from '../../kernel/media/sound-writer.js';
import type { RecordRequest } from './options.js';

/** The value of RECORD_STATUS. */
export type RecordStatus = 'DTMF' | 'SILENCE' | 'SKIP' | 'TIMEOUT' | 'HANGUP' | 'ERROR' | 'OPERATOR';

/** Sound below this is silence: the mean magnitude of a frame. */
const silenceThreshold = 256;
/** Milliseconds of silence that stay at the end; what a digit takes from the end of the sound. */
const silenceKept = 1000;
const digitLength = 250;

/** Opens the file of a recording; undefined, with a line in the log, where that cannot be done. */
export const openRecording = (
  channel: Channel,
  { file, extension, append }: RecordRequest,
): SoundWriter | undefined => {
  const { kernel } = channel;
  const fail = (reason: string): undefined => {
    kernel.log.write('warning', 'app_record', `Cannot record into ${file}.${extension}: ${reason}`);
    return undefined;
  };
  const format = formatOf(extension);
  if (!format) return fail(`there is no format '${extension}'`);
  const folder = path.join(kernel.settings.directories.astdatadir, 'sounds');
  const place = recordingPlace(kernel, `${file}.${extension}`, { folder, absolute: true });
  if (!place) return fail('it may not lie there');
  try {
    return new SoundWriter(place.file, format, { append, noFollow: place.confined, onError: fail });
  } catch (error) {
    return fail((error as Error).message);
  }
};

/** Records what the channel says until one of the ends that were asked for. */
export const record = async (channel: Channel, writer: SoundWriter, request: RecordRequest): Promise<RecordStatus> => {
  const listener = new Listener(writer, request.silenceMs, () => channel.wake());
  const untap = channel.media.tap((read) => listener.hear(read));
  let status: RecordStatus | undefined;
  let alive = false;
  const end = await channel.wait({
    ms: request.longestMs,
    until: () => listener.silent,
    onFrame: (frame) => {
      alive = true;
      if (frame.type !== 'digitEnd') return false;
      if (frame.digit === request.operatorDigit) status = 'OPERATOR';
      else if (request.endDigits.includes(frame.digit)) status = 'DTMF';
      return status !== undefined;
    },
  });
  untap();
  if (end === 'interrupted') status = 'HANGUP';
  // A line from which nothing at all came counts as one that is gone.
  else if (end === 'elapsed') status = alive || listener.heard ? 'TIMEOUT' : 'HANGUP';
  else status ??= 'SILENCE';
  await finish(channel, writer, request, status);
  return status;
};

const finish = async (
  channel: Channel,
  writer: SoundWriter,
  { silenceMs, whole, keep }: RecordRequest,
  status: RecordStatus,
): Promise<void> => {
  const cut = (ms: number): void => writer.truncate(Math.max(0, writer.length - (ms * sampleRate) / 1000));
  if (!whole && status === 'SILENCE') cut(silenceMs - silenceKept);
  else if (!whole && status !== 'TIMEOUT') cut(digitLength);
  const lost = status === 'HANGUP' && !keep;
  await channel.kernel.media.finish([writer], () => (lost ? rmSync(writer.path, { force: true }) : undefined));
};

/** Writes what it hears, and notices when nobody speaks any more. */
class Listener {
  readonly #writer: SoundWriter;
  readonly #silenceMs: number;
  readonly #onSilence: () => void;
  #quietMs = 0;
  heard = false;

  constructor(writer: SoundWriter, silenceMs: number, onSilence: () => void) {
    this.#writer = writer;
    this.#silenceMs = silenceMs;
    this.#onSilence = onSilence;
  }

  get silent(): boolean {
    return this.#silenceMs > 0 && this.#quietMs > this.#silenceMs;
  }

  hear(sound: Samples | undefined): void {
    if (!sound) return;
    this.heard = true;
    this.#writer.write(sound);
    if (this.#silenceMs === 0) return;
    this.#quietMs = loudness(sound) < silenceThreshold ? this.#quietMs + frameMs : 0;
    if (this.silent) this.#onSilence();
  }
}
