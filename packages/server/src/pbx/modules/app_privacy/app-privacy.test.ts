import { afterEach, describe, expect, it } from 'vitest';
import { startCaller, type TestCaller } from '../../../testing/keys.js';
import { definition as callerIds } from '../func_callerid/module.js';
import { definition } from './module.js';

let caller: TestCaller;
afterEach(() => caller.close());

const sounds = ['privacy-unident', 'privacy-prompt', 'privacy-incorrect', 'privacy-thankyou'];
const ask = async (data: string, has = sounds, before = 'NoOp()'): Promise<void> => {
  const lines = [before, `PrivacyManager(${data})`, 'NoOp(end)', 'Wait(99)'];
  caller = await startCaller(lines, [definition, callerIds], {
    sounds: has,
    more: '[known]\nexten => _7X,1,NoOp()\n',
  });
};
const told = () => [
  ...caller.valuesOf('PRIVACYMGRSTATUS'),
  caller.kernel.channels.get('Local/line@line-00000000;1')?.callerId.num,
];

describe('PrivacyManager', () => {
  it('asks a caller without a number for one', async () => {
    await ask('2,5');
    await caller.clock.advance(2100);
    await caller.press('12#', 2100);
    await caller.press('34567#', 1100);
    expect(told()).toEqual(['SUCCESS', '34567']);
    expect(caller.events('NewCallerid').at(-1)).toMatchObject({
      CallerIDNum: '34567',
      CallerIDName: 'Privacy Manager',
    });
  });

  it('takes only numbers of a context', async () => {
    await ask('2,2,,known');
    await caller.clock.advance(2100);
    await caller.press('99#', 2100);
    await caller.press('77#', 1100);
    expect(told()).toEqual(['SUCCESS', '77']);
  });

  it('gives up after so many times, and goes on', async () => {
    await ask('2,5');
    await caller.clock.advance(2000 + 5000 + 2000 + 5000 + 1100);
    expect(told()).toEqual(['FAILED', '']);
    expect(caller.steps()).toContain('3 NoOp(end)');
  });

  it('hears no digits before it has asked', async () => {
    await ask('1,2');
    await caller.clock.advance(1500);
    await caller.press('55#', 6600);
    expect(told()).toEqual(['FAILED', '']);
  });

  it('leaves those alone who have a number', async () => {
    await ask('', sounds, 'Set(CALLERID(num)=5)');
    expect(told()).toEqual(['5']);
    expect(caller.steps()).toContain('3 NoOp(end)');
  });

  it('fails without its sounds, and when the caller hangs up', async () => {
    await ask('', []);
    expect(told()).toEqual(['FAILED', '']);
    await caller.close();
    await ask('');
    await caller.clock.advance(2100);
    await caller.press('5');
    await caller.hangUp();
    expect(caller.valuesOf('PRIVACYMGRSTATUS')).toEqual(['FAILED']);
  });
});
