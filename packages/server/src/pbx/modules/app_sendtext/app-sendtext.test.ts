import { afterEach, describe, expect, it } from 'vitest';
import { startCaller, type TestCaller } from '../../../testing/keys.js';

let caller: TestCaller;
afterEach(() => caller.close());

const wait = async (data: string): Promise<void> => {
  caller = await startCaller([`ReceiveText(${data})`, 'NoOp(end)', 'Wait(99)'], []);
};
const told = () => ['RECEIVETEXTMESSAGE', 'RECEIVETEXTSTATUS'].map((name) => caller.valuesOf(name).join());

describe('ReceiveText', () => {
  it('waits for a text', async () => {
    await wait('5');
    await caller.perform('SendText', { Channel: 'Local/line@line-00000000;2', Message: 'hello' });
    await caller.clock.advance(10);
    expect(told()).toEqual(['hello', 'SUCCESS']);
    expect(caller.steps()).toContain('2 NoOp(end)');
  });

  it('waits no longer than it may', async () => {
    await wait('5');
    await caller.clock.advance(5100);
    expect(told()).toEqual(['', 'FAILURE']);
    expect(caller.steps()).toContain('2 NoOp(end)');
  });

  it.each(['', '0', '-1'])('(%s) waits for ever, to its caller’s end', async (data) => {
    await wait(data);
    await caller.clock.advance(60_000);
    expect(told()).toEqual(['', '']);
    await caller.hangUp();
    expect(told()).toEqual(['', 'FAILURE']);
  });

  it('ends the call for what is no number', async () => {
    await wait('x');
    expect(caller.steps()).not.toContain('2 NoOp(end)');
  });
});
