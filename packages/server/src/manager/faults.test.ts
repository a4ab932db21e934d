import { type Frame, Framer } from '@amiable/protocol';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../contract/clock.js';
import { connectTo, settings, startManager, TestClient, type TestManager, until, user } from './test-support.js';

const admin = user('admin', { writetimeout: 1_000 });
const portOf = ({ manager }: TestManager) => manager.addresses[0]?.address.port as number;
const loginText = (events: string) =>
  `Action: Login\r\nUsername: admin\r\nSecret: admin-secret\r\nEvents: ${events}\r\n\r\n`;

/** Reads events as fast as they come, and keeps only what is needed to know that none is missing or out of order. */
class CountingClient extends TestClient {
  numbers = 0;
  inOrder = true;
  #framer = new Framer();

  constructor(stream: TestClient['stream']) {
    super(stream, false);
    stream.on('data', (bytes: Buffer) => this.#framer.push(bytes, (frame) => this.#take(frame)));
  }

  #take({ message }: Frame): void {
    const number = message.get('Number');
    if (number === '') return;
    if (Number(number) !== this.numbers) this.inOrder = false;
    this.numbers++;
  }
}

describe('200 half-open connections', () => {
  it('leave at most authlimit, and room for a client that logs in once they have timed out', async () => {
    const test = await startManager(settings([admin], { authlimit: 20, authtimeout: 5 }));
    const clients = await Promise.all(Array.from({ length: 200 }, () => connectTo(portOf(test))));
    await until(() => clients.filter(({ closed }) => closed).length === 180);
    expect(test.manager.unauthenticated).toBe(20);
    expect(clients.filter(({ received }) => received !== '').length).toBe(20);
    expect(test.manager.counters.refusedConnections).toBe(180);
    const late = await connectTo(portOf(test));
    await until(() => late.closed);
    expect(late.received).toBe('');
    await test.clock.advance(5_000);
    await until(() => clients.every(({ closed }) => closed));
    expect(test.manager.unauthenticated).toBe(0);
    const client = await connectTo(portOf(test));
    client.raw(loginText('off'));
    await until(() => client.received.includes('Authentication accepted'));
    test.manager.stop();
    client.stream.destroy();
  });

  it('do not count those who are logged in', async () => {
    const test = await startManager(settings([admin], { authlimit: 2 }));
    for (let n = 0; n < 10; n++) {
      const client = await connectTo(portOf(test));
      client.raw(loginText('off'));
      await until(() => client.received.includes('Authentication accepted'));
    }
    expect(test.manager.sessions.size).toBe(10);
    test.manager.stop();
  });
});

describe('a client that never reads', () => {
  const EVENTS = 50_000;
  const padding = 'x'.repeat(400);

  it('is cut off while every other one gets 50,000 events in order, and memory stays bounded', async () => {
    const test = await startManager(settings([admin]), { clock: systemClock, maxPendingBytes: 1024 * 1024 });
    const readers: CountingClient[] = [];
    for (let n = 0; n < 3; n++) {
      const { stream } = await connectTo(portOf(test), false);
      readers.push(new CountingClient(stream));
    }
    const deaf = await connectTo(portOf(test), false);
    deaf.stream.pause();
    for (const client of [...readers, deaf]) client.raw(loginText('call'));
    await until(() => test.manager.counters.logins === 4);
    let mostPending = 0;
    for (let n = 0; n < EVENTS; n++) {
      test.pbx.tick(`${n}\r\nPadding: ${padding}`);
      if (n % 50 !== 49) continue;
      await new Promise((resolve) => setImmediate(resolve));
      for (const session of test.manager.sessions) mostPending = Math.max(mostPending, session.pendingBytes);
    }
    await until(() => readers.every(({ numbers }) => numbers === EVENTS));
    expect(readers.every(({ inOrder }) => inOrder)).toBe(true);
    await until(() => test.manager.sessions.size === 3);
    expect(test.manager.counters.cutOffClients).toBe(1);
    expect(mostPending).toBeLessThan(1024 * 1024 + 200 * 1024);
    expect(test.log.at('warning')).toEqual([expect.stringMatching(/^Client 'admin' .* is disconnected: it /)]);
    test.manager.stop();
    deaf.stream.destroy();
  });

  it('is cut off after its writetimeout, however little waits', async () => {
    const test = await startManager(settings([admin], { enabled: false }));
    const deaf = test.connect({}, false);
    deaf.raw(loginText('call'));
    const reader = await test.connect().login('admin', { Events: 'call' });
    for (let n = 0; n < 400; n++) test.pbx.tick(`${n}\r\nPadding: ${padding}`);
    expect((await reader.messages()).length).toBe(400);
    await test.clock.advance(999);
    expect(test.manager.counters.cutOffClients).toBe(0);
    await test.clock.advance(2);
    expect(deaf.closed).toBe(true);
    expect(reader.closed).toBe(false);
    expect(test.log.at('warning')).toEqual([expect.stringContaining('took nothing for 1000 ms')]);
  });

  it('is not cut off while it takes a little at a time', async () => {
    const test = await startManager(settings([admin], { enabled: false }));
    const slow = test.connect({}, false);
    slow.raw(loginText('call'));
    await test.clock.advance(0);
    let taken = 0;
    for (let round = 0; round < 40; round++) {
      for (let n = 0; n < 50; n++) test.pbx.tick(`${n}\r\nPadding: ${padding}`);
      await test.clock.advance(500);
      for (let part = 0; part < 2; part++) taken += (slow.stream.read() as Buffer | null)?.length ?? 0;
    }
    expect(test.manager.counters.cutOffClients).toBe(0);
    expect(taken).toBeGreaterThan(100_000);
  });
});

