import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { speech, toneOf } from '../../../testing/sound.js';
import { definition } from './module.js';
import { PulseDetector } from './pulse-detector.js';

let calls: TestCalls | undefined;
afterEach(async () => {
  await calls?.close();
  calls = undefined;
});

/** Calls somebody who sends digits half a second after the answer, receives them, and passes time. */
const receive = async (sender: string, data: string, ms: number): Promise<TestCalls> => {
  calls = await startCalls(
    `[default]\nexten => sends,1,Answer()\n same => n,Wait(0.5)\n same => n,${sender}\n same => n,Wait(20)\n` +
      `exten => hears,1,ReceiveSF(${data})\n same => n,NoOp(after)\nexten => h,1,NoOp(\${R})\n`,
    [definition],
  );
  const place = { Context: 'default', Exten: 'hears', Priority: '1' };
  await calls.originate({ Channel: 'Local/sends@default/n', ...place }, ms);
  return calls;
};
const status = (): readonly string[] => calls?.valuesOf('RECEIVESFSTATUS').filter((value) => value !== 'HANGUP') ?? [];
const goesOn = (): boolean => calls?.ran(';1').some((step) => step.endsWith('NoOp(after)')) ?? false;

describe('ReceiveSF ends the call with what it has received', () => {
  it.each([
    ['SendSF(12305)', 'R,5', '12305', 'START'],
    ['SendSF(12305)', 'R,3', '123', 'START'],
    ['SendSF(12305)', 'R,,,,t(2)', '12305', 'TIMEOUT'],
    ['SendSF(12)', 'R,,,,t', '12', 'TIMEOUT'],
    ['SendSF(12)', 'R,5,2', '1', 'TIMEOUT'],
    ['SendSF(12)', 'R,2,3,2000', '', 'TIMEOUT'],
    ['SendSF(12,2000)', 'R,2,3,2000', '12', 'START'],
  ])('%s, ReceiveSF(%s): %s, %s', async (sent, data, digits, ended) => {
    const { valuesOf } = await receive(sent, data, 12_000);
    expect(valuesOf('R')).toEqual([digits]);
    expect(status()).toEqual([ended]);
    expect(calls?.ran(';1').at(-1)).toBe(`h,1 NoOp(${digits})`);
    expect(goesOn()).toBe(false);
  });

  it.each(['', 'R,x', 'R,-1'])('ReceiveSF(%s) is no good', async (data) => {
    await receive('Wait(1)', data, 100);
    expect(goesOn()).toBe(false);
    expect(calls?.logged.some((line) => line.startsWith('WARNING app_sf: '))).toBe(true);
  });
});

describe('pulses', () => {
  const count = (pulses: number, extra: boolean, hz = 2600): string => {
    const detector = new PulseDetector(2600, extra);
    let digits = '';
    const take = (digit: string): void => {
      digits += digit;
    };
    for (let i = 0; i < pulses; i++) {
      detector.hear(toneOf(hz, 67), take);
      detector.hear(new Int16Array(33 * 8), take);
    }
    detector.pass(600, take);
    return digits;
  };

  it.each([1, 2, 5, 9])('%d are that digit', (pulses) => expect(count(pulses, false)).toBe(String(pulses)));

  it.each([
    [10, '0', '0'],
    [11, '0', '*'],
    [12, '0', '#'],
    [13, '0', 'D'],
    [14, '0', 'C'],
    [15, '0', 'B'],
    [16, '0', 'A'],
    [18, '0', 'A'],
  ])('%d are %s, with option e %s', (pulses, usual, extra) => {
    expect(count(pulses, false)).toBe(usual);
    expect(count(pulses, true)).toBe(extra);
  });

  it('of another frequency, and noise, are none', () => {
    expect(count(3, true, 2000)).toBe('');
    const detector = new PulseDetector(2600, true);
    let digits = '';
    detector.hear(speech(1000), (digit) => {
      digits += digit;
    });
    expect(digits).toBe('');
  });
});
