import { afterEach, describe, expect, it } from 'vitest';
import { startCaller, type TestCaller } from '../../../testing/keys.js';
import { definition } from './module.js';

let caller: TestCaller;
afterEach(() => caller.close());

const wait = async (data: string): Promise<void> => {
  caller = await startCaller([`WaitUntil(${data})`, 'NoOp(end)', 'Wait(99)'], [definition]);
};
const told = (): readonly string[] => caller.valuesOf('WAITUNTILSTATUS');

describe('WaitUntil', () => {
  it('waits for its moment', async () => {
    await wait('$[${EPOCH} + 60]');
    await caller.clock.advance(58_000);
    expect(told()).toEqual([]);
    await caller.clock.advance(2100);
    expect(told()).toEqual(['OK']);
    expect(caller.steps()).toContain('2 NoOp(end)');
  });

  it.each([
    ['1000', 'PAST'],
    ['12.5', 'PAST'],
    ['abc', 'FAILURE'],
    ['', 'FAILURE'],
  ])('(%s) is %s', async (data, status) => {
    await wait(data);
    expect(told()).toEqual([status]);
    expect(caller.steps()).toContain('2 NoOp(end)');
  });

  it('ends with its caller', async () => {
    await wait('$[${EPOCH} + 60]');
    await caller.hangUp();
    expect(told()).toEqual(['HANGUP']);
  });
});
