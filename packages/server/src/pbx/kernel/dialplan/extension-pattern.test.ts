import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareExtensions, fitsExtension, matchExtension } from './extension-pattern.js';

describe('matchExtension', () => {
  it.each([
    ['601', '601', 'exact'],
    ['601', '60', 'begins'],
    ['601', '6011', 'no'],
    ['Ann', 'aNN', 'no'],
    ['_NXX', '234', 'exact'],
    ['_NXX', '134', 'no'],
    ['_NXX', '23', 'begins'],
    ['_ZX', '05', 'no'],
    ['_nzx', '901', 'no'],
    ['_nzx', '911', 'exact'],
    ['_[13-5a]1', '41', 'exact'],
    ['_[13-5a]1', 'a1', 'exact'],
    ['_[13-5a]1', '21', 'no'],
    ['_[\\-x]1', 'x1', 'exact'],
    ['_9.', '9', 'begins'],
    ['_9.', '91', 'exact'],
    ['_9.', '91234', 'exact'],
    ['_9!', '9', 'early'],
    ['_9!', '95', 'early'],
    ['_9!', '8', 'no'],
    ['_!', '', 'early'],
    ['_55-5X', '5551', 'exact'],
    ['_555X', '55-51', 'exact'],
    ['_X.', 's', 'no'],
  ] as const)('%s against %s: %s', (exten, dialled, match) => {
    expect(matchExtension(exten, dialled)).toBe(match);
  });

  it('lets whatever fits also begin with each of its beginnings', () => {
    const element = fc.constantFrom('X', 'Z', 'N', '[2-4]', '5', '*');
    fc.assert(
      fc.property(
        fc.array(element, { minLength: 1, maxLength: 6 }),
        fc.stringMatching(/^[0-9*]{1,6}$/),
        (parts, dialled) => {
          const pattern = `_${parts.join('')}`;
          if (matchExtension(pattern, dialled) !== 'exact') return;
          expect(parts).toHaveLength(dialled.length);
          for (let length = 0; length < dialled.length; length++)
            expect(matchExtension(pattern, dialled.slice(0, length))).toBe('begins');
          expect(fitsExtension(`_${parts.join('')}.`, `${dialled}1`)).toBe(true);
          expect(fitsExtension(`_${parts.join('')}!`, dialled)).toBe(true);
        },
      ),
    );
  });
});

describe('compareExtensions', () => {
  it('tries plain extensions first, then the most specific pattern, and wildcards last', () => {
    const inOrder = [
      '101',
      '1011',
      'h',
      '_1[2-3]',
      '_1NX',
      '_1ZX',
      '_1XX',
      '_1X.',
      '_1X!',
      '_1.',
      '_1',
      '_N',
      '_.',
      '_!',
    ];
    expect([...inOrder].reverse().sort(compareExtensions)).toEqual(inOrder);
  });

  it('is an order', () => {
    const exten = fc.stringMatching(/^_?[0-9XZN]{0,4}[.!]?$/);
    fc.assert(
      fc.property(exten, exten, exten, (a, b, c) => {
        expect(Math.sign(compareExtensions(a, b))).toBe(-Math.sign(compareExtensions(b, a)) + 0);
        if (compareExtensions(a, b) <= 0 && compareExtensions(b, c) <= 0)
          expect(compareExtensions(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
