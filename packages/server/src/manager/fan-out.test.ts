import { classMask } from '@amiable/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FanOut, type Reader, type Seat } from './fan-out.js';
import { compileFilter } from './filters/event-filter.js';
import { filters } from './test-support.js';

const call = classMask(['call']);
const user = classMask(['user']);

class Listener implements Reader {
  text = '';
  buffers: Buffer[] = [];

  deliver(bytes: Buffer): void {
    this.buffers.push(bytes);
    this.text += bytes.toString('latin1');
  }

  deliverText(text: string): void {
    this.text += text;
  }
}

const publish = (fanOut: FanOut, number: number, classes = call) =>
  fanOut.publish({ name: 'Tick', classes, at: 0, body: '' }, `${number},`);

describe('the fan-out', () => {
  it('encodes what a turn brought once for all readers with the same view', () => {
    const fanOut = new FanOut();
    const listeners = Array.from({ length: 5 }, () => new Listener());
    for (const listener of listeners) fanOut.join(listener, call, compileFilter(filters('1')));
    for (let n = 0; n < 20; n++) publish(fanOut, n);
    fanOut.flush();
    expect(fanOut.views).toBe(1);
    expect(listeners[0]?.text).toBe('1,10,11,12,13,14,15,16,17,18,19,');
    for (const { buffers } of listeners) expect(buffers).toEqual([listeners[0]?.buffers[0]]);
    expect(listeners.every(({ buffers }) => buffers[0] === listeners[0]?.buffers[0])).toBe(true);
  });

  it('delivers by itself when the turn ends', async () => {
    const fanOut = new FanOut();
    const listener = new Listener();
    fanOut.join(listener, call | user, undefined);
    publish(fanOut, 1);
    expect(listener.text).toBe('');
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    expect(listener.text).toBe('1,');
  });

  it('brings each reader every event of its classes since it joined, once and in order, whatever it takes ahead', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('event' as const), classes: fc.constantFrom(call, user, call | user) }),
      fc.record({ kind: fc.constantFrom('take' as const, 'leave' as const, 'flush' as const), who: fc.nat(3) }),
      fc.record({
        kind: fc.constant('join' as const),
        who: fc.nat(3),
        mask: fc.constantFrom(0, call, user, call | user),
      }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const fanOut = new FanOut();
        const readers = [0, 1, 2, 3].map(() => ({
          listener: new Listener(),
          expected: '',
          mask: 0,
          seat: undefined as Seat | undefined,
        }));
        let number = 0;
        for (const one of steps) {
          const reader = 'who' in one ? readers[one.who] : undefined;
          if (one.kind === 'event') {
            number++;
            for (const each of readers) if ((each.mask & one.classes) !== 0) each.expected += `${number},`;
            publish(fanOut, number, one.classes);
          } else if (one.kind === 'flush') fanOut.flush();
          else if (reader) {
            if (reader.seat) reader.listener.text += fanOut.take(reader.seat);
            if (one.kind === 'take') continue;
            if (reader.seat) fanOut.leave(reader.seat);
            reader.mask = one.kind === 'join' ? one.mask : 0;
            reader.seat = fanOut.join(reader.listener, reader.mask, undefined);
          }
        }
        fanOut.flush();
        for (const { listener, expected } of readers) expect(listener.text).toBe(expected);
        for (const { seat } of readers) if (seat) fanOut.leave(seat);
        expect(fanOut.views).toBe(0);
      }),
    );
  });

  it('calls those who wait for the next event before it is handed on, once', () => {
    const fanOut = new FanOut();
    const calls: string[] = [];
    fanOut.onNextEvent(() => void calls.push('first'));
    fanOut.onNextEvent(() => void calls.push('second'))();
    publish(fanOut, 1, user);
    publish(fanOut, 2, user);
    expect(calls).toEqual(['first']);
  });
});
