import { describe, expect, it } from 'vitest';
import { type Frame, FrameQueue } from './frame-queue.js';
import { VirtualClock } from './virtual-clock.js';

const setUp = () => {
  const clock = new VirtualClock();
  const read: Frame[] = [];
  const state = { interrupted: false };
  const queue = new FrameQueue(
    clock,
    (frame) => read.push(frame),
    () => state.interrupted,
  );
  return { clock, read, state, queue };
};
const digit = (name: string): Frame => ({ type: 'digitEnd', digit: name, ms: 0 });

describe('a wait', () => {
  it('ends when its time is up, and leaves no timer', async () => {
    const { clock, queue } = setUp();
    const wait = queue.wait({ ms: 100 });
    await clock.advance(100);
    expect(await wait).toBe('elapsed');
    expect(clock.pending).toBe(0);
  });

  it('reads frames in their order, those that came before it too, and ends with the one waited for', async () => {
    const { clock, queue, read } = setUp();
    queue.push(digit('1'));
    expect(read).toEqual([]);
    const wait = queue.wait({ ms: 100, onFrame: (frame) => frame.type === 'digitEnd' && frame.digit === '2' });
    queue.push(digit('2'));
    queue.push(digit('3'));
    await clock.advance(1);
    expect(await wait).toBe('frame');
    expect(read).toEqual([digit('1'), digit('2')]);
    expect(clock.pending).toBe(0);
  });

  it('does not read within the call that queued', async () => {
    const { clock, queue, read } = setUp();
    void queue.wait({});
    queue.push(digit('1'));
    expect(read).toEqual([]);
    await clock.advance(0);
    expect(read).toEqual([digit('1')]);
  });

  it('ends at once when the channel is interrupted, and when it is cleared', async () => {
    const { clock, queue, state } = setUp();
    const first = queue.wait({ ms: 100 });
    state.interrupted = true;
    queue.wake();
    await clock.advance(0);
    expect(await first).toBe('interrupted');
    expect(await queue.wait({ ms: 100 })).toBe('interrupted');
    state.interrupted = false;
    const second = queue.wait({ ms: 100 });
    queue.clear();
    expect(await second).toBe('interrupted');
    expect(clock.pending).toBe(0);
  });

  it('ends when what it looks at says so', async () => {
    const { clock, queue } = setUp();
    let over = false;
    const wait = queue.wait({ until: () => over });
    over = true;
    queue.wake();
    await clock.advance(0);
    expect(await wait).toBe('frame');
  });

  it('is refused while somebody waits', async () => {
    const { queue } = setUp();
    void queue.wait({ ms: 100 });
    await expect(queue.wait({ ms: 1 })).rejects.toThrow('Somebody waits on this channel already');
  });
});

describe('a queue that nobody reads', () => {
  it('drops digits and text, and keeps signalling', async () => {
    const { clock, queue, read } = setUp();
    for (let n = 0; n < 500; n++) queue.push(digit('1'));
    queue.push({ type: 'control', control: 'hangup' });
    void queue.wait({});
    await clock.advance(0);
    expect(read).toHaveLength(129);
    expect(read.at(-1)).toEqual({ type: 'control', control: 'hangup' });
  });
});

describe('virtual time', () => {
  it('runs timers in order, and what each leads to before the next', async () => {
    const clock = new VirtualClock(1000);
    const seen: string[] = [];
    clock.after(20, () => seen.push(`b${clock.now()}`));
    clock.after(10, () => {
      seen.push(`a${clock.now()}`);
      void Promise.resolve().then(() => clock.after(5, () => seen.push(`c${clock.now()}`)));
    });
    clock.after(15, () => seen.push('never')).cancel();
    await clock.advance(20);
    expect(seen).toEqual(['a1010', 'c1015', 'b1020']);
    expect(clock.now()).toBe(1020);
  });
});
