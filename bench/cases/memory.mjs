import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '../connection.mjs';

const warmUp = 50;
const atOnce = 20;

/** The resident memory of a process in bytes. @param {number} pid */
export const residentBytes = (pid) => {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];
    if (kilobytes) return Number(kilobytes) * 1024;
  } catch {
    // Not Linux: ps knows.
  }
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'latin1' })) * 1024;
};

const open = async (server, count) => {
  const sessions = [];
  while (sessions.length < count)
    sessions.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(atOnce, count - sessions.length) }, () => Connection.open(server)),
      )),
    );
  return sessions;
};

/** What an idle session costs the server's process. */
export const memory = {
  name: 'memory',
  summary: 'Resident memory per idle session (needs --pid, or our own server)',
  /** @param {{ sessions: number }} options */
  loads: ({ sessions }) => [
    {
      needsPid: true,
      rounds: 1,
      rows: [{ label: `memory, ${sessions} idle sessions`, unit: 'kB each', better: 'less', target: { most: 24 } }],
      /** @param {import('../connection.mjs').Server} server @param {{ seconds: number }} options */
      async run(server, { seconds }) {
        const settle = () => sleep(seconds * 500);
        // What the first sessions bring in is the program's, not a session's.
        for (const session of await open(server, warmUp)) session.close();
        await settle();
        const before = residentBytes(server.pid);
        const opened = await open(server, sessions);
        await settle();
        const after = residentBytes(server.pid);
        for (const session of opened) session.close();
        return [(after - before) / sessions / 1024];
      },
    },
  ],
};
