import { describe, expect, it } from 'vitest';
import { strftime } from './strftime.js';

const at = new Date(2026, 10, 3, 4, 5, 6, 78).getTime();

describe('strftime', () => {
  it.each([
    ['%b %e %T', 'Nov  3 04:05:06'],
    ['%F %T.%3q', '2026-11-03 04:05:06.078'],
    ['%F %T.%q', '2026-11-03 04:05:06.078'],
    ['%1q|%6q', '0|078000'],
    ['%A %d %B %Y, %I:%M %p', 'Tuesday 03 November 2026, 04:05 AM'],
    ['%D %R %j %u %w %y %C', '11/03/26 04:05 307 2 2 26 20'],
    ['%k|%l|%r', ' 4| 4|04:05:06 AM'],
    ['100%% %! plain', '100% %! plain'],
  ])('%s', (format, text) => {
    expect(strftime(format, at)).toBe(text);
  });

  it('gives seconds since the epoch and the zone as an offset', () => {
    expect(strftime('%s', at)).toBe(String(at / 1000 - 0.078));
    expect(strftime('%z', at)).toMatch(/^[+-]\d{4}$/);
    expect(strftime('%Z', at)).not.toBe('');
  });

  it('keeps fractions of a millisecond', () => {
    expect(strftime('%6q', 1_700_000_000_123.456)).toBe('123456');
  });
});
