import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFunctions, type TestFunctions } from '../../../testing/functions.js';
import type { Channel } from '../../kernel/channel.js';
import { readNamed } from '../../kernel/substitute.js';
import { definition } from './module.js';

let system: TestFunctions;
beforeEach(async () => {
  system = await startFunctions([definition]);
});
afterEach(() => system.close());

const on = async (channel: Channel, expression: string): Promise<string> =>
  readNamed(expression, { kernel: system.kernel, channel, trusted: true });

describe('locks', () => {
  it('are held by one channel at a time, as often as it has taken them', async () => {
    const { channel, other } = system;
    expect(await on(channel, 'LOCK(a)')).toBe('1');
    expect(await on(channel, 'TRYLOCK(a)')).toBe('1');
    expect(await on(other, 'TRYLOCK(a)')).toBe('0');
    expect(await on(other, 'UNLOCK(a)')).toBe('0');
    expect(await on(channel, 'UNLOCK(a)')).toBe('1');
    expect(await on(other, 'TRYLOCK(a)')).toBe('0');
    expect(await on(channel, 'UNLOCK(a)')).toBe('1');
    expect(await on(channel, 'UNLOCK(a)')).toBe('0');
    expect(await on(other, 'TRYLOCK(a)')).toBe('1');
  });

  it('are passed to who waits', async () => {
    const { channel, other } = system;
    await on(channel, 'LOCK(a)');
    const waiting = on(other, 'LOCK(a)');
    await system.clock.advance(60_000);
    await on(channel, 'UNLOCK(a)');
    expect(await waiting).toBe('1');
    expect(await on(channel, 'TRYLOCK(a)')).toBe('0');
  });

  it('are waited for 3 seconds by a channel that holds another one, so that two do not wait for each other', async () => {
    const { channel, other } = system;
    await on(channel, 'LOCK(a)');
    await on(other, 'LOCK(b)');
    const first = on(channel, 'LOCK(b)');
    const second = on(other, 'LOCK(a)');
    await system.clock.advance(2999);
    expect(await on(channel, 'TRYLOCK(b)')).toBe('0');
    await system.clock.advance(1);
    expect([await first, await second]).toEqual(['0', '0']);
  });

  it('are let go of by a channel that ends, and not waited for', async () => {
    const { channel, other } = system;
    await on(channel, 'LOCK(a)');
    await on(other, 'LOCK(b)');
    const waiting = on(other, 'LOCK(a)');
    channel.hangup();
    expect(await waiting).toBe('1');
    const never = on(channel, 'LOCK(b)');
    other.hangup();
    expect(await never).toMatch(/[01]/);
  });

  it('are for the dialplan alone', async () => {
    expect(await system.readOutside('LOCK(a)')).toBe('');
    expect(await system.read('TRYLOCK(a)')).toBe('1');
  });

  it('are left to nobody when the module goes', async () => {
    await on(system.channel, 'LOCK(a)');
    const waiting = on(system.other, 'LOCK(a)');
    await system.kernel.modules.unload('func_lock', { force: true });
    expect(await waiting).toBe('0');
  });
});
