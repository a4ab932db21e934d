import { describe, expect, it } from 'vitest';
import { formatCallerId, parseCallerId } from './caller-id.js';
import { hangupCauseText, parseHangupCause } from './hangup-causes.js';

describe('a caller id as people write it', () => {
  it.each([
    ['Ann <100>', 'Ann', '100'],
    ['"Ann" <100>', 'Ann', '100'],
    ['100', '', '100'],
    ['<100>', '', '100'],
    ['Ann', 'Ann', ''],
    ['"Ann"', 'Ann', ''],
    ['Just Name <>', 'Just Name', ''],
    ['Big "Boss" <100>', 'Big "Boss"', '100'],
    ['(555) 123-4567', '', '5551234567'],
    ['', '', ''],
    ['A <1', 'A', '1'],
    ['<1> A', '', '1'],
    ['12<', '12', ''],
    ['A <5> <6>', 'A <5>', '6'],
    ['"A <5>"', 'A', '5'],
    ['"A" "B" <5>', 'A" "B', '5'],
    ['" A " <5>', ' A ', '5'],
    ['"b <5>', '"b', '5'],
    ['A\\"B\\ <5>', 'A"B', '5'],
    ['"12"', '12', ''],
    ['"', '', ''],
    ['12.', '12.', ''],
    ['-', '-', ''],
    ['12-34 (5)', '', '12345'],
    ['<sip:a-b@c.d>', '', 'sip:ab@cd'],
    ['<[1-2].>', '', '[1-2].'],
  ])('%s', (text, name, num) => {
    expect(parseCallerId(text)).toEqual({ name, num });
  });

  it('is put together again', () => {
    expect(formatCallerId('Ann', '100')).toBe('"Ann" <100>');
    expect(formatCallerId('', '100')).toBe('100');
    expect(formatCallerId('Ann', '')).toBe('"Ann"');
  });
});

describe('a hangup cause', () => {
  it('is a number or a name', () => {
    expect(parseHangupCause('21')).toBe(21);
    expect(parseHangupCause('USER_BUSY')).toBe(17);
    expect(parseHangupCause('ast_cause_busy')).toBe(17);
    expect(parseHangupCause('nonsense')).toBeUndefined();
    expect(hangupCauseText(19)).toBe('User alerting, no answer');
    expect(hangupCauseText(0)).toBe('Unknown');
  });
});
