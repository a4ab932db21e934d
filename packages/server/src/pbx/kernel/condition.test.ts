import { describe, expect, it } from 'vitest';
import { chosenBranch, parseBranches } from './condition.js';

const chosen = (text: string): string | undefined => {
  const branches = parseBranches(text);
  return branches && chosenBranch(branches);
};

describe('condition?yes:no', () => {
  it.each([
    ['1?yes:no', 'yes'],
    ['0?yes:no', 'no'],
    ['?yes:no', 'no'],
    ['0?yes', ''],
    ['1?:no', ''],
    ['1?a(b:c):d', 'a(b:c)'],
    ['0?a(b:c):d(e:f)', 'd(e:f)'],
    ['0?a:b:c', 'b:c'],
    ['no question', undefined],
  ])('%s chooses %j', (text, expected) => {
    expect(chosen(text)).toBe(expected);
  });
});
