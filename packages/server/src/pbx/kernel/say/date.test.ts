import { describe, expect, it } from 'vitest';
import { type CalendarTime, calendarTime } from './calendar.js';
import { dateSounds } from './dates.js';

const at = (text: string): CalendarTime => calendarTime(Date.parse(`${text}Z`), 'UTC');
const said = (language: string, format: string, when: string, now = when): string =>
  dateSounds(language, format, at(when), at(now))
    .sounds.map((name) => name.replace('digits/', ''))
    .join(' ');

describe('a date is said', () => {
  it.each([
    ["ABdY 'digits/at' IMp", '2026-11-23T03:15:57', 'day-1 mon-10 20 h-3 2 thousand 20 6 at 3 15 a-m'],
    ["ABdY 'digits/at' IMp", '1999-01-31T12:00:00', 'day-0 mon-0 30 h-1 19 90 9 at 12 oclock p-m'],
    ['Y', '1905-05-05T00:00:00', '19 oh 5'],
    ['Y', '1900-05-05T00:00:00', '19 hundred'],
    ['HM', '2026-02-20T08:00:00', 'oh 8 oclock'],
    ["'hello'Z'open", '2026-02-20T21:30:05', 'hello open'],
    ['', '2026-02-20T21:30:05', ''],
  ])('%s of %s', (format, when, sounds) => {
    expect(said('en', format, when)).toBe(sounds);
  });

  it.each([
    ['en', 'Q', '2026-02-20T23:59:59', 'today'],
    ['en', 'q', '2026-02-21T00:00:00', 'tomorrow'],
    ['en', 'Q', '2026-02-22T00:00:00', 'day-0'],
    ['en', 'Q', '2026-02-19T23:59:00', 'yesterday'],
    ['en', 'q', '2026-02-14T00:00:00', 'day-6'],
    ['en', 'Q', '2026-02-13T23:59:00', 'day-5 mon-1 h-13'],
    ['en', 'q', '2026-01-05T23:59:00', 'mon-0 h-5'],
    ['en', 'q', '2025-08-05T23:59:00', 'mon-7 h-5 2 thousand 20 5'],
    ['de', 'Q', '2026-02-25T01:00:00', 'today'],
    ['de', 'q', '2026-02-20T01:00:00', ''],
    ['es', 'q', '2026-02-20T01:00:00', 'today'],
    ['fr', 'q', '2026-02-16T23:59:00', 'day-1'],
    ['fr', 'Q', '2026-02-16T23:59:00', 'day-1 16 mon-1 2 thousand 20 6'],
    ['de', 'q', '2026-02-13T23:59:00', 'day-5 h-13 mon-1 2 thousand 6-and 20'],
  ])('in %s %s of %s goes by the present day', (language, format, when, sounds) => {
    expect(said(language, format, when, '2026-02-20T22:00:00')).toBe(sounds);
  });

  it('tells the letters that stand for nothing', () => {
    expect(dateSounds('es', 'HyN', at('2026-02-20T01:00:00'), at('2026-02-20T01:00:00')).unknown).toEqual(['y', 'N']);
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
