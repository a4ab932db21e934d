import { describe, expect, it } from 'vitest';
import {
  describePresentation,
  effectivePresentation,
  formatCallerId,
  noParty,
  parseCallerId,
  parsePresentation,
} from './caller-id.js';
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
  ])('%s', (text, name, num) => {
    expect(parseCallerId(text)).toEqual({ name, num });
  });

  it('is put together again', () => {
    expect(formatCallerId('Ann', '100')).toBe('"Ann" <100>');
    expect(formatCallerId('', '100')).toBe('100');
    expect(formatCallerId('Ann', '')).toBe('"Ann"');
  });
});

describe('a presentation', () => {
  it('has a number, a name and a text', () => {
    expect(parsePresentation('prohib_passed_screen')).toBe(33);
    expect(parsePresentation('67')).toBe(67);
    expect(parsePresentation('nonsense')).toBeUndefined();
    expect(describePresentation(32)).toBe('Presentation Prohibited, Not Screened');
    expect(effectivePresentation(noParty())).toBe(67);
    expect(effectivePresentation({ ...noParty(), name: 'Ann' })).toBe(0);
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
