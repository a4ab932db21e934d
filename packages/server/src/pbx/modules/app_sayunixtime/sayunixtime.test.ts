import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestKernel, type TestKernel } from '../../../testing/test-kernel.js';
import type { Channel } from '../../kernel/channel.js';
import type { ChannelTechnology, Leg } from '../../kernel/channel-technology.js';
import { VirtualClock } from '../../kernel/virtual-clock.js';
import { definition } from './module.js';

const silent: Leg = {
  call: () => true,
  answer: () => {},
  hangup: () => {},
  indicate: () => true,
  digitBegin: () => true,
  digitEnd: () => true,
  sendText: () => true,
};
const phones: ChannelTechnology = { name: 'Phone', description: 'Phones', request: () => 0 };

let clock: VirtualClock;
let system: TestKernel;
let channel: Channel;

beforeEach(async () => {
  clock = new VirtualClock();
  system = await startTestKernel({ clock, modules: [definition], files: {} });
  channel = system.kernel.channels.create({ name: 'Phone/1', technology: phones, leg: silent, state: 'Up' });
});
afterEach(() => system.close());

const say = (data: string) => system.kernel.applications.get('sayunixtime')?.run(channel, data);

describe('SayUnixTime', () => {
  it('plays the sounds one after the other, each for its length', async () => {
    const sounds = join(system.kernel.settings.directories.astdatadir, 'sounds', 'en', 'digits');
    mkdirSync(sounds, { recursive: true });
    // a second of sound each: 22 hours, 15 minutes
    for (const name of ['20', '2', '15']) writeFileSync(join(sounds, `${name}.ulaw`), Buffer.alloc(8000));
    let ended = false;
    const run = Promise.resolve(say('1700000100,UTC,kM')).then((outcome) => {
      ended = true;
      return outcome;
    });
    await clock.advance(2900);
    expect(ended).toBe(false);
    await clock.advance(200);
    expect(ended).toBe(true);
    expect(await run).toBe('continue');
  });

  it('ends the call where a sound is missing, and tells the log', async () => {
    expect(await say('1700000000,UTC,Y')).toBe('hangup');
    expect(system.logged.join('\n')).toContain('digits/2 ');
  });

  it('is DateTime too', () => {
    expect(system.kernel.applications.get('DateTime')).toBeDefined();
  });
});
