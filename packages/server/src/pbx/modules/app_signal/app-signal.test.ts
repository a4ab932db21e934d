import { afterEach, describe, expect, it } from 'vitest';
import { startCaller, type TestCaller } from '../../../testing/keys.js';
import { definition } from './module.js';

let caller: TestCaller;
afterEach(() => caller.close());

const wait = async (data: string, more = ''): Promise<void> => {
  caller = await startCaller([`WaitForSignal(${data})`, 'NoOp(end)', 'Wait(99)'], [definition], {
    more: `[send]\n${more}`,
  });
};
const send = (exten: string) =>
  caller.originate({ Channel: `Local/${exten}@send/n`, Application: 'Wait', Data: '9' }, 10);
const told = () =>
  ['WAITFORSIGNALPAYLOAD', 'WAITFORSIGNALSTATUS', 'SIGNALSTATUS'].map((name) => caller.valuesOf(name).join());

describe('WaitForSignal', () => {
  it('waits for what Signal sends', async () => {
    await wait('done', 'exten => 1,1,Signal(done,the work, is done)\n');
    await send('1');
    expect(told()).toEqual(['the work, is done', 'SIGNALED', 'SUCCESS']);
    expect(caller.steps()).toContain('2 NoOp(end)');
  });

  it('takes a signal that brings nothing', async () => {
    await wait('done', 'exten => 1,1,Signal(done)\n');
    await send('1');
    expect(told()).toEqual(['', 'SIGNALED', 'SUCCESS']);
  });

  it('goes on when its time is up; then nobody waits', async () => {
    await wait('done,1.5', 'exten => 1,1,Signal(done,x)\n');
    await caller.clock.advance(1900);
    expect(told()[1]).toBe('');
    await caller.clock.advance(200);
    await send('1');
    expect(told()).toEqual(['', 'TIMEOUT', 'FAILURE']);
  });

  it('hears no other signal, and ends with its caller', async () => {
    await wait('done,x', 'exten => 1,1,Signal(other,x)\n');
    await send('1');
    await caller.hangUp();
    expect(told()).toEqual(['', 'HANGUP', 'FAILURE']);
  });

  it('and Signal end the call without a name', async () => {
    await wait('', 'exten => 1,1,Signal()\n same => n,NoOp(never)\n');
    expect(caller.steps()).not.toContain('2 NoOp(end)');
    await send('1');
    expect(caller.ran(';2')).not.toContain('1,2 NoOp(never)');
  });
});
