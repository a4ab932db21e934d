import { describe, expect, it } from 'vitest';
import { categoryMatches, parseCategoryFilter } from './category-filter.js';

const category = (name: string, isTemplate: boolean, ...variables: (readonly [string, string])[]) => ({
  name,
  isTemplate,
  variables: variables.map(([key, value]) => ({ name: key, value })),
});
const phone = category('601', false, ['type', 'endpoint'], ['context', 'default']);
const base = category('base', true, ['type', 'endpoint']);
const matches = (text: string, separator?: ',' | '&') =>
  [phone, base].filter((one) => categoryMatches(one, '', parseCategoryFilter(text, separator))).map(({ name }) => name);

describe('a filter of sections', () => {
  it('wants every condition to hold, anywhere in a name and a value', () => {
    expect(matches('')).toEqual(['601']);
    expect(matches('type=end, context=^def')).toEqual(['601']);
    expect(matches('type=end,context=other')).toEqual([]);
    expect(matches('^ype=end')).toEqual([]);
    expect(matches('type=')).toEqual(['601']);
  });

  it('says whether templates count', () => {
    expect(matches('TEMPLATES=include')).toEqual(['601', 'base']);
    expect(matches('TEMPLATES=Restrict,type=end')).toEqual(['base']);
  });

  it('separates conditions by & behind (+', () => {
    expect(matches('type=endpoint&context=default', '&')).toEqual(['601']);
  });

  it('matches nothing where it cannot be read', () => {
    for (const text of ['type', 'TEMPLATES=no', '(=x', 'x=(', 'type=endpoint,']) expect(matches(text)).toEqual([]);
  });

  it('takes linear time whatever the expression', () => {
    const long = category('x', false, ['v', `${'a'.repeat(5000)}!`]);
    expect(categoryMatches(long, '', parseCategoryFilter('v=^(a+)+$'))).toBe(false);
  });
});
