import { afterEach, describe, expect, it } from 'vitest';
import { startCaller, type TestCaller } from '../../../testing/keys.js';
import { definition } from './module.js';

let caller: TestCaller;
afterEach(() => caller.close());

const wait = async (data: string): Promise<void> => {
  caller = await startCaller([`WaitForRing(${data})`, 'NoOp(end)', 'Wait(99)'], [definition]);
};
const ring = async (): Promise<void> => {
  caller.kernel.channels.get('Local/line@line-00000000;1')?.queueControl('ringing');
  await caller.clock.advance(10);
};

describe('WaitForRing', () => {
  it('waits for the next ring after some seconds', async () => {
    await wait('2');
    await ring();
    await caller.clock.advance(2500);
    expect(caller.steps()).toEqual(['1 WaitForRing(2)']);
    await ring();
    expect(caller.steps()).toContain('2 NoOp(end)');
  });

  it.each(['', 'x'])('(%s) goes on', async (data) => {
    await wait(data);
    expect(caller.steps()).toContain('2 NoOp(end)');
  });

  it('ends with its caller', async () => {
    await wait('0');
    await caller.hangUp();
    expect(caller.kernel.channels.size).toBe(0);
  });
});
