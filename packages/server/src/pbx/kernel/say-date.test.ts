import { describe, expect, it } from 'vitest';
import { type CalendarTime, calendarTime, dateSounds, numberSounds } from './say-date.js';

const at = (text: string): CalendarTime => calendarTime(Date.parse(`${text}Z`), 'UTC');
const said = (format: string, when: string, now = when): string =>
  dateSounds(format, at(when), at(now))
    .map((name) => name.replace('digits/', ''))
    .join(' ');

describe('a date is said', () => {
  it.each([
    ["ABdY 'digits/at' IMp", '2026-11-23T03:15:57', 'day-1 mon-10 20 h-3 2 thousand 20 6 at 3 15 a-m'],
    ["ABdY 'digits/at' IMp", '1999-01-31T12:00:00', 'day-0 mon-0 30 h-1 19 90 9 at 12 oclock p-m'],
    ['Y', '1905-05-05T00:00:00', '19 oh 5'],
    ['Y', '1900-05-05T00:00:00', '19 hundred'],
    ['m d', '2026-02-20T00:00:00', 'h-2 h-20'],
    ['HM', '2026-02-20T08:00:00', 'oh 8 hundred'],
    ['R', '2026-02-20T21:07:00', '20 1 oh 7'],
    ['kN', '2026-02-20T08:07:00', '8 7'],
    ['T', '2026-02-20T21:30:05', '20 1 30 oh 5'],
    ["'hello'Z'open", '2026-02-20T21:30:05', 'hello open'],
    ['', '2026-02-20T21:30:05', ''],
  ])('%s of %s', (format, when, sounds) => {
    expect(said(format, when)).toBe(sounds);
  });

  it.each([
    ['Q', '2026-02-20T01:00:00', 'today'],
    ['q', '2026-02-20T01:00:00', ''],
    ['Q', '2026-02-19T23:59:00', 'yesterday'],
    ['q', '2026-02-16T23:59:00', 'day-1'],
    ['Q', '2026-02-16T23:59:00', 'day-1 mon-1 h-16 2 thousand 20 6'],
    ['q', '2026-02-13T23:59:00', 'day-5 mon-1 h-13 2 thousand 20 6'],
  ])('%s of %s goes by the present day', (format, when, sounds) => {
    expect(said(format, when, '2026-02-20T22:00:00')).toBe(sounds);
  });

  it('goes by the time zone', () => {
    const moment = Date.parse('2026-07-01T23:30:00Z');
    expect(calendarTime(moment, 'Europe/Berlin')).toMatchObject({ day: 2, hour: 1, minute: 30 });
    expect(calendarTime(moment, 'America/New_York')).toMatchObject({ day: 1, hour: 19 });
    expect(calendarTime(moment, 'Asia/Kolkata')).toMatchObject({ day: 2, hour: 5, minute: 0 });
    expect(calendarTime(moment, 'No/Where')).toMatchObject({ hour: 23 });
    expect(calendarTime(moment, '').hour).toBe(new Date(moment).getHours());
  });
});

it('numbers are said', () => {
  expect(numberSounds(0)).toEqual(['digits/0']);
  expect(numberSounds(20)).toEqual(['digits/20']);
  expect(numberSounds(2_000_000).at(-1)).toBe('digits/million');
  expect(numberSounds(1342).join(' ')).toBe('digits/1 digits/thousand digits/3 digits/hundred digits/40 digits/2');
});
