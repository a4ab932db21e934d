import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likePattern } from './like.js';

describe('a LIKE pattern', () => {
  it.each([
    ['/lab/%', '/lab/a/', true],
    ['/LAB/%', '/lab/a/', true],
    ['/lab/%', '/laboratory/a/', false],
    ['/p%/%', '/pbx/UUID/', true],
    ['/l_b/%', '/lab/a/', true],
    ['/l_b/%', '/lb/a/', false],
    ['%/k', '/f/g/k', true],
    ['%/k', '/f/g/kk', false],
    ['', '', true],
    ['%', '', true],
    ['_', '', false],
    ['a%b%c', 'aXbYbc', true],
    ['a%b%c', 'aXbYb', false],
  ])('%j on %j: %j', (pattern, text, result) => {
    expect(likePattern(pattern)(text)).toBe(result);
  });

  it('matches what the same regular expression matches', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'A', 'b', '/', '%', '_', '.', '\n'), maxLength: 8 });
    fc.assert(
      fc.property(letters, letters, (pattern, text) => {
        const source = pattern.replace(/[.]/g, '\\.').replace(/%/g, '[^]*').replace(/_/g, '[^]');
        expect(likePattern(pattern)(text)).toBe(new RegExp(`^${source}$`, 'i').test(text));
      }),
    );
  });

  it('with many % is as quick as any', () => {
    // a regular expression of this kind would not come back
    expect(likePattern(`${'%a'.repeat(400)}%b`)('a'.repeat(2000))).toBe(false);
  });
});
