import { Blocks, energyAt, energyOf, leastEnergy } from '../../kernel/media/goertzel.js';
import type { Samples } from '../../kernel/media/samples.js';
import { frequencies } from './mf-digits.js';

/** The six frequencies that digits are made of. */
const tones = [700, 900, 1100, 1300, 1500, 1700] as const;

const digitOf = new Map(Object.entries(frequencies).map(([digit, pair]) => [pair.join(), digit]));

/** How much of the energy the two tones must be, how far one may be louder, and how far the others stay below. */
const share = 0.7;
const twist = 6;
const distance = 6;
/** Blocks of 10 ms: so many of one digit make it heard, and so many without it let it be heard again. */
const hitsWanted = 3;
const missesWanted = 2;

/** The digit that sounds in a block, if one does. */
const digitIn = (block: Float64Array): string | undefined => {
  const all = energyOf(block);
  if (all < leastEnergy) return undefined;
  const [first, second, third] = tones
    .map((tone) => ({ tone, energy: energyAt(block, tone) }))
    .sort((a, b) => b.energy - a.energy);
  if (!first || !second || !third) return undefined;
  if (first.energy + second.energy < share * all) return undefined;
  if (first.energy > twist * second.energy || third.energy * distance > second.energy) return undefined;
  return digitOf.get([Math.min(first.tone, second.tone), Math.max(first.tone, second.tone)].join());
};

/** Hears digits of signalling system R1, each once for as long as it sounds. */
export class MfDetector {
  readonly #blocks = new Blocks();
  #heard: string | undefined;
  #hits = 0;
  #misses = 0;

  /** Calls `onDigit` when a digit has sounded for long enough to be one. */
  hear(samples: Samples, onDigit: (digit: string) => void): void {
    this.#blocks.push(samples, (block) => {
      const digit = digitIn(block);
      if (digit !== this.#heard || digit === undefined) {
        this.#misses += 1;
        if (digit !== undefined || this.#misses >= missesWanted) {
          this.#heard = digit;
          this.#hits = digit === undefined ? 0 : 1;
        }
        return;
      }
      this.#misses = 0;
      this.#hits += 1;
      if (this.#hits === hitsWanted) onDigit(digit);
    });
  }
}
