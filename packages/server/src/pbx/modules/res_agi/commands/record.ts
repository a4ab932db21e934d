import path from 'node:path';
import type { Channel } from '../../../kernel/channel.js';
import { recordingPlace } from '../../../kernel/media/recording-place.js';
import { frameMs, loudness, type Samples, sampleRate } from '../../../kernel/media/samples.js';
import { formatOf } from '../../../kernel/media/sound-format.js';
import { SoundWriter } from '../../../kernel/media/sound-writer.js';
import type { FunctionScope } from '../../../kernel/module.js';
import { playSound } from '../../../kernel/sound-files.js';
import { type AgiAnswer, type AgiCommand, done, failed, wholeNumber } from '../command.js';

/** Sound below this is silence: the mean magnitude of a frame. */
const silenceThreshold = 256;
/** Milliseconds of silence that stay at the end. */
const silenceKept = 1000;

interface RecordRequest {
  readonly file: string;
  readonly format: string;
  /** Digits that end it. */
  readonly digits: string;
  /** Milliseconds; undefined for no limit. */
  readonly ms: number | undefined;
  /** Samples of what the file holds that stay; undefined begins it anew. */
  readonly offset: number | undefined;
  readonly beep: boolean;
  /** Milliseconds of silence that end it; 0 for none. */
  readonly silenceMs: number;
}

const parse = ([file, format, digits, timeout, ...more]: readonly string[]): RecordRequest | undefined => {
  const ms = wholeNumber(timeout);
  if (file === undefined || format === undefined || digits === undefined || ms === undefined) return undefined;
  const silence = more.find((word) => /^s=\d/i.test(word));
  return {
    file,
    format,
    digits,
    ms: ms < 0 ? undefined : ms,
    offset: more.map((word) => wholeNumber(word)).find((number) => number !== undefined),
    beep: more.some((word) => word.toLowerCase() === 'beep'),
    silenceMs: (wholeNumber(silence?.slice(2)) ?? 0) * 1000,
  };
};

const openFile = (scope: FunctionScope, request: RecordRequest): SoundWriter | undefined => {
  const { kernel } = scope;
  const refuse = (reason: string): undefined => {
    kernel.log.write('warning', 'res_agi', `Cannot record into ${request.file}.${request.format}: ${reason}`);
    return undefined;
  };
  const format = formatOf(request.format);
  if (!format) return refuse(`there is no format '${request.format}'`);
  const folder = path.join(kernel.settings.directories.astdatadir, 'sounds');
  const place = recordingPlace(kernel, `${request.file}.${request.format}`, { folder, absolute: scope.trusted });
  if (!place) return refuse('it may not lie there');
  try {
    const append = request.offset !== undefined;
    const writer = new SoundWriter(place.file, format, { append, noFollow: place.confined, onError: refuse });
    if (request.offset !== undefined) writer.truncate(request.offset);
    return writer;
  } catch (error) {
    return refuse((error as Error).message);
  }
};

/** How a recording ended: by a digit, by the channel's end, or by time or silence. */
type RecordEnd = { readonly digit: string } | 'hangup' | 'timeout' | 'silence';

const listen = async (channel: Channel, writer: SoundWriter, request: RecordRequest): Promise<RecordEnd> => {
  let quietMs = 0;
  let digit: string | undefined;
  const isSilent = (): boolean => request.silenceMs > 0 && quietMs > request.silenceMs;
  const untap = channel.media.tap((sound: Samples | undefined) => {
    if (!sound) return;
    writer.write(sound);
    quietMs = loudness(sound) < silenceThreshold ? quietMs + frameMs : 0;
    if (isSilent()) channel.wake();
  });
  const end = await channel.wait({
    ms: request.ms,
    until: isSilent,
    onFrame: (frame) => {
      if (frame.type !== 'digitEnd' || !request.digits.includes(frame.digit)) return false;
      digit = frame.digit;
      return true;
    },
  });
  untap();
  if (end === 'interrupted') return 'hangup';
  if (digit !== undefined) return { digit };
  return end === 'elapsed' ? 'timeout' : 'silence';
};

const record = async (channel: Channel, writer: SoundWriter, request: RecordRequest): Promise<AgiAnswer> => {
  const end = await listen(channel, writer, request);
  if (end === 'silence')
    writer.truncate(writer.length - Math.max(0, ((request.silenceMs - silenceKept) * sampleRate) / 1000));
  const position = `endpos=${writer.length}`;
  await channel.kernel.media.finish([writer]);
  if (end === 'hangup') return failed(-1, `(hangup) ${position}`);
  if (typeof end === 'object') return done(end.digit.charCodeAt(0), `(dtmf) ${position}`);
  return done(0, `(timeout) ${position}`);
};

export const recordFile: AgiCommand = {
  name: 'record file',
  dead: false,
  synopsis: 'Records what the channel says to a file',
  syntax: 'RECORD FILE FILENAME FORMAT ESCAPE_DIGITS TIMEOUT [OFFSET SAMPLES] [BEEP] [S=SILENCE]',
  description: [
    'Records until one of the digits is pressed, for that many milliseconds (-1 for no limit), or until so many',
    'seconds of silence. With an offset it goes on behind that many samples of the file.',
    'Result: 0 (timeout), the code of the digit and (dtmf), or -1 with (hangup), (writefile) or (randomerror); endpos',
    'is the length of the file, in samples.',
  ],
  seeAlso: ['stream file'],
  async run({ channel, args, scope }) {
    const request = parse(args);
    if (!request) return 'usage';
    if (request.beep && (await playSound(channel, 'beep')).end !== 'done') return done(-1, '(randomerror) endpos=0');
    const writer = openFile(scope, request);
    return writer ? record(channel, writer, request) : failed(-1, '(writefile)');
  },
};
