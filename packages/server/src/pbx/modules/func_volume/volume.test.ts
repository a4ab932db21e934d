import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFunctions, type TestFunctions } from '../../../testing/functions.js';
import { strength } from '../../../testing/sound.js';
import { definition as funcVolume } from './module.js';

const plan = `
[lines]
exten => a,1,Answer()
 same => n,PlayTones(800)
 same => n,Wait(999)
`;
const peak = 7219;

let calls: TestFunctions;
beforeEach(async () => {
  calls = await startFunctions([funcVolume], plan);
  await calls.clock.advance(600);
});
afterEach(() => calls.close());

/** How loud the tone of the far end is for others, as a multiple of what it is. */
const loudness = (): number => {
  const tick = calls.kernel.media.clock.now + 1;
  const frames = Array.from({ length: 20 }, (_, i) => [...(calls.channel.media.incoming(tick + i) ?? [])]);
  return strength(Int16Array.from(frames.flat()), 800) / peak;
};

describe('VOLUME', () => {
  it.each([
    ['2', 2],
    ['-4', 1 / 4],
    ['1.5', 1.5],
    ['0', 1],
    ['loud', 1],
  ])('of RX set to %s makes what comes from the far end %d times as loud', async (value, times) => {
    expect(await calls.write('VOLUME(rx)', value)).toBe(true);
    expect(loudness()).toBeCloseTo(times, 1);
    expect(await calls.read('VOLUME(RX)')).toBe((Number.parseFloat(value) || 0).toFixed(6));
    expect(await calls.read('VOLUME(TX)')).toBe('0.000000');
  });

  it('of TX makes what goes to the far end louder', async () => {
    await calls.write('VOLUME(TX)', '3');
    const { media } = calls.channel;
    const sample = Int16Array.from({ length: 160 }, () => 1000);
    media.play({ frame: () => sample, isOver: () => false });
    expect(media.outgoing(calls.kernel.media.clock.now + 1)?.[0]).toBe(3000);
    expect(sample[0]).toBe(1000);
    expect(loudness()).toBeCloseTo(1, 1);
  });

  it('does not count in recordings, and clips what is too loud', async () => {
    await calls.write('VOLUME(RX)', '4');
    const tick = calls.kernel.media.clock.now + 1;
    const recorded: number[] = [];
    const end = calls.channel.media.tap((read) => recorded.push(...(read ?? [])));
    await calls.clock.advance(200);
    end();
    expect(strength(Int16Array.from(recorded), 800) / peak).toBeCloseTo(1, 1);
    await calls.write('VOLUME(RX)', '9');
    expect(Math.max(...(calls.channel.media.incoming(tick + 20) ?? []))).toBe(32767);
  });

  it('is changed by * and # with option p, until it is set without', async () => {
    const press = async (digit: string) => {
      await calls.perform('PlayDTMF', { Channel: calls.channel.name, Digit: digit, Receive: 'true' });
      await calls.clock.advance(200);
    };
    await calls.write('VOLUME(TX,p)', '1');
    for (const digit of ['*', '*', '#', '5']) await press(digit);
    expect([await calls.read('VOLUME(TX)'), await calls.read('VOLUME(RX)')]).toEqual(['2.000000', '1.000000']);
    await calls.write('VOLUME(TX)', '1');
    await press('*');
    expect(await calls.read('VOLUME(TX)')).toBe('1.000000');
  });

  it('has no other direction, and none without a channel', async () => {
    expect(await calls.write('VOLUME(up)', '1')).toBe(false);
    expect(await calls.write('VOLUME()', '1')).toBe(false);
    expect(await calls.writeOutside('VOLUME(TX)', '1')).toBe(false);
    expect(await calls.put('[${VOLUME(TX)}]')).toBe('[]');
    expect(calls.logged.join('\n')).toContain("not 'up'");
  });
});
