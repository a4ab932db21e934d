import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';
import type { Account } from '../support/office.js';
import type { Client, Fields } from './client.js';
import { describeClient } from './suite.js';

const driver = fileURLToPath(new URL('panoramisk_client.py', import.meta.url));
/** Debian's own, for which its package is made. */
const python = '/usr/bin/python3';

interface Answer {
  readonly login?: true;
  readonly event?: Fields;
  readonly id?: number;
  readonly responses?: readonly Fields[];
}

const client = ({ host, port, username, secret }: Account): Client => {
  const events: Fields[] = [];
  const heard = new EventEmitter();
  let child: ChildProcess | undefined;
  let last = 0;
  const send = async (fields: Fields, list: boolean): Promise<readonly Fields[]> => {
    last += 1;
    const answered = once(heard, String(last));
    child?.stdin?.write(`${JSON.stringify({ id: last, action: fields, list })}\n`);
    return (await answered)[0] as readonly Fields[];
  };
  const hear = ({ login, event, id, responses }: Answer) => {
    if (login) heard.emit('login');
    if (event) events.push(event);
    if (id !== undefined) heard.emit(String(id), responses);
  };
  return {
    events,
    connect: async () => {
      const process = spawn(python, [driver, host, String(port), username, secret], {
        stdio: ['pipe', 'pipe', 'ignore'],
      });
      child = process;
      createInterface({ input: process.stdout }).on('line', (line) => hear(JSON.parse(line) as Answer));
      await once(heard, 'login');
    },
    // It takes a queued Originate for a list that its OriginateResponse ends, unless told otherwise.
    action: async (fields) => (await send(fields, false))[0] ?? {},
    list: async (fields) => (await send(fields, true)).slice(1, -1),
    awaitReconnect: async () => {
      await once(heard, 'login');
    },
    close: () => child?.kill(),
  };
};

const isInstalled = spawnSync(python, ['-c', 'import panoramisk'], { stdio: 'ignore' }).status === 0;
if (isInstalled) describeClient('panoramisk', client);
else describe('panoramisk', () => it.skip("needs Debian's package python3-panoramisk", () => {}));
