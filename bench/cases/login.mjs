import { Connection, now } from '../connection.mjs';

const atOnce = 20;

/** Connects, logs in and disconnects, 20 at once. */
export const login = {
  name: 'login',
  summary: `Connect, Login, disconnect; ${atOnce} at once`,
  loads: () => [
    {
      rows: [{ label: `login, ${atOnce} at once`, unit: '/s', better: 'more', target: { ratio: 0.6 } }],
      /** @param {import('../connection.mjs').Server} server @param {{ seconds: number }} options */
      async run(server, { seconds }) {
        const begin = now();
        let logins = 0;
        const worker = async () => {
          do {
            const connection = await Connection.open(server);
            connection.close();
            logins++;
          } while (now() - begin < seconds);
        };
        await Promise.all(Array.from({ length: atOnce }, worker));
        return [logins / (now() - begin)];
      },
    },
  ],
};
