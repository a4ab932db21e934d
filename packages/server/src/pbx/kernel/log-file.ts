import { appendFileSync, mkdirSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { putAside, type RotateStrategy } from './log-rotation.js';

/** Bytes that may wait for the disk; lines beyond are dropped and counted. */
const mostWaiting = 16 * 1024 * 1024;

/** One file of the log, written in the background. A disk that refuses costs lines, never the program. */
export class LogFile {
  readonly name: string;
  readonly path: string;
  readonly #failed: (name: string, problem: string) => void;
  #handle: FileHandle | undefined;
  #waiting: string[] = [];
  #waitingBytes = 0;
  #draining = false;
  /** What is done with the file is done one after the other. */
  #turn: Promise<void> = Promise.resolve();
  #problem: string | undefined;
  #dropped = 0;

  /** `failed` hears once of each outage. */
  constructor(name: string, path: string, failed: (name: string, problem: string) => void) {
    this.name = name;
    this.path = path;
    this.#failed = failed;
    void this.#inTurn(() => this.#begin());
  }

  /** Why lines do not reach the file, where that is so. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** How many lines were lost, to a disk that refused or did not keep up. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Writes a line, its end among it; a byte string. */
  write(line: string): void {
    if (this.#waitingBytes + line.length > mostWaiting) {
      this.#dropped += 1;
      return;
    }
    this.#waiting.push(line);
    this.#waitingBytes += line.length;
    if (this.#draining) return;
    this.#draining = true;
    void this.#inTurn(() => this.#drain());
  }

  /** Puts the file aside, gives its new name and begins a new one. Rejects where it cannot be renamed. */
  rotate(strategy: RotateStrategy, now: number): Promise<string | undefined> {
    return this.#inTurn(async () => {
      await this.#close();
      try {
        return putAside(this.path, strategy, now);
      } finally {
        await this.#begin();
      }
    });
  }

  /** Resolves when the lines so far are written. */
  flush(): Promise<void> {
    return this.#inTurn(async () => {});
  }

  /** Writes the lines that wait before it returns: for a process that is about to die. */
  flushSync(): void {
    if (this.#waiting.length === 0) return;
    try {
      appendFileSync(this.path, this.#takeWaiting().bytes);
    } catch {
      // nobody is left to be told
    }
  }

  async close(): Promise<void> {
    await this.#inTurn(() => this.#close());
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      const { bytes, lines } = this.#takeWaiting();
      const handle = await this.#begin();
      if (!handle || !(await this.#append(handle, bytes))) this.#dropped += lines;
    }
    this.#draining = false;
  }

  async #append(handle: FileHandle, bytes: Buffer): Promise<boolean> {
    try {
      await handle.appendFile(bytes);
      this.#problem = undefined;
      return true;
    } catch (error) {
      await this.#close();
      this.#fail(error);
      return false;
    }
  }

  /** Opens the file, which is made if it is not there; others look for it even before its first line. */
  async #begin(): Promise<FileHandle | undefined> {
    try {
      mkdirSync(dirname(this.path), { recursive: true });
      this.#handle ??= await open(this.path, 'a', 0o640);
    } catch (error) {
      this.#fail(error);
    }
    return this.#handle;
  }

  #takeWaiting(): { readonly bytes: Buffer; readonly lines: number } {
    const lines = this.#waiting;
    this.#waiting = [];
    this.#waitingBytes = 0;
    return { bytes: Buffer.from(lines.join(''), 'latin1'), lines: lines.length };
  }

  async #close(): Promise<void> {
    const handle = this.#handle;
    this.#handle = undefined;
    await handle?.close().catch(() => {});
  }

  #fail(error: unknown): void {
    const first = this.#problem === undefined;
    this.#problem = error instanceof Error ? error.message : String(error);
    if (first) this.#failed(this.name, this.#problem);
  }

  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(task);
    this.#turn = mine.then(
      () => {},
      () => {},
    );
    return mine;
  }
}
