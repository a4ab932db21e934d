import type { Clock, Timer } from '../../contract/clock.js';

interface Entry {
  readonly at: number;
  readonly run: () => void;
  cancelled: boolean;
}

/** Lets everything that is ready to run do so: promises, and what they lead to. */
const runWhatIsReady = async (): Promise<void> => {
  for (let turn = 0; turn < 12; turn++) await new Promise((resolve) => setImmediate(resolve));
};

/** A clock for tests and demos: time passes only when it is told to. */
export class VirtualClock implements Clock {
  #now: number;
  #entries: Entry[] = [];
  readonly #settle: () => Promise<void>;

  /**
   * @param start milliseconds since the epoch
   * @param settle waits for what a timer led to, before the next one runs
   */
  constructor(start = 1_700_000_000_000, settle: () => Promise<void> = runWhatIsReady) {
    this.#now = start;
    this.#settle = settle;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): Timer {
    const entry: Entry = { at: this.#now + Math.max(0, ms), run, cancelled: false };
    const behind = this.#entries.findIndex((other) => other.at > entry.at);
    this.#entries.splice(behind < 0 ? this.#entries.length : behind, 0, entry);
    return {
      cancel: () => {
        entry.cancelled = true;
        const at = this.#entries.indexOf(entry);
        if (at >= 0) this.#entries.splice(at, 1);
      },
    };
  }

  /** How many timers are waiting. */
  get pending(): number {
    return this.#entries.length;
  }

  /**
   * Passes time: runs the timers that fall due in their order, and what each leads to before the next.
   * @param enough looked at after each timer: true ends it there, before the whole time has passed
   */
  async advance(ms: number, enough: () => boolean = () => false): Promise<void> {
    const until = this.#now + ms;
    await this.#settle();
    while (!enough()) {
      const next = this.#entries[0];
      if (!next || next.at > until) {
        this.#now = until;
        return;
      }
      this.#entries.shift();
      this.#now = Math.max(this.#now, next.at);
      if (!next.cancelled) next.run();
      await this.#settle();
    }
  }
}
