import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { RecordFile } from './record-file.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'amiable-records-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('makes its folder and keeps what was there', () => {
  const path = join(folder, 'below', 'a.csv');
  new RecordFile(path).append('one');
  new RecordFile(path).append('tw\xf6');
  expect(readFileSync(path, 'latin1')).toBe('one\ntw\xf6\n');
});

it('tells that it cannot be written', () => {
  expect(() => new RecordFile(folder).append('x')).toThrow('EISDIR');
});

/** Adds numbered lines without end and tells each that was added. */
const writer = (path: string): ChildProcess => {
  const program = join(folder, 'program.ts');
  const module = JSON.stringify(fileURLToPath(new URL('./record-file.ts', import.meta.url)));
  writeFileSync(
    program,
    `import { RecordFile } from ${module};
const file = new RecordFile(${JSON.stringify(path)});
for (let n = 1; ; n += 1) {
  file.append(String(n));
  process.send(n);
  await new Promise((resolve) => setImmediate(resolve));
}`,
  );
  return fork(fileURLToPath(new URL('../../../testing/run-typescript.mjs', import.meta.url)), [program]);
};

it('a process that is killed leaves every line that it had added, each whole', async () => {
  const path = join(folder, 'a.csv');
  const child = writer(path);
  let last = 0;
  await new Promise<void>((resolve) => {
    child.on('message', (n: number) => {
      last = n;
      if (n === 200) resolve();
    });
  });
  child.kill('SIGKILL');
  await once(child, 'exit');
  const lines = readFileSync(path, 'latin1').trimEnd().split('\n').map(Number);
  expect(lines).toEqual(Array.from({ length: lines.length }, (_, at) => at + 1));
  expect(lines.length).toBeGreaterThanOrEqual(last);
}, 30_000);
