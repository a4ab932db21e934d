import { Connection, now, runLoad } from '../connection.mjs';
import { counter } from '../counter.mjs';

const targets = new Map([
  [10, 1000],
  [50, 3000],
]);
const originate =
  'Action: Originate\r\nChannel: Local/600@bench\r\nApplication: Wait\r\nData: 0.01\r\nAsync: true\r\n\r\n';

/** Local calls from Originate to hangup; the session that originates reads all call events. */
export const calls = {
  name: 'calls',
  summary: 'Local calls, start to finish, 10 and 50 under way, with one reader of all call events',
  /** @param {{ underWay: readonly number[] }} options */
  loads: ({ underWay }) =>
    underWay.map((most) => ({
      rows: [{ label: `calls, ${most} under way`, unit: '/s', better: 'more', target: { least: targets.get(most) } }],
      /** @param {import('../connection.mjs').Server} server @param {{ seconds: number }} options */
      async run(server, { seconds }) {
        const connection = await Connection.open(server, 'call');
        return runLoad([connection], (done) => {
          const hangups = counter('Event: Hangup\r\n');
          const errors = counter('Response: Error\r\n');
          const begin = now();
          let started = 0;
          let ended = 0;
          const pump = () => {
            for (; started - ended < most; started++) connection.send(originate);
          };
          connection.onData = (chunk) => {
            if (errors(chunk) > 0)
              return connection.onFailure(
                new Error('Originate failed: the server needs 600@bench, and the user all rights'),
              );
            // Each call has two channels, and each of them hangs up.
            ended += hangups(chunk) / 2;
            const passed = now() - begin;
            if (passed < seconds) pump();
            else if (ended >= started) done([ended / passed]);
          };
          pump();
          return () => ended;
        });
      },
    })),
};
