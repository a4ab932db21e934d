import { type Samples, sampleRate } from './samples.js';

/** What is looked at at once when tones are searched: 10 ms, in which multiples of 100 Hz do not disturb each other. */
export const blockSamples = 80;
export const blockMs = (blockSamples * 1000) / sampleRate;

/** Cuts sound into blocks, whatever the length of its frames. */
export class Blocks {
  readonly #block = new Float64Array(blockSamples);
  #filled = 0;

  /** Hands on each block that is full; what is handed on is overwritten by the next one. */
  push(samples: Samples, take: (block: Float64Array) => void): void {
    for (const sample of samples) {
      this.#block[this.#filled++] = sample;
      if (this.#filled < blockSamples) continue;
      this.#filled = 0;
      take(this.#block);
    }
  }
}

/** The energy of a block: the sum of its squares. */
export const energyOf = (block: Float64Array): number => {
  let sum = 0;
  for (const sample of block) sum += sample * sample;
  return sum;
};

/** How much of the energy of a block is that of one frequency in Hz (Goertzel's algorithm). */
export const energyAt = (block: Float64Array, frequency: number): number => {
  const coefficient = 2 * Math.cos((2 * Math.PI * frequency) / sampleRate);
  let [before, last] = [0, 0];
  for (const sample of block) {
    const now = sample + coefficient * last - before;
    before = last;
    last = now;
  }
  return (2 * (last * last + before * before - coefficient * last * before)) / block.length;
};

/** The least energy of a block that is heard as a tone: that of a wave with a peak of 300. */
export const leastEnergy = (300 * 300 * blockSamples) / 2;
