import { close, constants, fstatSync, ftruncate, openSync, readSync, write, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import { frameSamples, type Samples, sampleRate } from './samples.js';
import type { SoundFormat } from './sound-format.js';
import { readWavHeader, wavHeaderBytes, writeWavHeader } from './wav-header.js';

const writeAt = promisify(write) as (
  file: number,
  bytes: Uint8Array,
  offset: number,
  length: number,
  position: number,
) => Promise<{ bytesWritten: number }>;
const closeFile = promisify(close);
const cutFile = promisify(ftruncate);

/** Samples that are gathered before they are written: a second. What a killed process loses is no more than that. */
const blockSamples = sampleRate;
/** Files that begin together do not go to the disk together: each writes its first block after another time. */
let opened = 0;
const firstBlock = (): number => frameSamples * (1 + (opened++ % (blockSamples / frameSamples)));
/** Seconds that may wait for a disk that does not take them; what is beyond is lost. */
const mostWaiting = 60;

export interface SoundWriterOptions {
  /** Goes on behind what the file holds. */
  readonly append?: boolean | undefined;
  /** Refuses a file that is a symbolic link. */
  readonly noFollow?: boolean | undefined;
  /** Told once if the file cannot be written any more. */
  readonly onError?: ((reason: string) => void) | undefined;
}

/**
 * A sound file that is being written. Sound goes to the disk every second, in order and without keeping anybody waiting,
 * and the header is put right each time: whenever the process ends, what is there can be played.
 */
export class SoundWriter {
  readonly path: string;
  readonly #file: number;
  readonly #format: SoundFormat;
  readonly #onError: (reason: string) => void;
  /** Bytes of sound in the file and on their way. */
  #bytes = 0;
  readonly #gathered: Samples = new Int16Array(blockSamples);
  #gatheredSamples = 0;
  #enough = firstBlock();
  #waiting = 0;
  #failed = false;
  #queue: Promise<void> = Promise.resolve();
  #closing: Promise<void> | undefined;

  /** Makes or empties the file, and its header. Throws if that cannot be done. */
  constructor(path: string, format: SoundFormat, { append, noFollow, onError }: SoundWriterOptions = {}) {
    const { O_RDWR, O_CREAT, O_TRUNC, O_NOFOLLOW } = constants;
    this.path = path;
    this.#format = format;
    this.#onError = onError ?? (() => {});
    this.#file = openSync(path, O_RDWR | O_CREAT | (append ? 0 : O_TRUNC) | (noFollow ? O_NOFOLLOW : 0), 0o666);
    const { size } = fstatSync(this.#file);
    if (append && size > this.#headerBytes) this.#bytes = this.#soundIn(size);
    else if (format.wav) writeSync(this.#file, writeWavHeader(format.rate, 0), 0, wavHeaderBytes, 0);
  }

  /** How many samples were written, 8,000 a second. */
  get length(): number {
    return Math.floor(this.#bytes / this.#bytesPerSample) + this.#gatheredSamples;
  }

  write(samples: Samples): void {
    if (this.#closing || this.#failed) return;
    for (let rest = samples; rest.length > 0; ) {
      const part = rest.subarray(0, this.#enough - this.#gatheredSamples);
      this.#gathered.set(part, this.#gatheredSamples);
      this.#gatheredSamples += part.length;
      rest = rest.subarray(part.length);
      if (this.#gatheredSamples === this.#enough) this.#flush();
    }
  }

  /** Takes away all but the first so many samples. */
  truncate(length: number): void {
    if (length >= this.length) return;
    this.#flush();
    this.#bytes = Math.max(0, length) * this.#bytesPerSample;
    const bytes = this.#bytes;
    this.#later(async () => {
      await cutFile(this.#file, this.#headerBytes + bytes);
      await this.#renewHeader(bytes);
    });
  }

  /** Writes what is left and ends the file; never fails. */
  close(): Promise<void> {
    if (!this.#closing) {
      this.#flush();
      this.#closing = this.#queue.then(() => closeFile(this.#file)).catch(() => {});
    }
    return this.#closing;
  }

  get #headerBytes(): number {
    return this.#format.wav ? wavHeaderBytes : 0;
  }

  get #bytesPerSample(): number {
    return (this.#format.bytesPerSample * this.#format.rate) / sampleRate;
  }

  #flush(): void {
    if (this.#gatheredSamples === 0) return;
    this.#enough = blockSamples;
    const samples = this.#gathered.subarray(0, this.#gatheredSamples);
    this.#gatheredSamples = 0;
    if (this.#waiting >= mostWaiting) this.#fail('the disk does not take it as fast as it comes');
    if (!this.#failed) this.#append(this.#format.encode(samples));
  }

  #append(bytes: Uint8Array): void {
    const at = this.#headerBytes + this.#bytes;
    this.#bytes += bytes.length;
    const total = this.#bytes;
    this.#waiting += 1;
    this.#later(async () => {
      this.#waiting -= 1;
      for (let done = 0; done < bytes.length; )
        done += (await writeAt(this.#file, bytes, done, bytes.length - done, at + done)).bytesWritten;
      await this.#renewHeader(total);
    });
  }

  async #renewHeader(dataBytes: number): Promise<void> {
    if (!this.#format.wav) return;
    await writeAt(this.#file, writeWavHeader(this.#format.rate, dataBytes), 0, wavHeaderBytes, 0);
  }

  #later(run: () => Promise<void>): void {
    this.#queue = this.#queue
      .then(() => (this.#failed ? undefined : run()))
      .catch((error: NodeJS.ErrnoException) => this.#fail(error.message));
  }

  #fail(reason: string): void {
    if (this.#failed) return;
    this.#failed = true;
    this.#onError(reason);
  }

  /** Bytes of sound that a file holds already; one that is not of the kind is begun anew. */
  #soundIn(size: number): number {
    if (!this.#format.wav) return size - (size % this.#bytesPerSample);
    const beginning = new Uint8Array(wavHeaderBytes);
    readSync(this.#file, beginning, 0, wavHeaderBytes, 0);
    const header = readWavHeader(beginning);
    const sound = size - wavHeaderBytes;
    if (header?.dataAt === wavHeaderBytes && header.rate === this.#format.rate) return sound - (sound % 2);
    writeSync(this.#file, writeWavHeader(this.#format.rate, 0), 0, wavHeaderBytes, 0);
    return 0;
  }
}
