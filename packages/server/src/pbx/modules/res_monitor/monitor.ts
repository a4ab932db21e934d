import { renameSync } from 'node:fs';
import type { Channel } from '../../kernel/channel.js';
import { mixFiles } from '../../kernel/media/mix-files.js';
import type { RecordingPlace } from '../../kernel/media/recording-place.js';
import type { Samples } from '../../kernel/media/samples.js';
import type { SoundFormat } from '../../kernel/media/sound-format.js';
import { SoundWriter } from '../../kernel/media/sound-writer.js';

export interface MonitorOptions {
  readonly format: SoundFormat;
  /** The ending of the files, as it was asked for. */
  readonly extension: string;
  /** Whether both files become one at the end. */
  readonly mix: boolean;
  /** Which of them are made. */
  readonly input: boolean;
  readonly output: boolean;
}

/** One of the two files: what the channel says, or what it hears. */
class Side {
  readonly suffix: '-in' | '-out';
  readonly writer: SoundWriter;
  file: string;

  constructor(place: RecordingPlace, suffix: '-in' | '-out', { format, extension }: MonitorOptions, warn: Warn) {
    this.suffix = suffix;
    this.file = fileOf(place, suffix, extension);
    this.writer = new SoundWriter(this.file, format, { noFollow: place.confined, onError: warn });
  }

  /** Writes what sounded, behind as much silence as the other file is ahead. */
  hear(sound: Samples | undefined, position: number): void {
    if (!sound) return;
    const missing = position - this.writer.length;
    if (missing > 0) this.writer.write(new Int16Array(missing));
    this.writer.write(sound);
  }
}

type Warn = (reason: string) => void;

const fileOf = ({ file }: RecordingPlace, suffix: string, extension: string): string => `${file}${suffix}.${extension}`;

/** The recording of a channel into a file for each direction. */
export class Monitor {
  readonly channel: Channel;
  readonly #options: MonitorOptions;
  readonly #sides: readonly Side[];
  readonly #untap: () => void;
  readonly #warn: Warn;
  #place: RecordingPlace;
  paused = false;
  #mix: boolean;
  #position = 0;

  /** Opens the files and records from now on. Throws if they cannot be opened. */
  constructor(channel: Channel, place: RecordingPlace, options: MonitorOptions) {
    const { log } = channel.kernel;
    this.channel = channel;
    this.#place = place;
    this.#options = options;
    this.#mix = options.mix && options.input && options.output;
    this.#warn = (reason) => log.write('error', 'res_monitor', `Recording of ${channel.name}: ${reason}`);
    const sides: Side[] = [];
    if (options.input) sides.push(new Side(place, '-in', options, this.#warn));
    if (options.output) sides.push(new Side(place, '-out', options, this.#warn));
    this.#sides = sides;
    this.#untap = channel.media.tap((read, write) => this.#hear(read, write));
  }

  mixAtEnd(): void {
    this.#mix = this.#sides.length === 2;
  }

  /** Goes on in files of another name; those of the old one are renamed. `false` if that cannot be done. */
  rename(place: RecordingPlace): boolean {
    try {
      for (const side of this.#sides) {
        const next = fileOf(place, side.suffix, this.#options.extension);
        renameSync(side.file, next);
        side.file = next;
      }
      this.#place = place;
      return true;
    } catch (error) {
      this.#warn((error as Error).message);
      return false;
    }
  }

  /** Ends the recording; the files are done when `whenWritten` of the media says so. */
  stop(): void {
    this.#untap();
    const writers = this.#sides.map(({ writer }) => writer);
    void this.channel.kernel.media.finish(writers, () => (this.#mix ? this.#mixSides() : undefined));
  }

  #hear(read: Samples | undefined, write: Samples | undefined): void {
    if (this.paused || (!read && !write)) return;
    for (const side of this.#sides) side.hear(side.suffix === '-in' ? read : write, this.#position);
    this.#position += (read ?? write)?.length ?? 0;
  }

  async #mixSides(): Promise<void> {
    const [one, other] = this.#sides;
    if (!one || !other) return;
    try {
      await mixFiles(one.file, other.file, `${this.#place.file}.${this.#options.extension}`, this.#options.format);
    } catch (error) {
      this.#warn(`its files cannot be mixed: ${(error as Error).message}`);
    }
  }
}
