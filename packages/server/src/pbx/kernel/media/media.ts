import type { Clock } from '../../../contract/clock.js';
import { MediaClock } from './media-clock.js';
import { SoundClips } from './sound-clips.js';
import type { SoundWriter } from './sound-writer.js';
import { ToneZones } from './tone-zones.js';

/** What all channels of a system share of the sound. */
export class Media {
  readonly clock: MediaClock;
  readonly zones = new ToneZones();
  readonly clips = new SoundClips();
  readonly #closing = new Set<Promise<void>>();

  constructor(clock: Clock) {
    this.clock = new MediaClock(clock);
  }

  /** Ends files, then runs what is to follow; `whenWritten` waits for both. */
  finish(writers: readonly SoundWriter[], next: () => void | Promise<void> = () => {}): Promise<void> {
    const closing = Promise.all(writers.map((writer) => writer.close())).then(next);
    const kept = closing.catch(() => {}).finally(() => this.#closing.delete(kept));
    this.#closing.add(kept);
    return closing;
  }

  /** Resolves when no file that was to end is still being written. */
  async whenWritten(): Promise<void> {
    while (this.#closing.size > 0) await Promise.all(this.#closing);
  }
}
