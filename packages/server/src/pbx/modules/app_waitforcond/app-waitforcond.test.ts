import { afterEach, describe, expect, it } from 'vitest';
import { startCaller, type TestCaller } from '../../../testing/keys.js';
import { definition } from './module.js';

let caller: TestCaller;
afterEach(() => caller.close());

const wait = async (data: string): Promise<void> => {
  caller = await startCaller([`WaitForCondition(${data})`, 'NoOp(end)', 'Wait(99)'], [definition]);
};
const told = (): readonly string[] => caller.valuesOf('WAITFORCONDITIONSTATUS');

describe('WaitForCondition', () => {
  it('waits until its condition holds', async () => {
    await wait('#,#["#{READY}" = "yes"],40,0.5');
    await caller.clock.advance(3000);
    expect(told()).toEqual([]);
    caller.kernel.globals.set('READY', 'yes');
    await caller.clock.advance(500);
    expect(told()).toEqual(['TRUE']);
    expect(caller.steps()).toContain('2 NoOp(end)');
  });

  it('waits no longer than it may, though its interval is longer', async () => {
    await wait('#,#[0],1,5');
    await caller.clock.advance(990);
    expect(told()).toEqual([]);
    await caller.clock.advance(20);
    expect(told()).toEqual(['TIMEOUT']);
  });

  it.each(['#,#[1]', '%,%["a"="a"],1', '#,#[1]x,0.4', '#,#[1],x'])('(%s) holds at once', async (data) => {
    await wait(data);
    expect(told()).toEqual(['TRUE']);
  });

  it.each(['', '#', '#,1', '#,0,1', 'ab,ab[1],1', '#,x#[1]', '#,#{A},1'])('(%s) is no condition', async (data) => {
    await wait(data);
    expect(told()).toEqual(['FAILURE']);
    expect(caller.steps()).toContain('2 NoOp(end)');
  });

  it('ends with its caller', async () => {
    await wait('#,#[0]');
    await caller.hangUp();
    expect(told()).toEqual(['HANGUP']);
    expect(caller.kernel.channels.size).toBe(0);
  });
});
