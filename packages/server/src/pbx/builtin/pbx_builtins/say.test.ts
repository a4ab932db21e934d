import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { putWav, speech } from '../../../testing/sound.js';

let calls: TestCalls;
afterEach(() => calls.close());

const sounds = ['1', '2', 'minus', 'hundred'].map((name) => `digits/${name}`);

/** Runs lines on a channel that speaks `language`; half a second of sound for each of the sounds that there are. */
const run = async (lines: readonly string[], ms: number, more = ''): Promise<void> => {
  const steps = ['Wait(1)', ...lines, 'NoOp(end)'].map((line) => ` same => n,${line}\n`).join('');
  calls = await startCalls(`[say]\nexten => a,1,NoOp(begin)\n${steps}${more}`);
  for (const name of [...sounds, 'letters/dollar', 'letters/a', 'cent', 'cents', 'and', 'digits/50'])
    putWav(join(calls.folder, `data/sounds/${name}.wav`), speech(500));
  await calls.originate({ Channel: 'Local/a@say/n', Application: 'Wait', Data: '99' }, 1000 + ms);
};
const step = (): string | undefined => calls.ran(';2').at(-1);
const press = (Digit: string) =>
  calls.perform('PlayDTMF', { Channel: 'Local/a@say-00000000;2', Digit, Receive: 'true' });

describe('what is said takes the time of its sounds', () => {
  it.each([
    ['SayNumber(-101)', 2000],
    ['SayNumber(2147483647)', 0],
    ['SayDigits(12a1)', 1500],
    ['SayAlpha(1a?)', 1000],
    ['SayAlphaCase(n,1A)', 1000],
    ['SayPhonetic(12)', 1000],
    ['SayMoney(1)', 1000],
  ])('%s: %d ms', async (line, ms) => {
    await run([line], 0);
    await calls.clock.advance(Math.max(0, ms - 20));
    if (ms > 0) expect(step()).toBe(`a,3 ${line}`);
    await calls.clock.advance(40);
    expect(step()).toBe('a,4 NoOp(end)');
  });

  it('SayMoney says one dollar and some cents', async () => {
    await run(['SayMoney(1.50)'], 2480);
    expect(step()).toBe('a,3 SayMoney(1.50)');
    await calls.clock.advance(40);
    expect(step()).toBe('a,4 NoOp(end)');
    expect(calls.logged.join()).not.toContain('does not exist');
  });
});

describe('a digit', () => {
  const more = 'exten => 7,1,NoOp(seven)\n';

  it.each(['true', 'TRUE'])('interrupts with SAY_DTMF_INTERRUPT=%s and leads to its extension', async (value) => {
    await run([`Set(SAY_DTMF_INTERRUPT=${value})`, 'SayDigits(121)'], 300, more);
    await press('7');
    await calls.clock.advance(200);
    expect(step()).toBe('7,1 NoOp(seven)');
  });

  it('changes nothing without it', async () => {
    await run(['SayDigits(12)'], 300, more);
    await press('7');
    await calls.clock.advance(1000);
    expect(calls.ran(';2')).toEqual(['a,1 NoOp(begin)', 'a,2 Wait(1)', 'a,3 SayDigits(12)', 'a,4 NoOp(end)']);
  });
});

describe('applications that say things', () => {
  it.each(['SayNumber()', 'SayNumber(1,q)', 'SayOrdinal()', 'SayMoney(7)'])('%s ends the call', async (line) => {
    await run([line], 10);
    expect(step()).toBe(`a,3 ${line}`);
    expect(calls.kernel.channels.size).toBe(0);
  });

  it.each([
    ['SayNumber(abc)', 'no whole number'],
    ['SayNumber(99999999999)', 'no whole number'],
    ['SayNumber(7)', 'digits/7 does not exist'],
    ['SayMoney()', 'needs an amount'],
    ['SayAlphaCase(x,ab)', 'needs one of a, l, n and u'],
    ['SayAlphaCase(a)', 'needs one of a, l, n and u'],
  ])('%s goes on without what they need, and tells the log: %s', async (line, told) => {
    await run([line], 10);
    expect(step()).toBe('a,4 NoOp(end)');
    expect(calls.logged.join('\n')).toContain(told);
  });
});
