import { frameSamples, newFrame, type Samples, sampleRate } from './samples.js';
import type { SoundSource } from './source.js';

/** One part of a tone: up to two frequencies together, or the second one upon the first, for a time. */
export interface TonePart {
  readonly frequencies: readonly [number, number];
  /** The second frequency makes the first one louder and softer (`440*20`). */
  readonly modulated: boolean;
  /** 0 for as long as it may last. */
  readonly ms: number;
  /** Not played again when the tone begins anew (`!`). */
  readonly once: boolean;
}

const partSyntax = /^(!?)(\d+)(?:([+*])(\d+))?(?:\/(\d+))?$/;

/**
 * Reads the tones of indications.conf: `480+620/500,0/500`, `!950/330,!1400/330,0`, `440*20`.
 * @returns undefined for what is none
 */
export const parseTones = (text: string): readonly TonePart[] | undefined => {
  const parts: TonePart[] = [];
  for (const word of text.split(/[,|]/)) {
    const [, once, first, sign, second, ms] = partSyntax.exec(word.trim()) ?? [];
    if (first === undefined) return undefined;
    parts.push({
      frequencies: [Number(first), Number(second ?? 0)],
      modulated: sign === '*',
      ms: Number(ms ?? 0),
      once: once !== '',
    });
  }
  return parts;
};

/** How loud one frequency is: the peak of its wave. */
const peak = 7219;

/** A tone that is played, from the tick of its first frame on. */
export class ToneSource implements SoundSource {
  readonly yields = true;
  readonly #parts: readonly TonePart[];
  readonly #repeated: readonly TonePart[];
  readonly #length: number;
  readonly #round: number;
  readonly #start: number;

  /** @param now the tick that came last */
  constructor(parts: readonly TonePart[], now: number) {
    this.#parts = parts;
    this.#repeated = parts.filter(({ once }) => !once);
    this.#length = lengthOf(parts);
    this.#round = lengthOf(this.#repeated);
    this.#start = now + 1;
  }

  frame(tick: number): Samples | undefined {
    const from = (tick - this.#start) * frameSamples;
    const frame = newFrame();
    for (let done = 0; done < frameSamples; ) {
      const found = this.#partAt(from + done);
      if (!found) break;
      const { part, at } = found;
      const wave = waveOf(part);
      const end = Math.min(frameSamples, done + samplesOf(part) - at);
      for (let i = at; done < end; done++, i++) frame[done] = wave[i % wave.length] as number;
    }
    return frame;
  }

  isOver(tick: number): boolean {
    return tick >= this.#start && this.#partAt((tick - this.#start) * frameSamples) === undefined;
  }

  /** The part that sounds at a sample, and where in it that is. */
  #partAt(sample: number): { readonly part: TonePart; readonly at: number } | undefined {
    if (sample < 0) return undefined;
    if (sample < this.#length) return within(this.#parts, sample);
    return this.#round === 0 ? undefined : within(this.#repeated, (sample - this.#length) % this.#round);
  }
}

const samplesOf = ({ ms }: TonePart): number =>
  ms === 0 ? Number.POSITIVE_INFINITY : Math.round((ms * sampleRate) / 1000);

const lengthOf = (parts: readonly TonePart[]): number => parts.reduce((sum, part) => sum + samplesOf(part), 0);

const within = (parts: readonly TonePart[], sample: number) => {
  let at = sample;
  for (const part of parts) {
    const length = samplesOf(part);
    if (at < length) return { part, at };
    at -= length;
  }
  return undefined;
};

/** The waves of parts that were heard, one period each: a sine for every sample of every channel would cost too much. */
const waves = new WeakMap<TonePart, Samples>();

const waveOf = (part: TonePart): Samples => {
  const known = waves.get(part);
  if (known) return known;
  const [first, second] = part.frequencies;
  const period = sampleRate / greatestDivisor(sampleRate, greatestDivisor(first, second));
  const wave = Int16Array.from({ length: period }, (_, at) => waveAt(part, at));
  waves.set(part, wave);
  return wave;
};

const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b));

const waveAt = ({ frequencies: [first, second], modulated }: TonePart, at: number): number => {
  const turn = (2 * Math.PI * at) / sampleRate;
  const one = first === 0 ? 0 : Math.sin(first * turn);
  if (modulated) return Math.round(peak * one * (1 + 0.9 * Math.sin(second * turn)));
  return Math.round(peak * (one + (second === 0 ? 0 : Math.sin(second * turn))));
};
