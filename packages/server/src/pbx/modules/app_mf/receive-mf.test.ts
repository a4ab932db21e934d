import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { speech, toneOf } from '../../../testing/sound.js';
import { MfDetector } from './mf-detector.js';

let calls: TestCalls | undefined;
afterEach(async () => {
  await calls?.close();
  calls = undefined;
});

/** Calls somebody who sends digits half a second after the answer, receives them, and passes time. */
const receive = async (sender: readonly string[], data: string, ms: number): Promise<TestCalls> => {
  const lines = [...sender, 'Wait(20)'].map((line) => ` same => n,${line}\n`).join('');
  calls = await startCalls(
    `[default]\nexten => sends,1,Answer()\n same => n,Wait(0.5)\n${lines}` +
      `exten => hears,1,ReceiveMF(${data})\n same => n,NoOp(after)\nexten => h,1,NoOp(\${R})\n`,
  );
  const place = { Context: 'default', Exten: 'hears', Priority: '1' };
  await calls.originate({ Channel: 'Local/sends@default/n', ...place }, ms);
  return calls;
};
const status = (): readonly string[] => calls?.valuesOf('RECEIVEMFSTATUS').filter((value) => value !== 'HANGUP') ?? [];
const goesOn = (): boolean => calls?.ran(';1').some((step) => step.endsWith('NoOp(after)')) ?? false;

describe('ReceiveMF ends the call with what it has received', () => {
  it.each([
    ['SendMF(*12345#)', 'R', '*12345#', 'START'],
    ['SendMF(*6789#)', 'R,,k', '6789#', 'START'],
    ['SendMF(*0A)', 'R,,s', '*0', 'START'],
    ['SendMF(*12B)', 'R,,ks', '12', 'START'],
    ['SendMF(*123C)', 'R,,n(3)', '*12', 'MAXDIGITS'],
    ['SendMF(12345#)', 'R,2', '', 'TIMEOUT'],
    ['SendMF(12345#)', 'R,2,l', '12345#', 'START'],
    ['SendMF(*12*345#)', 'R', '*12*345#', 'START'],
    ['SendMF(*12*345#)', 'R,,o', '*345#', 'START'],
    ['SendMF(*11#)', 'R,x', '*11#', 'START'],
  ])('%s, ReceiveMF(%s): %s, %s', async (sent, data, digits, ended) => {
    const { valuesOf } = await receive([sent], data, 4000);
    expect(valuesOf('R')).toEqual([digits]);
    expect(status()).toEqual([ended]);
    expect(calls?.ran(';1').at(-1)).toBe(`h,1 NoOp(${digits})`);
    expect(goesOn()).toBe(false);
  });

  it('says HANGUP while nothing is heard for a second, and looks at its time then', async () => {
    const { valuesOf, clock } = await receive(['Wait(5)'], 'R,0.7', 900);
    expect(valuesOf('RECEIVEMFSTATUS')).toEqual([]);
    await clock.advance(200);
    expect(valuesOf('RECEIVEMFSTATUS')).toEqual(['HANGUP', 'TIMEOUT']);
    expect(valuesOf('R')).toEqual(['']);
  });

  it('keeps what has come when the far end hangs up', async () => {
    const { valuesOf, kernel } = await receive(['SendMF(*123)', 'Hangup()'], 'R', 3000);
    expect(valuesOf('R')).toEqual(['*123']);
    expect(valuesOf('RECEIVEMFSTATUS').at(-1)).toBe('HANGUP');
    expect(goesOn()).toBe(false);
    expect(kernel.channels.size).toBe(0);
  });

  it('needs a variable', async () => {
    await receive(['Wait(1)'], '', 100);
    expect(goesOn()).toBe(false);
  });
});

describe('digits are found', () => {
  const pair = (first: number, second: number, ms: number, loud = 1): Int16Array => {
    const [one, two] = [toneOf(first, ms, 4000), toneOf(second, ms, 4000 * loud)];
    return one.map((sample, i) => sample + (two[i] ?? 0));
  };
  const heard = (...parts: readonly Int16Array[]): string => {
    const detector = new MfDetector();
    let digits = '';
    for (const part of parts)
      for (let at = 0; at < part.length; at += 160)
        detector.hear(part.subarray(at, at + 160), (digit) => {
          digits += digit;
        });
    return digits;
  };
  const silence = (ms: number): Int16Array => new Int16Array(ms * 8);

  it('wherever they begin', () => {
    for (let ms = 0; ms < 20; ms += 3) expect(heard(silence(ms), pair(700, 900, 55), silence(50))).toBe('1');
  });

  it('with tones that are a little off, or not equally loud', () => {
    expect(heard(pair(706, 894, 60))).toBe('1');
    expect(heard(pair(1100, 1700, 100, 0.5))).toBe('*');
  });

  it('once, however long they last, and again after a pause', () => {
    expect(heard(pair(700, 1100, 500))).toBe('2');
    expect(heard(pair(700, 1100, 55), silence(50), pair(700, 1100, 55))).toBe('22');
  });

  it.each([
    ['silence', silence(500)],
    ['one tone alone', toneOf(1100, 500)],
    ['three tones', pair(700, 900, 500).map((sample, i) => sample + (toneOf(1300, 500, 4000)[i] ?? 0))],
    ['something too short', pair(700, 900, 20)],
    ['noise', speech(500)],
    ['a keypad', pair(770, 1336, 500)],
  ])('not in %s', (_what, samples) => expect(heard(samples)).toBe(''));
});
