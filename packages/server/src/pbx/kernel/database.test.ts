import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Database } from './database.js';

let folder: string;
let database: Database;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'amiable-db-'));
  database = Database.open(folder);
});

afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

describe('the database', () => {
  it('gives back what was put, every byte of it', async () => {
    const bytes = String.fromCharCode(...Array.from({ length: 255 }, (_, at) => at + 1));
    await database.put('lab', 'a', bytes);
    expect(database.get('lab', 'a')).toBe(bytes);
    expect(database.get('lab', 'b')).toBeUndefined();
    expect(database.get('LAB', 'a')).toBeUndefined();
  });

  it('keeps an empty value', async () => {
    await database.put('lab', 'a', '');
    expect(database.get('lab', 'a')).toBe('');
    expect(database.tree('lab')).toEqual([['/lab/a', '']]);
  });

  it('shows a change before it is on disk', async () => {
    const put = database.put('lab', 'a', '1');
    expect(database.get('lab', 'a')).toBe('1');
    expect(database.tree()).toEqual([['/lab/a', '1']]);
    const again = database.put('lab', 'a', '2');
    expect(database.get('lab', 'a')).toBe('2');
    const gone = database.del('lab', 'a');
    expect(database.get('lab', 'a')).toBeUndefined();
    expect(database.tree()).toEqual([]);
    await Promise.all([put, again, gone]);
    expect(database.get('lab', 'a')).toBeUndefined();
    expect(database.tree()).toEqual([]);
  });

  it('lists by the bytes of the key, at and under what is asked for', async () => {
    const entries = [
      ['lab', 'b'],
      ['lab', 'a'],
      ['lab/sub', 'c'],
      ['laboratory', 'x'],
      ['Z', 'first'],
      ['lab', 'a/deep'],
    ] as const;
    for (const [family, key] of entries) await database.put(family, key, 'v');
    const paths = (...of: string[]) => database.tree(...of).map(([path]) => path);
    expect(paths()).toEqual(['/Z/first', '/lab/a', '/lab/a/deep', '/lab/b', '/lab/sub/c', '/laboratory/x']);
    expect(paths('lab')).toEqual(['/lab/a', '/lab/a/deep', '/lab/b', '/lab/sub/c']);
    expect(paths('LAB')).toEqual(paths('lab'));
    expect(paths('lab', 'a')).toEqual(['/lab/a', '/lab/a/deep']);
    expect(paths('l_b')).toEqual(paths('lab'));
    expect(paths('lab%')).toEqual([...paths('lab'), '/laboratory/x']);
    expect(database.entriesOfKey('c')).toEqual([['/lab/sub/c', 'v']]);
  });

  it('deletes one key and tells whether it was there', async () => {
    await database.put('lab', 'a', '1');
    expect(await database.del('lab', 'a')).toBe(true);
    expect(await database.del('lab', 'a')).toBe(false);
  });

  it('deletes a tree and tells how many keys it had', async () => {
    for (const key of ['a', 'b', 'sub/c']) await database.put('lab', key, '1');
    await database.put('other', 'a', '1');
    expect(await database.delTree('lab', 'sub')).toBe(1);
    expect(await database.delTree('lab')).toBe(2);
    expect(await database.delTree('lab')).toBe(0);
    expect(database.tree()).toEqual([['/other/a', '1']]);
  });

  it('deletes nothing but what is named, though listing knows patterns', async () => {
    await database.put('a_b', 'k', '1');
    await database.put('axb', 'k', '1');
    expect(database.tree('a_b')).toHaveLength(2);
    expect(await database.delTree('a_b')).toBe(1);
    expect(await database.delTree('%')).toBe(0);
    expect(database.tree()).toEqual([['/axb/k', '1']]);
  });

  it('refuses a key that is too long and stays as it was', async () => {
    await expect(database.put('lab', 'k'.repeat(3000), '1')).rejects.toThrow('1978 bytes');
    expect(database.tree()).toEqual([]);
    expect(database.get('lab', 'k'.repeat(3000))).toBeUndefined();
  });

  it('is as it was when it is opened again', async () => {
    await database.put('pbx', 'UUID', 'one');
    await database.close();
    database = Database.open(folder);
    expect(database.get('pbx', 'UUID')).toBe('one');
  });
});

/** Runs a program that has `database` in a process of its own. */
const runProgram = (storm: string, lines: string) => {
  const program = join(folder, 'program.ts');
  const module = JSON.stringify(fileURLToPath(new URL('./database.ts', import.meta.url)));
  writeFileSync(
    program,
    `import { Database } from ${module};\nconst database = Database.open(${JSON.stringify(storm)});\n${lines}`,
  );
  return fork(fileURLToPath(new URL('../../testing/run-typescript.mjs', import.meta.url)), [program]);
};

/** Writes generation after generation of ten long values and tells each that was confirmed. */
const storm = `for (let generation = 1; ; generation += 1) {
  const value = (generation + ';').repeat(2000);
  await Promise.all(Array.from({ length: 10 }, (_, key) => database.put('storm', String(key), value)));
  process.send(generation);
}`;

/** Writes two hundred values and deletes them, again and again. */
const tides = `for (let tide = 1; ; tide += 1) {
  for (let key = 0; key < 200; key += 1) void database.put('tide', String(key), String(tide));
  await database.put('tide', 'last', String(tide));
  process.send(tide);
  await database.delTree('tide');
}`;

describe('a process that is killed in the middle of writing', () => {
  it.each([1, 7, 23])('leaves whole values, none older than the last confirmed (%i)', async (last) => {
    const path = join(folder, 'storm');
    const child = runProgram(path, storm);
    let confirmed = 0;
    child.on('message', (generation: number) => {
      confirmed = generation;
      if (generation >= last) child.kill('SIGKILL');
    });
    const [, signal] = await once(child, 'exit');
    expect(signal).toBe('SIGKILL');
    const after = Database.open(path);
    for (let key = 0; key < 10; key += 1) {
      const value = after.get('storm', String(key)) ?? '';
      const generation = Number.parseInt(value, 10);
      expect(value).toBe(`${generation};`.repeat(2000));
      expect(generation).toBeGreaterThanOrEqual(confirmed);
    }
    await after.close();
  });

  it.each([1, 4, 9])('leaves a tree that it deletes whole, or nothing of it (%i)', async (last) => {
    const path = join(folder, 'tides');
    const child = runProgram(path, tides);
    child.on('message', (tide: number) => {
      if (tide >= last) child.kill('SIGKILL');
    });
    const [, signal] = await once(child, 'exit');
    expect(signal).toBe('SIGKILL');
    const after = Database.open(path);
    expect([0, 201]).toContain(after.tree('tide').length);
    expect(new Set(after.tree('tide').map(([, tide]) => tide)).size).toBeLessThan(2);
    await after.close();
  });
});
