import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const program = fileURLToPath(new URL('../conference-system.mjs', import.meta.url));

/** What a large conference takes of the processor; without sockets, in a process of its own. */
export const conference = {
  name: 'conference',
  summary: 'a conference of 200, five of whom talk: processor time (our own server only)',
  loads: () => [
    {
      needsOwn: true,
      rounds: 1,
      rows: [{ label: 'conference of 200, 5 talk', unit: '% of a core', better: 'less', target: { most: 20 } }],
      /** @param {import('../connection.mjs').Server} server @param {{ seconds: number }} options */
      async run({ name }, { seconds }) {
        const { stdout } = await promisify(execFile)(process.execPath, [program, name, String(2 * seconds)]);
        return [Number(stdout)];
      },
    },
  ],
};
