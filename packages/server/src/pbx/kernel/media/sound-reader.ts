import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { frameSamples, type Samples, sampleRate } from './samples.js';
import type { SoundFormat } from './sound-format.js';
import { readWavHeader } from './wav-header.js';

/** Samples that are read from the file at once: a quarter of a second. */
const blockSamples = sampleRate / 4;
/** Files that begin together do not go to the disk together: the first block of each has another length. */
let opened = 0;
const firstBlock = (): number => frameSamples * (1 + (opened++ % (blockSamples / frameSamples)));
/** In how many bytes the header of a WAV file must have ended. */
const longestHeader = 4096;

/**
 * A sound file that is read as it is needed, a little at a time. A file that is still being written, or whose writer
 * was killed, is read as far as it goes.
 */
export class SoundReader {
  readonly #file: number;
  readonly #format: SoundFormat;
  readonly #dataAt: number;
  /** How many samples there are, 8,000 a second. */
  readonly length: number;
  #block: Samples = new Int16Array(0);
  #blockAt = 0;
  #next = firstBlock();
  #closed = false;

  private constructor(file: number, format: SoundFormat) {
    this.#file = file;
    this.#format = format;
    this.#dataAt = format.wav ? this.#soundOfWav() : 0;
    const { size } = fstatSync(file);
    this.length = Math.floor(Math.max(0, size - this.#dataAt) / this.#bytesPerSample);
  }

  /** Opens a file. Throws with the reason if it cannot be read or is not what its ending says. */
  static open(path: string, format: SoundFormat): SoundReader {
    const file = openSync(path, 'r');
    try {
      return new SoundReader(file, format);
    } catch (error) {
      closeSync(file);
      throw error;
    }
  }

  /** So many samples from a position on; fewer at the end. */
  read(position: number, count: number): Samples {
    const found = new Int16Array(Math.max(0, Math.min(count, this.length - position)));
    for (let done = 0; done < found.length; ) {
      this.#load(position + done);
      const from = position + done - this.#blockAt;
      const part = this.#block.subarray(from, from + found.length - done);
      if (part.length === 0) return found.subarray(0, done);
      found.set(part, done);
      done += part.length;
    }
    return found;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    closeSync(this.#file);
  }

  /** Bytes of the file for each of our samples. */
  get #bytesPerSample(): number {
    return (this.#format.bytesPerSample * this.#format.rate) / sampleRate;
  }

  #load(position: number): void {
    if (position >= this.#blockAt && position < this.#blockAt + this.#block.length) return;
    const bytes = new Uint8Array(this.#next * this.#bytesPerSample);
    this.#next = blockSamples;
    const at = this.#dataAt + position * this.#bytesPerSample;
    const count = this.#closed ? 0 : readSync(this.#file, bytes, 0, bytes.length, at);
    this.#block = this.#format.decode(bytes.subarray(0, count - (count % this.#bytesPerSample)));
    this.#blockAt = position;
  }

  #soundOfWav(): number {
    const bytes = new Uint8Array(longestHeader);
    const header = readWavHeader(bytes.subarray(0, readSync(this.#file, bytes, 0, longestHeader, 0)));
    if (!header) throw new Error('it has no header of a WAV file');
    const { rate, channels, bitsPerSample, coding } = header;
    if (coding !== 1 || channels !== 1 || bitsPerSample !== 16 || rate !== this.#format.rate)
      throw new Error(`it should have one channel of 16 bits at ${this.#format.rate} Hz`);
    return header.dataAt;
  }
}
