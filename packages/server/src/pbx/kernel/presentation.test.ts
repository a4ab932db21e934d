import { describe, expect, it } from 'vitest';
import { Party } from './party.js';
import { describePresentation, parsePresentation, presentationName, presentationOf } from './presentation.js';

const party = (num: number | undefined, name: number | undefined): Party => {
  const made = new Party();
  made.num = num === undefined ? '' : '1';
  made.name = name === undefined ? '' : 'Ann';
  made.numPres = num ?? 0;
  made.namePres = name ?? 0;
  return made;
};

describe('a presentation', () => {
  it('has a number, a name and a text', () => {
    expect(parsePresentation('prohib_passed_screen')).toBe(33);
    expect(parsePresentation('ALLOWED')).toBe(3);
    expect(['67', '3x', '300', '-1', '', 'nonsense'].map(parsePresentation)).toEqual([
      67,
      3,
      300,
      undefined,
      undefined,
      undefined,
    ]);
    expect([3, 64, 67, 68, 300].map(presentationName)).toEqual([
      'allowed',
      'unavailable',
      'unavailable',
      'unknown',
      'unknown',
    ]);
    expect(describePresentation(32)).toBe('Presentation Prohibited, Not Screened');
  });

  it.each([
    ['of nobody', undefined, undefined, 67],
    ['of a name alone', undefined, 0, 0],
    ['of a number alone', 34, undefined, 34],
    ['where the name is held back', 0, 35, 32],
    ['where the number is held back', 35, 2, 35],
    ['where the number is not available', 65, 0, 1],
    ['where the number is not available and the name is held back', 65, 33, 33],
    ['where neither is available', 65, 64, 67],
    ['where the number has none that there is', 97, 33, 32],
  ])('is the stricter of both, %s', (_which, num, name, whole) => {
    expect(presentationOf(party(num, name))).toBe(whole);
  });
});
