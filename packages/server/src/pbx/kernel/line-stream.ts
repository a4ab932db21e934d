import type { Readable, Writable } from 'node:stream';
import { LineReader } from './line-reader.js';

/** When so many lines wait, no more are read until some were taken. */
const crowded = 64;

/** Lines and answers over two streams, or one that goes both ways. Neither side can make the other hold much. */
export class LineStream {
  onChange: () => void = () => {};
  readonly #input: Readable;
  readonly #output: Writable;
  readonly #reader = new LineReader();
  #ended = false;
  #full = false;

  constructor(input: Readable, output: Writable) {
    this.#input = input;
    this.#output = output;
    input.setEncoding('latin1');
    input.on('data', (text: string) => this.#received(text));
    for (const event of ['end', 'close', 'error'] as const) input.on(event, () => this.#finish());
    output.on('drain', () => {
      this.#full = false;
      this.onChange();
    });
    output.on('error', () => this.#finish());
  }

  get ready(): boolean {
    return this.#reader.size > 0 && !this.#full;
  }

  get ended(): boolean {
    return this.#ended && this.#reader.size === 0;
  }

  take(): string | undefined {
    const line = this.#reader.take();
    if (this.#reader.size < crowded && this.#input.isPaused()) this.#input.resume();
    return line;
  }

  send(text: string): void {
    if (this.#output.writable) this.#full = !this.#output.write(text, 'latin1');
  }

  #received(text: string): void {
    this.#reader.push(text);
    if (this.#reader.size >= crowded) this.#input.pause();
    this.onChange();
  }

  #finish(): void {
    this.#ended = true;
    this.#full = false;
    this.onChange();
  }
}
