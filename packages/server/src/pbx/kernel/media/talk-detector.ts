import { frameMs, loudness, type Samples } from './samples.js';

export interface TalkThresholds {
  /** The mean magnitude from which on sound counts as talk. */
  readonly talking: number;
  /** Milliseconds of silence after which somebody has stopped talking. */
  readonly silenceMs: number;
}

/** Tells whether somebody talks: at once when sound comes, and until there has been silence for a while. */
export class TalkDetector {
  readonly #thresholds: TalkThresholds;
  #silentMs = 0;
  #talking = false;

  constructor(thresholds: TalkThresholds) {
    this.#thresholds = thresholds;
  }

  get talking(): boolean {
    return this.#talking;
  }

  /** Takes what was said at a tick, if anything came; true if that changed whether somebody talks. */
  hear(said: Samples | undefined): boolean {
    const { talking, silenceMs } = this.#thresholds;
    // where nothing comes at all, nobody begins to talk; who talked falls silent
    if (!said && !this.#talking) return false;
    this.#silentMs = said && loudness(said) >= talking ? 0 : this.#silentMs + frameMs;
    const now = this.#silentMs < silenceMs;
    if (now === this.#talking) return false;
    this.#talking = now;
    return true;
  }
}
