import { afterEach, describe, expect, it } from 'vitest';
import { startCaller, type TestCaller } from '../../../testing/keys.js';
import { definition } from './module.js';

let caller: TestCaller;
afterEach(() => caller.close());

const run = async (text: string, ...before: string[]): Promise<void> => {
  caller = await startCaller([...before, `Morsecode(${text})`, 'NoOp(end)', 'Wait(99)'], [definition]);
};
const ended = (): boolean => caller.steps().some((step) => step.includes('NoOp(end)'));

describe('Morsecode takes as long as the reference', () => {
  it.each([
    ['SOS', [], 2400],
    ['E', [], 320],
    ['E E', ['Set(MORSEDITLEN=10)'], 130],
    ['TT', ['Set(MORSEDITLEN=10)'], 120],
    ['a1 ?', ['Set(MORSEDITLEN=10)'], 510],
    ['%E', ['Set(MORSEDITLEN=0)'], 320],
  ])('%s %j', async (text, before, ms) => {
    await run(text, ...before);
    await caller.clock.advance(ms - 10);
    expect(ended()).toBe(false);
    await caller.clock.advance(20);
    expect(ended()).toBe(true);
  });

  it('nothing takes no time, and a caller who hangs up ends it', async () => {
    await run('');
    expect(ended()).toBe(true);
    await caller.close();
    await run('SOS');
    await caller.hangUp();
    expect(caller.kernel.channels.size).toBe(0);
  });
});
