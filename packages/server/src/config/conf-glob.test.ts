import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { globFiles, globMatches } from './conf-glob.js';

describe('a pattern of file names', () => {
  it.each([
    ['*', 'anything', true],
    ['*.conf', 'a.conf', true],
    ['*.conf', 'a.conf.bak', false],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['[ab]x', 'bx', true],
    ['[!ab]x', 'bx', false],
    ['[a-c][0-9]', 'b7', true],
    ['[]]', ']', true],
    ['a*b*c', 'axxbyyc', true],
    ['a*b*c', 'axxcyyb', false],
    ['\\*', '*', true],
    ['\\*', 'x', false],
    ['a.b', 'axb', false],
  ])('%s on %s: %s', (pattern, name, expected) => {
    expect(globMatches(pattern, name)).toBe(expected);
  });

  it('takes no longer for many stars', () => {
    expect(globMatches(`${'*a'.repeat(40)}b`, 'a'.repeat(4000))).toBe(false);
  });
});

describe('the files of a pattern', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'amiable-glob-'));
    for (const name of ['b', 'a', 'd.conf']) mkdirSync(path.join(folder, name));
    for (const name of ['b/2.conf', 'b/1.conf', 'a/3.conf', '.h.conf']) writeFileSync(path.join(folder, name), '');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const names = (pattern: string) => globFiles(path.join(folder, pattern)).map((file) => path.relative(folder, file));

  it('are sorted, folders and hidden files left out, each once', () => {
    expect(names('*/*.conf')).toEqual(['a/3.conf', 'b/1.conf', 'b/2.conf']);
    expect(names('*.conf')).toEqual([]);
    expect(names('.*.conf')).toEqual(['.h.conf']);
    expect(names('{b/2,a/*,b/2}.conf')).toEqual(['b/2.conf', 'a/3.conf']);
    expect(names('none.conf')).toEqual([]);
  });
});
