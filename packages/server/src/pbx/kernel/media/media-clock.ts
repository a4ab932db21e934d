import type { Clock, Timer } from '../../../contract/clock.js';
import { frameMs } from './samples.js';

/** A process that was stopped for longer than this many ticks does not catch up on all of them. */
const mostBehind = 500;

/**
 * Milliseconds by which ticks lie off the round times: what begins or ends at a round one, as all does on a clock of
 * whole milliseconds, comes between two ticks and never at the same moment as one.
 */
const phase = 0.5;

/** When a tick is to come, in milliseconds since the epoch. */
export const timeOfTick = (tick: number): number => tick * frameMs + phase;

/** The number of the tick that came last at a time in milliseconds. */
export const tickAt = (ms: number): number => Math.floor((ms - phase) / frameMs);

/**
 * What times all sound of a system: a tick every 20 milliseconds, numbered since the epoch. It runs only while somebody
 * listens. It does not drift: each tick has its moment, and ticks that came too late are made up for at once.
 */
export class MediaClock {
  readonly #clock: Clock;
  readonly #listeners = new Set<(tick: number) => void>();
  #timer: Timer | undefined;
  #next = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The number of the tick that came last, whether or not somebody listened. */
  get now(): number {
    return tickAt(this.#clock.now());
  }

  /** Whether it runs. */
  get ticking(): boolean {
    return this.#timer !== undefined;
  }

  /** Calls `listener` with each tick from the next one on; gives the function that ends it. */
  subscribe(listener: (tick: number) => void): () => void {
    this.#listeners.add(listener);
    if (!this.#timer) {
      this.#next = this.now + 1;
      this.#arm();
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#timer?.cancel();
      this.#timer = undefined;
    };
  }

  #arm(): void {
    this.#timer = this.#clock.after(Math.max(0, timeOfTick(this.#next) - this.#clock.now()), () => this.#fire());
  }

  #fire(): void {
    const { now } = this;
    this.#next = Math.max(this.#next, now - mostBehind);
    for (; this.#next <= now && this.#listeners.size > 0; this.#next++)
      for (const listener of this.#listeners) listener(this.#next);
    if (this.#listeners.size > 0) this.#arm();
  }
}
