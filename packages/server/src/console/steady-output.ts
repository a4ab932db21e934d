import { write } from 'node:fs';

/** What may wait for a terminal that is stopped or a pipe that nobody reads, in bytes. */
const mostWaiting = 1024 * 1024;
/** How long it waits before it tries a full terminal again, in milliseconds. */
const pause = 50;

/**
 * Writes lines to a file descriptor without ever making its caller wait: Node itself waits for terminals and pipes, and
 * a terminal that somebody stopped with Ctrl-S would stop the whole server. What does not fit is left out and counted.
 */
export class SteadyOutput {
  readonly #descriptor: number;
  #waiting: Buffer[] = [];
  #bytes = 0;
  #leftOut = 0;
  #busy = false;
  #gone = false;

  constructor(descriptor: number) {
    this.#descriptor = descriptor;
  }

  write(bytes: Buffer): void {
    if (this.#gone) return;
    if (this.#bytes + bytes.length > mostWaiting) {
      this.#leftOut += 1;
      return;
    }
    if (this.#leftOut > 0) this.#push(Buffer.from(`(${this.#leftOut} lines left out)\n`));
    this.#leftOut = 0;
    this.#push(bytes);
    if (!this.#busy) this.#next();
  }

  #push(bytes: Buffer): void {
    this.#waiting.push(bytes);
    this.#bytes += bytes.length;
  }

  #next(): void {
    this.#busy = this.#waiting.length > 0;
    if (!this.#busy) return;
    const bytes = this.#waiting.length === 1 ? (this.#waiting[0] as Buffer) : Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#send(bytes);
  }

  #send(bytes: Buffer): void {
    write(this.#descriptor, bytes, 0, bytes.length, null, (error, written) => {
      if (error && error.code !== 'EAGAIN') {
        // The terminal is gone, or the reader of the pipe: nobody is there to be told.
        this.#gone = true;
        return;
      }
      const done = error ? 0 : written;
      this.#bytes -= done;
      if (done === bytes.length) this.#next();
      else if (error) setTimeout(() => this.#send(bytes), pause).unref();
      else this.#send(bytes.subarray(done));
    });
  }
}
