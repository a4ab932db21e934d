import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFunctions, type TestFunctions } from '../../../testing/functions.js';
import { definition } from './module.js';

let system: TestFunctions;
beforeAll(async () => {
  system = await startFunctions([definition]);
});
afterAll(() => system.close());

describe('functions of files and environment', () => {
  const file = () => join(system.folder, 'file.txt');

  it('read and write the environment', async () => {
    expect(await system.write('ENV(AMIABLE_TEST)', 'v\xc3\xa4')).toBe(true);
    expect(process.env.AMIABLE_TEST).toBe('v\u00e4');
    expect(await system.read('ENV(AMIABLE_TEST)')).toBe('v\xc3\xa4');
    expect(await system.write('ENV(AMIABLE_TEST)', '')).toBe(true);
    expect(process.env.AMIABLE_TEST).toBeUndefined();
    expect(await system.write('ENV(A=B)', 'x')).toBe(false);
  });

  it('tell what a file is', async () => {
    writeFileSync(file(), 'one\ntwo\n', { mode: 0o640 });
    const stat = (item: string) => system.read(`STAT(${item},${file()})`);
    expect([await stat('e'), await stat('f'), await stat('d'), await stat('s'), await stat('m')]).toEqual([
      '1',
      '1',
      '0',
      '8',
      '640',
    ]);
    expect(Number(await stat('M'))).toBeGreaterThan(1_600_000_000);
    expect(await stat('q')).toBe('0');
    expect(await system.read('STAT(e,/no/such/file)')).toBe('0');
    expect(await system.read(`FILE_COUNT_LINE(${file()})`)).toBe('2');
    expect(await system.read('FILE_COUNT_LINE(/no/such/file)')).toBe('-1');
    expect(await system.read(`FILE_FORMAT(${file()})`)).toBe('u');
    writeFileSync(file(), 'a\r\nb');
    expect(await system.read(`FILE_FORMAT(${file()})`)).toBe('d');
    expect(await system.read('FILE_FORMAT(/no/such/file)')).toBe('x');
    expect(await system.read('BASENAME(/a/b.c)')).toBe('b.c');
    expect(await system.read('DIRNAME(/a/b.c)')).toBe('/a');
  });

  it('read parts of a file', async () => {
    writeFileSync(file(), 'one\ntwo\nthree\n');
    const part = (rest: string) => system.read(`FILE(${file()}${rest})`);
    expect(await part('')).toBe('one\ntwo\nthree\n');
    expect(await part(',4,3')).toBe('two');
    expect(await part(',-6,5')).toBe('three');
    expect(await part(',0,-1')).toBe('one\ntwo\nthree');
    expect(await part(',1,1,l')).toBe('two\n');
    expect(await part(',-1,1,l')).toBe('three\n');
    expect(await system.read('FILE(/no/such/file)')).toBe('');
  });

  it('write parts of a file', async () => {
    const put = async (rest: string, value: string) => {
      expect(await system.write(`FILE(${file()}${rest})`, value)).toBe(true);
      return readFileSync(file(), 'latin1');
    };
    expect(await put('', 'abc')).toBe('abc');
    expect(await put(',,,a', 'def')).toBe('abcdef');
    expect(await put(',1,2', 'X')).toBe('aXdef');
    expect(await put(',1', 'YZ')).toBe('aYZef');
    expect(await put(',,,l', 'one')).toBe('one\n');
    expect(await put(',,,al', 'two')).toBe('one\ntwo\n');
    expect(await put(',0,1,l', 'uno')).toBe('uno\ntwo\n');
    expect(await put(',1,1,ld', 'end')).toBe('uno\nend');
    expect(await put(',,,l,d', 'x')).toBe('x\r\n');
    expect(await system.write('FILE(/no/such/folder/file)', 'x')).toBe(false);
  });

  it('refuse files to outsiders', async () => {
    writeFileSync(file(), 'secret');
    for (const expression of [
      `FILE(${file()})`,
      `FILE_COUNT_LINE(${file()})`,
      `FILE_FORMAT(${file()})`,
      `STAT(e,${file()})`,
    ])
      expect(await system.readOutside(expression)).toBe('');
    expect(await system.writeOutside(`FILE(${file()})`, 'x')).toBe(false);
    expect(readFileSync(file(), 'latin1')).toBe('secret');
  });
});
