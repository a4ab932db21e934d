import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SteadyOutput } from './steady-output.js';

let folder: string;
let fifo: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'amiable-out-'));
  fifo = path.join(folder, 'fifo');
  execFileSync('mkfifo', [fifo]);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Reads what is there, until nothing more comes. */
const drain = async (descriptor: number): Promise<string> => {
  const chunk = Buffer.alloc(64 * 1024);
  let text = '';
  for (let empty = 0; empty < 5; ) {
    let read = 0;
    try {
      read = readSync(descriptor, chunk);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
    empty = read === 0 ? empty + 1 : 0;
    text += chunk.toString('latin1', 0, read);
    if (read === 0) await sleep(30);
  }
  return text;
};

const lines = (count: number) => Array.from({ length: count }, (_, n) => `line ${n} ${'.'.repeat(90)}`);

describe('output that nobody reads', () => {
  it.each([
    ['waits', 0],
    ['is full', constants.O_NONBLOCK],
  ])('never holds its writer up where the pipe %s, and loses nothing that fits', async (_, flag) => {
    const reader = openSync(fifo, constants.O_RDWR | constants.O_NONBLOCK);
    const writer = openSync(fifo, constants.O_WRONLY | flag);
    const output = new SteadyOutput(writer);
    const begin = performance.now();
    for (const line of lines(3000)) output.write(Buffer.from(`${line}\n`));
    expect(performance.now() - begin).toBeLessThan(500);
    await sleep(100);
    expect((await drain(reader)).trimEnd().split('\n')).toEqual(lines(3000));
    closeSync(writer);
    closeSync(reader);
  });

  it('keeps a bounded backlog, and says how much it left out', async () => {
    const reader = openSync(fifo, constants.O_RDWR | constants.O_NONBLOCK);
    const writer = openSync(fifo, constants.O_WRONLY | constants.O_NONBLOCK);
    const output = new SteadyOutput(writer);
    for (const line of lines(50_000)) output.write(Buffer.from(`${line}\n`));
    const first = await drain(reader);
    output.write(Buffer.from('the last line\n'));
    const rest = await drain(reader);
    expect(first.length).toBeLessThanOrEqual(1024 * 1024);
    const kept = first.trimEnd().split('\n').length;
    expect(rest).toBe(`(${50_000 - kept} lines left out)\nthe last line\n`);
    closeSync(writer);
    closeSync(reader);
  });

  it('is quiet once its reader is gone', async () => {
    const reader = openSync(fifo, constants.O_RDWR | constants.O_NONBLOCK);
    const writer = openSync(fifo, constants.O_WRONLY);
    closeSync(reader);
    const output = new SteadyOutput(writer);
    output.write(Buffer.from('to nobody\n'));
    await sleep(50);
    expect(() => output.write(Buffer.from('to nobody\n'))).not.toThrow();
    closeSync(writer);
  });
});
