import { Connection, now, runLoad } from '../connection.mjs';
import { counter } from '../counter.mjs';

const window = 500;
const batchSize = 50;
const batch = Buffer.from('Action: Ping\r\nActionID: 1\r\n\r\n'.repeat(batchSize));

/** Ping as fast as it goes on one connection, with about 500 unanswered. */
export const ping = {
  name: 'ping',
  summary: `Ping, pipelined (window ${window})`,
  loads: () => [
    {
      rows: [{ label: `ping, window ${window}`, unit: '/s', better: 'more', target: { ratio: 0.4 } }],
      /** @param {import('../connection.mjs').Server} server @param {{ seconds: number }} options */
      async run(server, { seconds }) {
        const connection = await Connection.open(server);
        return runLoad([connection], (done) => {
          const count = counter('\r\n\r\n');
          const begin = now();
          let sent = 0;
          let answered = 0;
          const pump = () => {
            for (; sent - answered < window; sent += batchSize) connection.send(batch);
          };
          connection.onData = (chunk) => {
            answered += count(chunk);
            const passed = now() - begin;
            if (passed < seconds) pump();
            else if (answered >= sent) done([answered / passed]);
          };
          pump();
          return () => answered;
        });
      },
    },
  ],
};
