import { Connection, now, runLoad } from '../connection.mjs';
import { counter } from '../counter.mjs';

const batchSize = 20;
const mostUnanswered = 200;
/** How many events the slowest reader may lie behind: the figure is of a steady state, not of what fits into buffers. */
const mostBehind = 2000;
const lanes = 10;

const userEvent = (headers) => `Action: UserEvent\r\nUserEvent: Load\r\n${headers}Payload: ${'x'.repeat(120)}\r\n\r\n`;
const alike = Buffer.from(userEvent('').repeat(batchSize));
/** The same, each event in one of ten lanes in turn. */
const inLanes = Buffer.from(Array.from({ length: batchSize }, (_, n) => userEvent(`Lane: ${n % lanes}\r\n`)).join(''));

/**
 * Opens readers, a few at a time: a server may bound the sessions that are not logged in yet.
 *
 * @param {import('../connection.mjs').Server} server
 * @param {number} count
 */
const openReaders = async (server, count) => {
  const readers = [];
  while (readers.length < count) {
    const some = Array.from({ length: Math.min(20, count - readers.length) }, () => Connection.open(server, 'user'));
    readers.push(...(await Promise.all(some)));
  }
  return readers;
};

/**
 * One writer sends events until the time is over; the load ends when every reader has all of its own.
 *
 * @param {Connection} writer
 * @param {readonly Connection[]} readers
 * @param {{ seconds: number, batch: Buffer, needle: string, oneIn: number }} load a reader is to see one event in
 *   `oneIn`, found by `needle`
 * @returns {Promise<number>} events per second
 */
const fanOut = (writer, readers, { seconds, batch, needle, oneIn }) =>
  runLoad([writer, ...readers], (done) => {
    const answers = counter('\r\n\r\n');
    const received = new Float64Array(readers.length);
    const begin = now();
    let sent = 0;
    let answered = 0;
    let total = 0;
    let isOver = false;
    const slowest = () => received.reduce((least, count) => Math.min(least, count), Number.POSITIVE_INFINITY) * oneIn;
    const isBehind = () => sent - slowest() > mostBehind;
    const pump = () => {
      while (sent - answered < mostUnanswered && !isBehind()) {
        writer.send(batch);
        sent += batchSize;
      }
    };
    const step = () => {
      isOver ||= now() - begin >= seconds;
      if (!isOver) pump();
      else if (answered >= sent && total * oneIn >= sent * readers.length) done(sent / (now() - begin));
    };
    writer.onData = (chunk) => {
      answered += answers(chunk);
      step();
    };
    for (const [index, reader] of readers.entries()) {
      const events = counter(needle);
      reader.onData = (chunk) => {
        const count = events(chunk);
        received[index] += count;
        total += count;
        // Without an unanswered event nothing else would go on.
        if (count > 0 && (isOver || answered >= sent)) step();
      };
    }
    pump();
    return () => total + answered;
  });

const readersOf = (count) => (count === 1 ? '1 reader' : `${count} readers`);

/** One writer of UserEvents, many readers. */
export const fanout = {
  name: 'fanout',
  summary: 'UserEvents to 1, 10, 100, 500 readers: deliveries',
  /** @param {{ readers: readonly number[] }} options */
  loads: ({ readers }) =>
    readers.map((count) => ({
      rows: [{ label: `fan-out, ${readersOf(count)}`, unit: 'deliveries/s', better: 'more', target: { ratio: 0.6 } }],
      /** @param {import('../connection.mjs').Server} server @param {{ seconds: number }} options */
      async run(server, { seconds }) {
        const sessions = await openReaders(server, count);
        const writer = await Connection.open(server);
        const load = { seconds, batch: alike, needle: 'Event: UserEvent', oneIn: 1 };
        return [(await fanOut(writer, sessions, load)) * count];
      },
    })),
};

/** The same with a filter of each reader's own that lets one event in ten through, held against no filter. */
export const filter = {
  name: 'filter',
  summary:
    'The same, each reader with a filter that lets one event in ten through, beside the same events without filters',
  /** @param {{ readers: readonly number[] }} options */
  loads: ({ readers }) =>
    readers.map((count) => ({
      besides: 'unfiltered',
      rows: [{ label: `filtered, ${readersOf(count)}`, unit: 'events/s', better: 'more', target: { ratio: 1 } }],
      /** @param {import('../connection.mjs').Server} server @param {{ seconds: number, filtered: boolean }} options */
      async run(server, { seconds, filtered }) {
        const sessions = await openReaders(server, count);
        const writer = await Connection.open(server);
        if (!filtered)
          return [await fanOut(writer, sessions, { seconds, batch: inLanes, needle: 'Event: UserEvent', oneIn: 1 })];
        for (const session of sessions) {
          const answer = await session.ask('Action: Filter\r\nOperation: Add\r\nFilter: Lane: 3\r\n\r\n');
          if (!answer.includes('Response: Success')) throw new Error(`Filter failed: ${answer.trim()}`);
        }
        return [await fanOut(writer, sessions, { seconds, batch: inLanes, needle: 'Lane: 3\r\n', oneIn: lanes })];
      },
    })),
};
