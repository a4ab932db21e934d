import { Duplex } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { Outlet, type StuckReason } from './outlet.js';
import { settle, TestClock } from './test-support.js';

/** A stream that passes on a write when it is told to. */
class Gate extends Duplex {
  taken = '';
  ended = false;
  #release: (() => void) | undefined;

  override _read(): void {}

  override _write(bytes: Buffer, _encoding: string, done: () => void): void {
    this.#release = () => {
      this.taken += bytes.toString('latin1');
      done();
    };
  }

  override _final(done: () => void): void {
    this.ended = true;
    done();
  }

  /** Lets `count` writes pass, or all that come. */
  async open(count = Number.POSITIVE_INFINITY): Promise<void> {
    for (let passed = 0; passed < count && this.#release; passed++) {
      const release = this.#release;
      this.#release = undefined;
      release();
      await settle(3);
    }
  }
}

const outletOn = (limits = { writeTimeout: 1_000, maxPendingBytes: 100_000 }) => {
  const gate = new Gate();
  const clock = new TestClock();
  const reasons: StuckReason[] = [];
  const outlet = new Outlet(gate, clock, limits, (reason) => void reasons.push(reason));
  return { gate, clock, reasons, outlet };
};

describe('an outlet', () => {
  it('keeps everything in order, small pieces and large ones', async () => {
    const { gate, outlet, reasons } = outletOn({ writeTimeout: 1_000, maxPendingBytes: 10_000_000 });
    let expected = '';
    for (let n = 0; n < 3_000; n++) {
      const text = `${n}:${'x'.repeat(n % 100 === 0 ? 150_000 : n % 90)};`;
      expected += text;
      outlet.writeText(text);
    }
    expect(outlet.pendingBytes).toBe(expected.length);
    await gate.open();
    expect(gate.taken === expected).toBe(true);
    expect(outlet.pendingBytes).toBe(0);
    expect(reasons).toEqual([]);
  });

  it('ends the stream behind what waits', async () => {
    const { gate, outlet } = outletOn();
    for (let n = 0; n < 5; n++) outlet.writeText(String(n));
    outlet.end();
    outlet.writeText('late');
    expect(gate.ended).toBe(false);
    await gate.open();
    await settle();
    expect(gate.taken).toBe('01234');
    expect(gate.ended).toBe(true);
  });

  it('gives up once nothing has moved for the time allowed, counted from the last that did', async () => {
    const { gate, outlet, clock, reasons } = outletOn();
    for (let n = 0; n < 9; n++) outlet.writeText('x'.repeat(60_000 / 9));
    outlet.writeText('x'.repeat(40_000));
    await clock.advance(900);
    await gate.open(1);
    await clock.advance(999);
    expect(reasons).toEqual([]);
    await clock.advance(1);
    expect(reasons).toEqual(['timeout']);
    expect(clock.timers).toBe(0);
  });

  it('gives up where more waits than may, but takes a large piece into an empty queue', () => {
    const { outlet, reasons } = outletOn();
    outlet.writeText('x'.repeat(500_000));
    expect(reasons).toEqual([]);
    outlet.writeText('y');
    expect(reasons).toEqual(['overflow']);
  });

  it('says when the other side has caught up', async () => {
    const { gate, outlet } = outletOn({ writeTimeout: 1_000, maxPendingBytes: 1_000_000 });
    expect(outlet.drained()).toBeUndefined();
    outlet.writeText('x'.repeat(300_000));
    let caughtUp = false;
    void outlet.drained()?.then(() => {
      caughtUp = true;
    });
    await gate.open(1);
    expect(caughtUp).toBe(false);
    await gate.open();
    expect(caughtUp).toBe(true);
  });

  it('lets nobody wait for a stream that was closed', async () => {
    const { outlet } = outletOn({ writeTimeout: 1_000, maxPendingBytes: 1_000_000 });
    outlet.writeText('x'.repeat(300_000));
    const drained = outlet.drained();
    outlet.close();
    await drained;
    expect(outlet.drained()).toBeUndefined();
  });
});
