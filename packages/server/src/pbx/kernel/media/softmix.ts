import { frameSamples, newFrame, type Samples } from './samples.js';

/** Somebody in a conference; the same object at each tick. */
export interface Speaker {
  /** What is heard of it at a tick; undefined where that is nothing. */
  said(tick: number): Samples | undefined;
}

const clip = (value: number): number => (value > 32767 ? 32767 : value < -32768 ? -32768 : value);

/**
 * The sound of a conference. At each tick everybody's sound is added up once; who listens hears all of it, who speaks all
 * but themselves. Those who are silent cost nothing but the question, and hear one and the same frame.
 */
export class Softmix<S extends Speaker> {
  readonly #sum = new Int32Array(frameSamples);
  readonly #talkers = new Map<S, Samples>();
  /** What talkers hear, made when they first ask. */
  readonly #without = new Map<S, Samples>();
  #tick = -1;
  #all: Samples | undefined;
  #mixing = false;

  /** How many spoke at the tick that was mixed last. */
  get talkers(): number {
    return this.#talkers.size;
  }

  /**
   * What one hears at a tick.
   * @param speakers everybody, in any order; looked at when a tick is asked for the first time
   */
  heardBy(listener: S, speakers: Iterable<S>, tick: number): Samples | undefined {
    if (this.#tick !== tick) this.#mix(speakers, tick);
    // somebody's sound comes out of this very conference: it hears nothing of itself
    if (this.#mixing) return undefined;
    const own = this.#talkers.get(listener);
    if (!own) return this.#all;
    if (this.#talkers.size === 1) return undefined;
    const known = this.#without.get(listener);
    if (known) return known;
    const frame = this.#allBut(listener, own);
    this.#without.set(listener, frame);
    return frame;
  }

  #mix(speakers: Iterable<S>, tick: number): void {
    this.#tick = tick;
    this.#talkers.clear();
    this.#without.clear();
    this.#mixing = true;
    for (const speaker of speakers) {
      const said = speaker.said(tick);
      if (said) this.#talkers.set(speaker, said);
    }
    this.#mixing = false;
    this.#all = this.#talkers.size === 0 ? undefined : this.#addUp();
  }

  #addUp(): Samples {
    const [first] = this.#talkers.values();
    // the sum is kept unclipped: whoever spoke is taken out of it again
    const sum = this.#sum;
    sum.fill(0);
    for (const said of this.#talkers.values())
      for (let i = 0; i < said.length; i++) sum[i] = (sum[i] as number) + (said[i] as number);
    if (this.#talkers.size === 1 && first?.length === frameSamples) return first;
    const all = newFrame();
    for (let i = 0; i < frameSamples; i++) all[i] = clip(sum[i] as number);
    return all;
  }

  /** Of two, one hears the other as it is. */
  #allBut(listener: S, own: Samples): Samples {
    if (this.#talkers.size === 2)
      for (const [speaker, said] of this.#talkers)
        if (speaker !== listener && said.length === frameSamples) return said;
    const frame = newFrame();
    for (let i = 0; i < frameSamples; i++) frame[i] = clip((this.#sum[i] as number) - (own[i] ?? 0));
    return frame;
  }
}
