import { Connection, now, runLoad } from '../connection.mjs';
import { counter } from '../counter.mjs';

const message = Buffer.from('Action: Ping\r\n\r\n');

/** Ping, one at a time: how long the answer takes. */
export const rtt = {
  name: 'rtt',
  summary: 'Ping, one at a time: p50 and p99 of the round trip',
  loads: () => [
    {
      rows: [
        { label: 'round trip, p50', unit: 'µs', better: 'less', target: { ratio: 1.3 } },
        { label: 'round trip, p99', unit: 'µs', better: 'less' },
      ],
      /** @param {import('../connection.mjs').Server} server @param {{ seconds: number }} options */
      async run(server, { seconds }) {
        const connection = await Connection.open(server);
        return runLoad([connection], (done) => {
          const count = counter('\r\n\r\n');
          const times = [];
          const begin = now();
          let asked = now();
          const ask = () => {
            asked = now();
            connection.send(message);
          };
          connection.onData = (chunk) => {
            if (count(chunk) === 0) return;
            times.push((now() - asked) * 1e6);
            if (now() - begin < seconds) ask();
            else done(percentiles(times, [0.5, 0.99]));
          };
          ask();
          return () => times.length;
        });
      },
    },
  ],
};

const percentiles = (times, parts) => {
  const sorted = Float64Array.from(times).sort();
  return parts.map((part) => sorted[Math.floor(sorted.length * part)]);
};
