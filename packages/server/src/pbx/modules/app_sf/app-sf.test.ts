import { afterEach, describe, expect, it } from 'vitest';
import { startCaller, type TestCaller } from '../../../testing/keys.js';
import { definition } from './module.js';

let caller: TestCaller;
afterEach(() => caller.close());

const run = async (line: string): Promise<void> => {
  caller = await startCaller([line, 'NoOp(end)', 'Wait(99)'], [definition], { ms: 0 });
};
const ended = (): boolean => caller.steps().includes('2 NoOp(end)');

describe('digits by tones take as long as those of the reference', () => {
  it.each([
    ['SendSF(1)', 800],
    ['SendSF(12)', 1600],
    ['SendSF(0)', 1700],
    ['SendMF(*123#)', 700],
    ['SendMF(1)', 205],
    ['SendMF(w)', 600],
    ['SendMF(W)', 150],
    ['SendMF(h)', 350],
    ['SendMF(F)', 150],
    ['SendMF(1,500,500)', 1100],
    ['SendMF(x)', 100],
    ['SendSF(x)', 100],
  ])('%s: %d ms', async (line, ms) => {
    await run(line);
    await caller.clock.advance(ms - 10);
    expect(ended()).toBe(false);
    await caller.clock.advance(20);
    expect(ended()).toBe(true);
  });

  it.each(['SendSF()', 'SendMF()', 'SendMF(1,,,,,Local/none)', 'SendSF(1,,Local/none)'])('%s goes on', async (line) => {
    await run(line);
    expect(ended()).toBe(true);
    expect(caller.logged.some((text) => text.includes('needs digits') || text.includes('no channel'))).toBe(true);
  });

  it('goes to another channel, and ends with it', async () => {
    await run('SendSF(123,,Local/line@line-00000000\\;2)');
    await caller.clock.advance(500);
    await caller.perform('Hangup', { Channel: 'Local/line@line-00000000;2' });
    await caller.clock.advance(5000);
    expect(caller.kernel.channels.size).toBe(0);
  });

  it('ends with its caller', async () => {
    await run('SendSF(123)');
    await caller.hangUp();
    expect(caller.kernel.channels.size).toBe(0);
  });
});
