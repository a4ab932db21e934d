import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { findSamples, putWav, speech } from '../../../testing/sound.js';
import type { Channel } from '../channel.js';
import { startSound } from '../sound-files.js';

const said = speech(400, 3);
let calls: TestCalls;
beforeEach(async () => {
  calls = await startCalls(`[lines]
exten => silent,1,Answer()
 same => n,Wait(60)
exten => echo,1,Answer()
 same => n,Echo()
exten => dial,1,Dial(Local/silent@lines)
exten => tone,1,Answer()
 same => n,PlayTones(440)
 same => n,Wait(1)
 same => n,StopPlayTones()
 same => n,Wait(60)
exten => milliwatt,1,Milliwatt()
`);
  putWav(join(calls.folder, 'data/sounds/said.wav'), said);
});
afterEach(() => calls.close());

const line = (serial: number, half: 1 | 2): Channel => {
  const end = `-${String(serial).padStart(8, '0')};${half}`;
  const found = [...calls.kernel.channels.all()].find(({ name }) => name.endsWith(end));
  if (!found) throw new Error(`There is no channel ${end}`);
  return found;
};
/** All that arrives at a channel from now on. */
const listen = (channel: Channel): number[] => {
  const samples: number[] = [];
  channel.media.tap((read) => samples.push(...(read ?? [])));
  return samples;
};
const hears = (samples: readonly number[]): boolean => findSamples(Int16Array.from(samples), said) >= 0;

describe('sound', () => {
  it('goes through both halves of a Local channel and a bridge', async () => {
    await calls.originate({ Channel: 'Local/dial@lines', Application: 'Wait', Data: '60' }, 1000);
    const heard = listen(line(1, 2));
    const back = listen(line(0, 1));
    startSound(line(1, 2), 'said', 'en');
    const far = line(0, 1);
    far.media.play({ frame: () => Int16Array.from({ length: 160 }, () => 7), isOver: () => false });
    await calls.clock.advance(1000);
    expect(heard.length).toBeGreaterThan(7000);
    expect(new Set(heard)).toEqual(new Set([7]));
    expect(back).toEqual([...said]);
  });

  it('comes back from Echo', async () => {
    await calls.originate({ Channel: 'Local/echo@lines', Application: 'Playback', Data: 'said' }, 0);
    const heard = listen(line(0, 1));
    await calls.clock.advance(300);
    expect(heard.length).toBeGreaterThan(1600);
    expect(heard).toEqual([...said.subarray(0, heard.length)]);
  });

  it('is not heard where a channel is muted', async () => {
    await calls.originate({ Channel: 'Local/echo@lines', Application: 'Playback', Data: 'said&said' }, 0);
    const heard = listen(line(0, 1));
    await calls.perform('MuteAudio', { Channel: line(0, 1).name, Direction: 'in', State: 'on' });
    await calls.clock.advance(300);
    expect(heard).toEqual([]);
    await calls.perform('MuteAudio', { Channel: line(0, 1).name, Direction: 'in', State: 'off' });
    await calls.clock.advance(900);
    expect(hears(heard)).toBe(true);
  });

  it('of tones lasts until they are stopped', async () => {
    await calls.originate({ Channel: 'Local/tone@lines', Application: 'Wait', Data: '60' }, 100);
    const heard = listen(line(0, 1));
    await calls.clock.advance(5000);
    expect(heard.length).toBeGreaterThan(6000);
    expect(heard.length).toBeLessThanOrEqual(12_000);
  });

  it('of Milliwatt has 1004 turns a second', async () => {
    await calls.originate({ Channel: 'Local/milliwatt@lines', Application: 'Wait', Data: '60' }, 700);
    const heard = listen(line(0, 1));
    await calls.clock.advance(2000);
    const second = heard.slice(0, 8000);
    const turns = second.filter((sample, i) => i > 0 && sample >= 0 && (second[i - 1] ?? 0) < 0).length;
    expect(turns).toBeGreaterThanOrEqual(1003);
    expect(turns).toBeLessThanOrEqual(1005);
  });

  it('moves only while somebody listens', async () => {
    await calls.originate({ Channel: 'Local/echo@lines', Application: 'Playback', Data: 'said' }, 100);
    expect(calls.kernel.media.clock.ticking).toBe(false);
    const end = line(0, 1).media.tap(() => {});
    expect(calls.kernel.media.clock.ticking).toBe(true);
    end();
    expect(calls.kernel.media.clock.ticking).toBe(false);
  });
});
