import type { Clock } from '../../../contract/clock.js';
import { tickAt } from './media-clock.js';
import { frameMs, frameSamples, newFrame, type Samples, sampleRate } from './samples.js';
import type { Sound, SoundClips } from './sound-clips.js';
import type { SoundFormat } from './sound-format.js';
import type { SoundSource } from './source.js';

export interface PlayableFile {
  readonly path: string;
  /** undefined for a file that takes its time but cannot be heard. */
  readonly format: SoundFormat | undefined;
  /** How long it is, in milliseconds. */
  readonly ms: number;
}

/**
 * A file that is played. Where it stands follows from the time alone, so that it takes its time whether or not
 * somebody listens; the file is opened when somebody does.
 */
export class FileSource implements SoundSource {
  readonly #clock: Clock;
  readonly #clips: SoundClips;
  readonly #path: string;
  readonly #format: SoundFormat | undefined;
  /** In samples. */
  readonly #length: number;
  readonly #onError: (reason: string) => void;
  #sound: Sound | undefined;
  #failed = false;
  /** Milliseconds: where in the file it stood, and when. */
  #from = 0;
  #since: number;
  #paused = false;

  constructor(clock: Clock, clips: SoundClips, { path, format, ms }: PlayableFile, onError: (reason: string) => void) {
    this.#clock = clock;
    this.#clips = clips;
    this.#path = path;
    this.#format = format;
    this.#length = Math.round((ms * sampleRate) / 1000);
    this.#onError = onError;
    this.#since = clock.now();
  }

  /** Where it stands, in milliseconds from the beginning. */
  get exactMs(): number {
    return this.#from + (this.#paused ? 0 : this.#clock.now() - this.#since);
  }

  /** As `exactMs`, in whole frames. */
  get positionMs(): number {
    return Math.floor(this.exactMs / frameMs) * frameMs;
  }

  get paused(): boolean {
    return this.#paused;
  }

  /** Goes to a place in the file, and goes on there unless it is paused. */
  seek(ms: number): void {
    this.#from = Math.max(0, ms);
    this.#since = this.#clock.now();
  }

  pause(paused: boolean): void {
    if (paused === this.#paused) return;
    this.seek(this.positionMs);
    this.#paused = paused;
  }

  frame(tick: number): Samples | undefined {
    if (this.#paused) return undefined;
    const position = this.#sampleAt(tick);
    if (position < 0) return undefined;
    const part = this.#open()?.read(position, frameSamples);
    if (!part || part.length === 0) return undefined;
    if (part.length === frameSamples) return part;
    const padded = newFrame();
    padded.set(part);
    return padded;
  }

  isOver(tick: number): boolean {
    return !this.#paused && this.#sampleAt(tick) >= this.#length;
  }

  close(): void {
    this.#failed = true;
    this.#sound?.close();
    this.#sound = undefined;
  }

  /** The first sample that belongs to a tick: the tick behind the start brings the beginning. */
  #sampleAt(tick: number): number {
    const ticks = tick - tickAt(this.#since) - 1;
    return ticks * frameSamples + Math.round((this.#from * sampleRate) / 1000);
  }

  #open(): Sound | undefined {
    if (this.#sound || this.#failed || !this.#format) return this.#sound;
    try {
      this.#sound = this.#clips.open(this.#path, this.#format);
    } catch (error) {
      this.#failed = true;
      this.#onError((error as Error).message);
    }
    return this.#sound;
  }
}
