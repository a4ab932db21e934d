/** A timer that can be called off. */
export interface Timer {
  cancel(): void;
}

/** The one source of time; tests and demos pass in one of their own. */
export interface Clock {
  /** Milliseconds since the epoch, with fractions. */
  now(): number;
  /** Calls `run` once after `ms` milliseconds. */
  after(ms: number, run: () => void): Timer;
}

/** Read once: it never changes, and to ask for it takes longer than to tell the time. */
const { timeOrigin } = performance;

/** Real time. Its timers do not keep the process alive by themselves. */
export const systemClock: Clock = {
  now: () => timeOrigin + performance.now(),
  after: (ms, run) => {
    const handle = setTimeout(run, ms);
    handle.unref();
    return { cancel: () => clearTimeout(handle) };
  },
};
