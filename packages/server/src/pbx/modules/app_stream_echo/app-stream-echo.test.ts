import { afterEach, expect, it } from 'vitest';
import { startCaller, type TestCaller } from '../../../testing/keys.js';
import { definition } from './module.js';

let caller: TestCaller;
afterEach(() => caller.close());

it.each(['', '2,audio', '0'])('StreamEcho(%s) sends digits back until #', async (data) => {
  caller = await startCaller([`StreamEcho(${data})`, 'NoOp(end)', 'Wait(99)'], [definition], { ms: 1000 });
  await caller.press('12', 250);
  const sent = caller.events('DTMFEnd').filter(({ Direction }) => Direction === 'Sent');
  expect(sent.map(({ Digit }) => Digit)).toEqual(['1', '2']);
  await caller.press('#', 120);
  expect(caller.steps()).toContain('2 NoOp(end)');
});
