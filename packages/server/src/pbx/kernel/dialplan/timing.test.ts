import { describe, expect, it } from 'vitest';
import { holds, parseTiming, type Timing } from './timing.js';

const at = (text: string): number => Date.parse(text);
const timing = (text: string): Timing => {
  const parsed = parseTiming(text);
  if (!parsed) throw new Error(`${text} is no timing`);
  return parsed;
};

describe('a time condition', () => {
  it.each([
    ['*,*,*,*,UTC', '2024-02-29T12:00:00Z', true],
    ['9:00-17:00,mon-fri,*,*,UTC', '2024-03-04T09:00:00Z', true],
    ['9:00-17:00,mon-fri,*,*,UTC', '2024-03-04T17:00:59Z', true],
    ['9:00-17:00,mon-fri,*,*,UTC', '2024-03-04T17:01:00Z', false],
    ['9:00-17:00,mon-fri,*,*,UTC', '2024-03-03T12:00:00Z', false],
    ['22:00-6:00,*,*,*,UTC', '2024-03-03T03:00:00Z', true],
    ['22:00-6:00,*,*,*,UTC', '2024-03-03T12:00:00Z', false],
    ['8:00-9:00&12:00-13:00,*,*,*,UTC', '2024-03-03T12:30:00Z', true],
    ['*,fri-mon,*,*,UTC', '2024-03-03T12:00:00Z', true],
    ['*,fri-mon,*,*,UTC', '2024-03-06T12:00:00Z', false],
    ['*,*,1-10&31,*,UTC', '2024-03-31T12:00:00Z', true],
    ['*,*,1-10&31,*,UTC', '2024-03-11T12:00:00Z', false],
    ['*,*,*,nov-feb,UTC', '2024-01-11T12:00:00Z', true],
    ['*,*,*,nov-feb,UTC', '2024-03-11T12:00:00Z', false],
    ['9:00-17:00,*,*,*,America/New_York', '2024-01-11T13:30:00Z', false],
    ['9:00-17:00,*,*,*,America/New_York', '2024-01-11T14:30:00Z', true],
  ])('%s at %s: %s', (text, time, expected) => {
    expect(holds(timing(text), at(time))).toBe(expected);
  });

  it('goes by the time zone of the machine where none is given', () => {
    const noon = new Date(2024, 5, 5, 12, 0).getTime();
    expect(holds(timing('12:00-12:01,wed,5,jun'), noon)).toBe(true);
    expect(holds(timing('11:00-11:59,wed,5,jun'), noon)).toBe(false);
  });

  it.each(['25:00-26:00,*,*,*', 'noon,*,*,*', '*,someday,*,*', '*,*,32,*', '*,*,*,smarch', '*,*,*,*,Mars/Olympus'])(
    'refuses %s',
    (text) => {
      expect(parseTiming(text)).toBeUndefined();
    },
  );
});
