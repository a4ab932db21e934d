import { unlink } from 'node:fs/promises';
import type { Timer } from '../../../contract/clock.js';
import type { Channel } from '../../kernel/channel.js';
import { mailboxParts } from '../../kernel/mailboxes.js';
import { monitorFolder, type RecordingPlace, recordingPlace } from '../../kernel/media/recording-place.js';
import { amplify, frameSamples, mix, type Samples, silentFrame } from '../../kernel/media/samples.js';
import { formatOf, type SoundFormat } from '../../kernel/media/sound-format.js';
import { SoundWriter } from '../../kernel/media/sound-writer.js';
import { findSound, startSound } from '../../kernel/sound-files.js';
import type { MixMonitorOptions } from './options.js';

const source = 'app_mixmonitor';

/** What a recording is asked for. */
export interface MixMonitorRequest {
  readonly file: string;
  readonly options: MixMonitorOptions;
  /** Run by the shell when the files are done; '' for none. */
  readonly command: string;
}

/** One of its files: where it goes, and the writer unless it could not be opened. */
interface Output {
  readonly place: RecordingPlace | undefined;
  readonly writer: SoundWriter | undefined;
}
const none: Output = { place: undefined, writer: undefined };

/** One recording of a channel. */
export class MixMonitor {
  readonly id: string;
  readonly channel: Channel;
  readonly #options: MixMonitorOptions;
  readonly #mixed: Output;
  readonly #received: Output;
  readonly #transmitted: Output;
  readonly #muted = { read: false, write: false };
  #untap: () => void = () => {};
  #beep: Timer | undefined;

  private constructor(channel: Channel, id: string, options: MixMonitorOptions, outputs: readonly Output[]) {
    this.channel = channel;
    this.id = id;
    this.#options = options;
    [this.#mixed = none, this.#received = none, this.#transmitted = none] = outputs;
  }

  /** Begins to record; undefined where a name is refused. A file that cannot be opened is logged and left out. */
  static start(channel: Channel, id: string, { file, options }: MixMonitorRequest): MixMonitor | undefined {
    const names = [file, options.receiveFile, options.transmitFile];
    const rules = { folder: monitorFolder(channel.kernel), absolute: true };
    const places = names.map((name) => (name === '' ? undefined : recordingPlace(channel.kernel, name, rules)));
    const refused = names.find((name, i) => name !== '' && !places[i]);
    if (refused !== undefined) {
      channel.kernel.log.write('warning', source, `${channel.name} may not be recorded into '${refused}'`);
      return undefined;
    }
    const outputs = places.map((place) => (place ? open(channel, place, options.append) : none));
    const monitor = new MixMonitor(channel, id, options, outputs);
    monitor.#begin();
    return monitor;
  }

  /** The mixed file as variables have it, with its ending as it was asked for; '' where there is none. */
  get path(): string {
    return this.#mixed.place?.path ?? '';
  }

  /** The mixed file, the one with what the channel says and the one with what it hears, as console lists show them. */
  get listed(): readonly [string, string, string] {
    const shown = ({ place, writer }: Output) => (writer && place ? place.path.replace(/\.[^./]*$/, '') : '');
    return [shown(this.#mixed), shown(this.#received), shown(this.#transmitted)];
  }

  /** Records silence for what the channel says (`read`) or hears (`write`). */
  mute(direction: 'read' | 'write' | 'both', muted: boolean): void {
    if (direction !== 'write') this.#muted.read = muted;
    if (direction !== 'read') this.#muted.write = muted;
  }

  /** Ends the recording; `next` runs when its files are done. */
  stop(next: () => void): void {
    this.#untap();
    this.#beep?.cancel();
    if (this.#options.beepAtEnd && !this.channel.hungUp) this.#playBeep();
    const outputs = [this.#mixed, this.#received, this.#transmitted];
    const writers = outputs.flatMap(({ writer }) => writer ?? []);
    void this.channel.kernel.media.finish(writers, async () => {
      await this.#deliver();
      if (this.#options.deleted) for (const { path } of writers) await unlink(path).catch(() => {});
      next();
    });
  }

  /** Copies the mixed file into the mailboxes that were named. */
  async #deliver(): Promise<void> {
    const { kernel } = this.channel;
    const file = this.#mixed.writer?.path;
    if (file === undefined) return;
    for (const mailbox of this.#options.mailboxes) {
      const [name = '', folder = ''] = mailbox.trim().split('/');
      const [box, context] = mailboxParts(name);
      try {
        const taken = await kernel.mailboxes.store?.take(box, context, folder || 'INBOX', file, this.channel);
        if (!taken) kernel.log.write('warning', source, `There is no mailbox '${name}' for a recording`);
      } catch (error) {
        kernel.log.write('warning', source, `A recording is not in ${name}: ${(error as Error).message}`);
      }
    }
  }

  #begin(): void {
    this.#untap = this.channel.media.tap((read, write) => this.#hear(read, write));
    if (this.#options.beepAtStart) this.#playBeep();
    this.#beepLater();
  }

  #hear(read: Samples | undefined, write: Samples | undefined): void {
    const { bridgedOnly, readFactor, writeFactor, interleaved } = this.#options;
    if (bridgedOnly && (this.channel.bridge?.channels.length ?? 0) < 2) return;
    if (!read && !write) return;
    const said = read && (this.#muted.read ? silentFrame : amplify(read, readFactor));
    const heard = write && (this.#muted.write ? silentFrame : amplify(write, writeFactor));
    this.#mixed.writer?.write(interleaved ? sideBySide(said, heard) : (mix(said, heard) ?? silentFrame));
    this.#received.writer?.write(said ?? silentFrame);
    this.#transmitted.writer?.write(heard ?? silentFrame);
  }

  #beepLater(): void {
    const { beepEveryMs } = this.#options;
    if (beepEveryMs <= 0 || this.channel.hungUp) return;
    this.#beep = this.channel.kernel.clock.after(beepEveryMs, () => {
      this.#playBeep();
      this.#beepLater();
    });
  }

  #playBeep(): void {
    const { kernel, language } = this.channel;
    if (findSound(kernel, language, 'beep')) startSound(this.channel, 'beep', language);
  }
}

const sideBySide = (left: Samples = silentFrame, right: Samples = silentFrame): Samples => {
  const both = new Int16Array(2 * frameSamples);
  for (let i = 0; i < frameSamples; i++) {
    both[2 * i] = left[i] ?? 0;
    both[2 * i + 1] = right[i] ?? 0;
  }
  return both;
};

/** A name without an ending is recorded as samples without a header. */
const endingOf = (name: string): string => /\.([^./]*)$/.exec(name)?.[1] ?? 'raw';

const open = (channel: Channel, place: RecordingPlace, append: boolean): Output => {
  const { log } = channel.kernel;
  const ending = endingOf(place.path);
  const format = formatOf(ending);
  const fail = (reason: string) => log.write('error', source, `Cannot record into ${place.path}: ${reason}`);
  if (!format) {
    fail(`there is no format '${ending}'`);
    return { place, writer: undefined };
  }
  try {
    return { place, writer: writerFor(place, format, append, fail) };
  } catch (error) {
    fail((error as Error).message);
    return { place, writer: undefined };
  }
};

const writerFor = (
  { file, path, confined }: RecordingPlace,
  format: SoundFormat,
  append: boolean,
  onError: (reason: string) => void,
): SoundWriter => {
  const named = /\.[^./]*$/.test(path) ? file : `${file}.raw`;
  return new SoundWriter(named, format, { append, noFollow: confined, onError });
};
