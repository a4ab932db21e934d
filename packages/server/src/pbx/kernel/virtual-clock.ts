import type { Clock, Timer } from '../../contract/clock.js';

interface Entry {
  readonly at: number;
  readonly run: () => void;
}

/** Lets everything that is ready to run do so: promises, and what they lead to. */
const runWhatIsReady = async (): Promise<void> => {
  for (let turn = 0; turn < 12; turn++) await new Promise((resolve) => setImmediate(resolve));
};

/** A clock for tests and demos: time passes only when it is told to. */
export class VirtualClock implements Clock {
  #now: number;
  readonly #entries: Entry[] = [];
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
    const entry: Entry = { at: this.#now + Math.max(0, ms), run };
    this.#entries.splice(this.#firstFrom(entry.at, true), 0, entry);
    return { cancel: () => this.#remove(entry) };
  }

  #remove(entry: Entry): void {
    for (let at = this.#firstFrom(entry.at, false); this.#entries[at]?.at === entry.at; at++)
      if (this.#entries[at] === entry) {
        this.#entries.splice(at, 1);
        return;
      }
  }

  /** Where the entries of a time begin, or those behind them. */
  #firstFrom(time: number, behind: boolean): number {
    let [low, high] = [0, this.#entries.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const { at } = this.#entries[middle] as Entry;
      if (at < time || (behind && at === time)) low = middle + 1;
      else high = middle;
    }
    return low;
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
      next.run();
      await this.#settle();
    }
  }
}
