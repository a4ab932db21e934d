import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * A file that records are added to. A line has been handed to the operating system when `append` comes back: the end
 * of the process, however sudden, does not lose it. The file is opened anew for each turn of the event loop, so that it
 * may be moved away at any time. Throws where it cannot be written.
 */
export class RecordFile {
  readonly path: string;
  #descriptor: number | undefined;

  constructor(path: string) {
    this.path = path;
  }

  /** Adds a line, a byte string without its line end. */
  append(line: string): void {
    writeSync(this.#open(), Buffer.from(`${line}\n`, 'latin1'));
  }

  #open(): number {
    if (this.#descriptor !== undefined) return this.#descriptor;
    mkdirSync(dirname(this.path), { recursive: true });
    const descriptor = openSync(this.path, 'a', 0o640);
    this.#descriptor = descriptor;
    setImmediate(() => {
      this.#descriptor = undefined;
      closeSync(descriptor);
    });
    return descriptor;
  }
}
