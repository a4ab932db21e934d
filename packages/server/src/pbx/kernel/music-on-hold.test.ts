import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../testing/calls.js';

let calls: TestCalls;
afterEach(() => calls.close());

const waiting = async () => {
  calls = await startCalls('[default]\nexten => 601,1,Answer()\n same => n,Wait(30)\n');
  await calls.originate({ Channel: 'Local/601@default', Application: 'Wait', Data: '5' });
  const channel = calls.kernel.channels.get('Local/601@default-00000000;1');
  if (!channel) throw new Error('no channel');
  return channel;
};

describe('music on hold', () => {
  it('is silence where nobody plays it', async () => {
    const channel = await waiting();
    expect(calls.kernel.musicOnHold.start(channel)).toBe(false);
    calls.kernel.musicOnHold.stop(channel);
  });

  it('is played by whoever provides it, until that is taken back or the channel has ended', async () => {
    const channel = await waiting();
    const played: string[] = [];
    const withdraw = calls.kernel.musicOnHold.provide({
      start: ({ name }, className) => played.push(`${name} ${className}`) > 0,
      stop: ({ name }) => played.push(name),
    });
    expect(calls.kernel.musicOnHold.start(channel, 'jazz')).toBe(true);
    calls.kernel.musicOnHold.stop(channel);
    expect(played).toEqual(['Local/601@default-00000000;1 jazz', 'Local/601@default-00000000;1']);
    withdraw();
    expect(calls.kernel.musicOnHold.start(channel)).toBe(false);
    calls.kernel.musicOnHold.provide({ start: () => true, stop: () => {} });
    await calls.clock.advance(10_000);
    expect(channel.hungUp).toBe(true);
    expect(calls.kernel.musicOnHold.start(channel)).toBe(false);
  });
});
