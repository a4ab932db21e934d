import { Blocks, blockMs, energyAt, energyOf, leastEnergy } from '../../kernel/media/goertzel.js';
import type { Samples } from '../../kernel/media/samples.js';

/** How much of the energy of a block the tone must be, and how many blocks of it make a pulse. */
const share = 0.6;
const hitsWanted = 3;
/** So much silence ends a digit, in milliseconds. */
const digitEndMs = 600;

/** What more pulses than ten mean, where that is allowed; still more are the last one. */
const extraDigits = '*#DCBA';

/** Counts the pulses of one frequency, and makes digits of them. */
export class PulseDetector {
  readonly #blocks = new Blocks();
  readonly #frequency: number;
  readonly #extra: boolean;
  #hits = 0;
  #pulses = 0;
  /** Milliseconds of silence behind the last tone. */
  silenceMs = 0;

  constructor(frequency: number, extra: boolean) {
    this.#frequency = frequency;
    this.#extra = extra;
  }

  hear(samples: Samples, onDigit: (digit: string) => void): void {
    this.#blocks.push(samples, (block) => {
      if (this.#sounds(block)) {
        this.#hits += 1;
        this.silenceMs = 0;
        if (this.#hits === hitsWanted) this.#pulses += 1;
        return;
      }
      this.#hits = 0;
      this.pass(blockMs, onDigit);
    });
  }

  /** Lets time pass in which nothing is heard. */
  pass(ms: number, onDigit: (digit: string) => void): void {
    this.silenceMs += ms;
    if (this.#pulses === 0 || this.silenceMs < digitEndMs) return;
    onDigit(this.#digit());
    this.#pulses = 0;
  }

  #digit(): string {
    if (this.#pulses < 10) return String(this.#pulses);
    if (this.#pulses === 10 || !this.#extra) return '0';
    return extraDigits.charAt(Math.min(this.#pulses - 11, extraDigits.length - 1));
  }

  #sounds(block: Float64Array): boolean {
    const all = energyOf(block);
    return all >= leastEnergy && energyAt(block, this.#frequency) >= share * all;
  }
}
