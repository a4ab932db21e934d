import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../virtual-clock.js';
import { MediaClock } from './media-clock.js';

describe('the clock of the sound', () => {
  it('ticks every 20 milliseconds, and only while somebody listens', async () => {
    const clock = new VirtualClock(1_000_007);
    const media = new MediaClock(clock);
    expect(clock.pending).toBe(0);
    const moments: number[] = [];
    const end = media.subscribe(() => moments.push(clock.now()));
    await clock.advance(100);
    expect(moments).toEqual([1_000_020.5, 1_000_040.5, 1_000_060.5, 1_000_080.5, 1_000_100.5]);
    end();
    expect(clock.pending).toBe(0);
    await clock.advance(100);
    expect(moments).toHaveLength(5);
  });

  it('gives every tick its number, and ends whoever takes itself away at one', async () => {
    const clock = new VirtualClock(2_000_000);
    const media = new MediaClock(clock);
    const ticks: number[] = [];
    const other: number[] = [];
    const end = media.subscribe((tick) => {
      ticks.push(tick);
      if (ticks.length === 2) end();
    });
    const endOther = media.subscribe((tick) => other.push(tick));
    await clock.advance(80);
    expect(ticks).toEqual([100_000, 100_001]);
    expect(other).toEqual([100_000, 100_001, 100_002, 100_003]);
    endOther();
    expect(media.ticking).toBe(false);
  });

  it('makes up for ticks that came too late, and does not drift', () => {
    let now = 0;
    let due: { at: number; run: () => void } | undefined;
    const media = new MediaClock({
      now: () => now,
      after: (ms, run) => {
        due = { at: now + ms, run };
        return { cancel: () => {} };
      },
    });
    const ticks: number[] = [];
    media.subscribe((tick) => ticks.push(tick));
    for (let i = 0; i < 200; i++) {
      const { at, run } = due ?? { at: Number.NaN, run: () => {} };
      now = at + (i % 7) * 9.3;
      run();
      expect(ticks.length).toBe(Math.floor((now - 0.5) / 20) + 1);
    }
    expect(ticks).toEqual(ticks.map((_, i) => i));
  });

  it('does not make up for a time in which the machine slept', () => {
    let now = 0;
    let due = (): void => {};
    const media = new MediaClock({
      now: () => now,
      after: (_ms, run) => {
        due = run;
        return { cancel: () => {} };
      },
    });
    let count = 0;
    media.subscribe(() => count++);
    now = 3_600_000;
    due();
    expect(count).toBe(501);
  });
});
