import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VirtualClock } from './virtual-clock.js';

describe('virtual time', () => {
  it('stands still by itself, and passes as told', async () => {
    const clock = new VirtualClock(1000);
    await clock.advance(250);
    expect(clock.now()).toBe(1250);
  });

  it('runs timers when they fall due, those of one moment in the order in which they were made', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ ms: fc.nat(20), cancelled: fc.boolean() }), { maxLength: 30 }),
        async (wanted) => {
          const clock = new VirtualClock(0, async () => {});
          const ran: string[] = [];
          const timers = wanted.map(({ ms }, n) => clock.after(ms, () => ran.push(`${clock.now()} ${n}`)));
          for (const [n, timer] of timers.entries()) if (wanted[n]?.cancelled) timer.cancel();
          const left = wanted.map(({ ms }, n) => ({ ms, n })).filter(({ n }) => !wanted[n]?.cancelled);
          expect(clock.pending).toBe(left.length);
          await clock.advance(20);
          expect(ran).toEqual(left.sort((a, b) => a.ms - b.ms || a.n - b.n).map(({ ms, n }) => `${ms} ${n}`));
          expect(clock.pending).toBe(0);
          for (const timer of timers) timer.cancel();
        },
      ),
    );
  });

  it('runs what a timer leads to before the next timer', async () => {
    const clock = new VirtualClock(0);
    const ran: string[] = [];
    clock.after(10, async () => {
      for (let n = 0; n < 5; n++) await new Promise((resolve) => setImmediate(resolve));
      ran.push(`late at ${clock.now()}`);
      clock.after(5, () => ran.push(`later at ${clock.now()}`));
    });
    clock.after(20, () => ran.push(`next at ${clock.now()}`));
    await clock.advance(20);
    expect(ran).toEqual(['late at 10', 'later at 15', 'next at 20']);
  });

  it('stops where it is enough, at that moment', async () => {
    const clock = new VirtualClock(0);
    let count = 0;
    for (const ms of [10, 20, 30]) clock.after(ms, () => count++);
    await clock.advance(100, () => count === 2);
    expect([clock.now(), count, clock.pending]).toEqual([20, 2, 1]);
    await clock.advance(5, () => true);
    expect(clock.now()).toBe(20);
  });
});
