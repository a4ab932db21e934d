import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  divide,
  floor,
  formatNumber,
  fromDouble,
  fromInteger,
  fromText,
  multiply,
  negate,
  remainder,
  subtract,
  toDouble,
} from './extended-number.js';

describe('extended numbers', () => {
  it.each([
    ['1', '3', '0.333333333333333333'],
    ['2', '3', '0.666666666666666667'],
    ['100', '7', '14.2857142857142857'],
    ['10', '4', '2.5'],
    ['-7', '2', '-3.5'],
    ['1', '1000000', '1e-06'],
    ['1', '10000', '0.0001'],
  ])('%s / %s is %s, as the reference prints it', (a, b, expected) => {
    expect(formatNumber(divide(fromText(a), fromText(b)))).toBe(expected);
  });

  it.each([
    ['0', '0'],
    ['-0', '0'],
    ['1.2.3', '1.2'],
    ['12abc', '12'],
    ['', '0'],
    ['.5', '0.5'],
    ['100000000000000000', '100000000000000000'],
    ['1000000000000000000', '1e+18'],
    ['123456789012345678901', '1.23456789012345679e+20'],
  ])('reads %j as %s', (text, expected) => {
    expect(formatNumber(fromText(text))).toBe(expected);
  });

  it('adds tenths without a trace of binary', () => {
    expect(formatNumber(add(fromText('0.1'), fromText('0.2')))).toBe('0.3');
  });

  it('computes with integers as integers do', () => {
    const integer = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(integer, integer, (a, b) => {
        const [x, y] = [fromInteger(a), fromInteger(b)];
        expect(formatNumber(add(x, y))).toBe(String(a + b));
        expect(formatNumber(subtract(x, y))).toBe(String(a - b));
        const shown = (value: number): string => (Object.is(value, -0) ? '-0' : String(value));
        expect(formatNumber(multiply(x, y))).toBe(shown(a * b));
        expect(Math.sign(compare(x, y))).toBe(Math.sign(a - b));
        if (b !== 0) expect(formatNumber(remainder(x, y))).toBe(shown(a % b));
        if (b !== 0) expect(formatNumber(floor(divide(x, y)))).toBe(shown(Math.floor(a / b)));
      }),
    );
  });

  it('keeps any double', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e15, max: 1e15 }), (value) => {
        expect(toDouble(fromDouble(value))).toBeCloseTo(value, 4);
        expect(formatNumber(negate(negate(fromDouble(value))))).toBe(formatNumber(fromDouble(value)));
      }),
    );
  });
});
