import { describe, expect, it } from 'vitest';
import { parsePhoneHabit, parsePhoneReaction } from './phone-reactions.js';
import { PhoneScriptError, parsePhoneScript, phoneScriptText } from './phone-script.js';
import { milliseconds, parseTimeRange } from './time-span.js';

describe('a time', () => {
  it.each([
    ['2s', { from: 2000, to: 2000 }],
    ['500ms', { from: 500, to: 500 }],
    ['1.5m', { from: 90_000, to: 90_000 }],
    ['2-5s', { from: 2000, to: 5000 }],
    ['30s-1m', { from: 30_000, to: 60_000 }],
    ['5-2s', undefined],
    ['2', undefined],
    ['soon', undefined],
  ])('%s', (text, range) => {
    expect(parseTimeRange(text)).toEqual(range);
  });

  it('is milliseconds where a program gives a number', () => {
    expect([milliseconds(250), milliseconds('1h')]).toEqual([250, 3_600_000]);
    expect(() => milliseconds('2x' as '2s')).toThrow("'2x' is no time");
  });
});

describe('a script', () => {
  it.each([
    ['answer after 2s, talk 10s, hang up', 'ring, wait 2s, answer, talk 10s, hang up'],
    ['Ring, wait 1-3s, Answer', 'ring, wait 1s-3s, answer'],
    [
      'answer, say demo/hello there, press 12w#, text See you',
      'answer, say demo/hello there, press 12W#, text See you',
    ],
    ['answer, hold, wait 500ms, unhold, flash, talk', 'answer, hold, wait 500ms, unhold, flash, talk'],
    ['no answer', 'ring'],
    ['hang up after 1m', 'wait 60s, hang up'],
    ['busy', 'busy'],
    ['', ''],
  ])('%s', (text, meaning) => {
    expect(phoneScriptText(parsePhoneScript(text))).toBe(meaning);
    expect(parsePhoneScript(meaning)).toEqual(parsePhoneScript(text));
  });

  it.each([
    ['answer later', "A phone cannot 'answer later'; it can ring, answer"],
    ['answer after lunch', "'answer after lunch' needs a time such as 2s"],
    ['press any key', "'press any key' needs digits"],
    ['toString', "A phone cannot 'toString'"],
  ])('tells what is wrong with: %s', (text, message) => {
    expect(() => parsePhoneScript(text)).toThrow(PhoneScriptError);
    expect(() => parsePhoneScript(text)).toThrow(message);
  });
});

describe('how a phone takes and makes calls', () => {
  it('may depend on chance and on who calls', () => {
    expect(parsePhoneReaction('70%: busy')).toEqual({ weight: 70, script: [{ do: 'busy' }] });
    expect(parsePhoneReaction('from _555X.: decline')).toEqual({ from: '_555X.', script: [{ do: 'decline' }] });
    expect(parsePhoneReaction('busy')).toEqual({ script: [{ do: 'busy' }] });
  });

  it('may be a habit', () => {
    expect(parsePhoneHabit('600 every 30-90s: talk 5s, hang up')).toMatchObject({
      number: '600',
      pause: { from: 30_000, to: 90_000 },
      again: true,
      script: [{ do: 'talk' }, { do: 'hangup' }],
    });
    expect(parsePhoneHabit('*97 after 5s')).toEqual({ number: '*97', pause: { from: 5000, to: 5000 }, again: false });
    expect(() => parsePhoneHabit('600 often')).toThrow("'600 often' is no habit of calling");
  });
});
