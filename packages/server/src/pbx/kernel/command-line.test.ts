import { describe, expect, it } from 'vitest';
import { splitCommandLine } from './command-line.js';

describe('a console line is split into words', () => {
  it.each([
    ['core show version', ['core', 'show', 'version']],
    ['  core \t show  ', ['core', 'show']],
    ['', []],
    ['database put a b "two words"', ['database', 'put', 'a', 'b', 'two words']],
    ['database put a b ""', ['database', 'put', 'a', 'b', '']],
    ['say "a \\"b\\" c"', ['say', 'a "b" c']],
    ['say a\\ b', ['say', 'a b']],
    ['open "never closed', ['open', 'never closed']],
    ['ends with \\', ['ends', 'with', '\\']],
  ])('%j', (line, words) => {
    expect(splitCommandLine(line)).toEqual(words);
  });

  it('looks at 64 words at most', () => {
    expect(splitCommandLine(Array.from({ length: 100 }, (_, at) => `w${at}`).join(' '))).toHaveLength(64);
  });
});
