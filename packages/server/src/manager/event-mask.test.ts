import { allClasses, classMask, classNames } from '@amiable/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asteriskNumber, parseEventMask } from './event-mask.js';

describe('an event mask', () => {
  it.each([
    ['', undefined],
    ['on', allClasses],
    ['YES', allClasses],
    ['true', allClasses],
    ['off', 0],
    ['No', 0],
    ['all', allClasses],
    ['none', 0],
    ['call', classMask(['call'])],
    ['call, agent ,', classMask(['call', 'agent'])],
    ['Call', 0],
    ['cal', 0],
    [',', 0],
    ['1', classMask(['system'])],
    ['4096', classMask(['originate'])],
    [String(1 << 14), 0],
    [String(1 << 15), classMask(['cc'])],
    [String(1 << 19), classMask(['message'])],
    ['99999999999999', allClasses],
    ['-1', 0],
  ])('%j is %j', (text, expected) => {
    expect(parseEventMask(text)).toBe(expected);
  });

  it('as a number is the one that the reference prints', () => {
    expect(asteriskNumber(classMask(['security']))).toBe(262_144);
    const classes = fc.subarray([...classNames]);
    fc.assert(
      fc.property(classes, (names) => {
        expect(parseEventMask(String(asteriskNumber(classMask(names))))).toBe(classMask(names));
      }),
    );
  });
});
