import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const program = fileURLToPath(new URL('../sound-system.mjs', import.meta.url));

/** How well the sound of many calls keeps its time; without sockets, in a process of its own. */
export const sound = {
  name: 'sound',
  summary: '500 bridged calls and 200 recordings: how late their 20 ms come (our own server only)',
  loads: () => [
    {
      needsOwn: true,
      rounds: 1,
      rows: [{ label: 'sound, 500 calls, 200 recordings, p99', unit: 'ms late', better: 'less', target: { most: 5 } }],
      /** @param {import('../connection.mjs').Server} server @param {{ seconds: number }} options */
      async run({ name }, { seconds }) {
        const { stdout } = await promisify(execFile)(process.execPath, [program, name, String(2 * seconds)]);
        return [Number(stdout)];
      },
    },
  ],
};
