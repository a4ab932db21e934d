import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { putWav, toneOf } from '../../../testing/sound.js';
import { definition as appTalkdetect } from './module.js';

const plan = `
[lines]
exten => silent,1,Answer()
 same => n,Wait(300)
exten => says,1,Answer()
 same => n,PlayTones(!0/1000,!1000/1500,0)
 same => n,Wait(300)
[office]
exten => detect,1,Answer()
 same => n,BackgroundDetect(prompt)
 same => n,NoOp(\${TALK_DETECTED})
exten => short,1,BackgroundDetect(prompt,500,100,1400)
 same => n,NoOp(after)
exten => quick,1,BackgroundDetect(prompt,500,100,3000)
 same => n,NoOp(after)
exten => early,1,BackgroundDetect(prompt,500,100,3000,1000)
 same => n,NoOp(after)
exten => none,1,BackgroundDetect(missing)
 same => n,NoOp(after)
exten => empty,1,BackgroundDetect()
 same => n,NoOp(after)
exten => talk,1,NoOp(talked \${TALK_DETECTED})
exten => 5,1,NoOp(five)
[bare]
exten => quick,1,BackgroundDetect(prompt,500,100,3000)
 same => n,NoOp(after \${TALK_DETECTED})
`;

let calls: TestCalls;
beforeEach(async () => {
  calls = await startCalls(plan, [appTalkdetect]);
  putWav(join(calls.folder, 'data/sounds/prompt.wav'), toneOf(400, 5000));
});
afterEach(() => calls.close());

const into = async (Exten: string, far: string, ms: number, Context = 'office'): Promise<string | undefined> => {
  await calls.originate({ Channel: `Local/${far}@lines/n`, Context, Exten, Priority: '1' }, ms);
  return calls.ran(';1').at(-1);
};

describe('BackgroundDetect', () => {
  it('goes to the extension talk when somebody has talked and is silent again', async () => {
    expect(await into('quick', 'says', 2900)).toBe('quick,1 BackgroundDetect(prompt,500,100,3000)');
    await calls.clock.advance(700);
    expect(calls.ran(';1').at(-1)).toBe('talk,1 NoOp(talked 1500)');
  });

  it('goes on where there is no such extension', async () => {
    expect(await into('quick', 'says', 4200, 'bare')).toBe('quick,2 NoOp(after 1500)');
  });

  it.each([
    ['detect', 'silent', 'detect,3 NoOp()'],
    ['short', 'says', 'short,2 NoOp(after)'],
    ['early', 'says', 'early,2 NoOp(after)'],
  ])('%s towards one who is %s plays to the end', async (exten, far, last) => {
    await into(exten, far, 4800);
    expect(calls.ran(';1')).not.toContain(last);
    await calls.clock.advance(1500);
    expect(calls.ran(';1').at(-1)).toBe(last);
  });

  it('leads to the extension of a digit', async () => {
    await into('detect', 'silent', 1000);
    for (const Digit of ['8', '5'])
      await calls.perform('PlayDTMF', { Channel: 'Local/silent@lines-00000000;1', Digit, Receive: 'true' });
    await calls.clock.advance(200);
    expect(calls.ran(';1').at(-1)).toBe('5,1 NoOp(five)');
  });

  it('goes on without its sound, and ends the call without the name of one', async () => {
    expect(await into('none', 'silent', 100)).toBe('none,2 NoOp(after)');
    expect(await into('empty', 'silent', 100)).toBe('empty,1 BackgroundDetect()');
    expect([...calls.kernel.channels.all()]).toEqual([]);
  });
});
