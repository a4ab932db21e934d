import { type ChildProcess, spawn } from 'node:child_process';
import type { Timer } from '../../../contract/clock.js';
import type { Kernel } from '../../kernel/kernel.js';
import { frameSamples, type Samples } from '../../kernel/media/samples.js';

const frameBytes = 2 * frameSamples;
/** What is read ahead of its time: two seconds. */
const mostAhead = 100 * frameBytes;
/** Milliseconds before a program that has ended is started again. */
const pause = 1000;

/** The music that a program writes to its output; it runs while somebody listens, and all who listen hear the same. */
export class ProgramStream {
  readonly #kernel: Kernel;
  readonly #command: readonly string[];
  readonly #folder: string | undefined;
  #listeners = 0;
  #program: ChildProcess | undefined;
  #again: Timer | undefined;
  #ahead = Buffer.alloc(0);
  #tick = 0;
  #frame: Samples | undefined;

  /**
   * @param application the program and its arguments, parted by blanks; no shell reads them
   * @param folder where it runs
   */
  constructor(kernel: Kernel, application: string, folder: string | undefined) {
    this.#kernel = kernel;
    this.#command = application.split(/\s+/).filter((word) => word !== '');
    this.#folder = folder;
  }

  open(): void {
    this.#listeners += 1;
    if (this.#listeners === 1) this.#start();
  }

  close(): void {
    this.#listeners -= 1;
    if (this.#listeners > 0) return;
    this.#again?.cancel();
    this.#again = undefined;
    this.#program?.kill('SIGKILL');
    this.#program = undefined;
    this.#ahead = Buffer.alloc(0);
  }

  frame(tick: number): Samples | undefined {
    if (tick === this.#tick) return this.#frame;
    this.#tick = tick;
    this.#frame = undefined;
    if (this.#ahead.length < frameBytes) return undefined;
    this.#frame = Int16Array.from({ length: frameSamples }, (_, i) => this.#ahead.readInt16LE(2 * i));
    this.#ahead = this.#ahead.subarray(frameBytes);
    if (this.#ahead.length < mostAhead) this.#program?.stdout?.resume();
    return this.#frame;
  }

  #start(): void {
    const [file = '', ...args] = this.#command.map((word) => Buffer.from(word, 'latin1').toString());
    const program = spawn(file, args, { cwd: this.#folder, stdio: ['ignore', 'pipe', 'ignore'] });
    this.#program = program;
    program.stdout.on('data', (bytes: Buffer) => {
      if (this.#program !== program) return;
      this.#ahead = Buffer.concat([this.#ahead, bytes]);
      if (this.#ahead.length >= mostAhead) program.stdout.pause();
    });
    program.once('error', ({ message }) => this.#ended(program, message));
    program.once('exit', (code, signal) => this.#ended(program, `it ended with ${signal ?? code}`));
  }

  #ended(program: ChildProcess, reason: string): void {
    if (this.#program !== program) return;
    this.#program = undefined;
    this.#kernel.log.write('warning', 'res_musiconhold', `${this.#command.join(' ')}: ${reason}`);
    this.#again = this.#kernel.clock.after(pause, () => this.#start());
  }
}