describe('1,000 logins and disconnects', () => {
  it('leave nothing behind', async () => {
    const test = await startManager(settings([admin], { authlimit: 5 }));
    for (let n = 0; n < 1_000; n++) {
      const client = await connectTo(portOf(test));
      client.raw(loginText(n % 2 ? 'call' : 'off'));
      await until(() => client.received.includes('Authentication accepted'));
      if (n % 3 === 0) client.send({ Action: 'WaitEvent', Timeout: '-1' });
      if (n % 3 === 1) client.send({ Action: 'Filter', Operation: 'Add', Filter: `Number: ${n}` });
      client.stream.destroy();
    }
    await until(() => test.manager.sessions.size === 0);
    expect(test.manager.counters.logins).toBe(1_000);
    expect(test.manager.unauthenticated).toBe(0);
    expect(test.manager.fanOut.views).toBe(0);
    await test.clock.advance(60_000);
    expect(test.clock.timers).toBe(0);
    test.manager.stop();
  });
});

/** A small generator of numbers that a seed repeats (mulberry32). */
const randomFrom = (seed: number) => {
  let state = seed >>> 0;
  return (below: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
};

const words = [
  'Action: Ping',
  'Action: Login',
  'Action: Challenge',
  'Action: Events',
  'Action: Filter',
  'Action: UserEvent',
  'Action: WaitEvent',
  'Action: Command',
  'Action: ListCommands',
  'Action: Nonsense',
  'Operation: Add',
  'Filter: ',
  'EventMask: ',
  'Timeout: ',
  'Username: ',
  'UserEvent: ',
  'Command: manager show ',
  'ActionID: ',
  '\r\n',
  '\r\n\r\n',
  '\n',
  '\n\n',
  ':',
  '\0',
  '((',
  '[[:',
  'x{9',
];

describe('a fuzzer', () => {
  const seed = Number(process.env.AMIABLE_FUZZ_SEED ?? Date.now() % 0xffffffff);
  const runs = Number(process.env.AMIABLE_FUZZ_RUNS ?? 1_000);

  it(`cannot stop the server from answering (AMIABLE_FUZZ_SEED=${seed})`, async () => {
    const random = randomFrom(seed);
    const test = await startManager(settings([admin], { enabled: false }));
    for (let run = 0; run < runs; run++) {
      const client = test.connect();
      if (random(4) > 0) await client.login('admin', { Events: random(2) ? 'on' : 'off' });
      for (let piece = random(40); piece >= 0; piece--) {
        if (random(3) > 0) client.raw(words[random(words.length)] as string);
        else client.raw(Buffer.from(Array.from({ length: random(60) }, () => random(256))).toString('latin1'));
      }
      client.stream.end();
      const control = await test.connect().login('admin', { Events: 'off' });
      const answer = await control.ask({ Action: 'Ping', ActionID: String(run) });
      if (answer[0]?.[2] !== 'Ping: Pong') throw new Error(`The server no longer answers: seed ${seed}, run ${run}`);
      control.stream.destroy();
    }
    await test.clock.advance(60_000);
    expect(test.manager.sessions.size).toBe(0);
    expect(test.log.at('error')).toEqual([]);
  });
});
