import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const program = fileURLToPath(new URL('../queue-system.mjs', import.meta.url));

/** What a large queue takes of the processor; without sockets, in a process of its own. */
export const queue = {
  name: 'queue',
  summary: '1,000 callers who wait for 200 agents: processor time (our own server only)',
  loads: () => [
    {
      needsOwn: true,
      rounds: 1,
      rows: [{ label: '1,000 wait for 200 agents', unit: '% of a core', better: 'less', target: { most: 20 } }],
      /** @param {import('../connection.mjs').Server} server @param {{ seconds: number }} options */
      async run({ name }, { seconds }) {
        const { stdout } = await promisify(execFile)(process.execPath, [program, name, String(5 * seconds)]);
        return [Number(stdout)];
      },
    },
  ],
};
