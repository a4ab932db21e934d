import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, type RunningServer, startServer } from '../support/server.js';
import type { Account } from './client.js';

/** The program on a small configuration of its own, which can be restarted on the same port. */
export interface Office {
  readonly account: Account;
  /** Ends it as a crash would, and starts it again. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export const openOffice = async (): Promise<Office> => {
  const folder = mkdtempSync(join(tmpdir(), 'amiable-interop-'));
  const port = await freePort();
  const account: Account = { host: '127.0.0.1', port, username: 'panel', secret: 'a-secret-of-the-panel' };
  mkdirSync(join(folder, 'etc'));
  const write = (name: string, lines: readonly string[]) =>
    writeFileSync(join(folder, 'etc', name), lines.map((line) => `${line}\n`).join(''));
  const directories = { etc: 'etc', varlib: 'lib', db: 'lib', spool: 'spool', run: 'run', log: 'log' };
  write('asterisk.conf', [
    '[directories]',
    ...Object.entries(directories).map(([name, place]) => `ast${name}dir => ${join(folder, place)}`),
  ]);
  write('modules.conf', ['[modules]', 'autoload = yes']);
  write('manager.conf', [
    '[general]',
    'enabled = yes',
    `port = ${port}`,
    'bindaddr = 127.0.0.1',
    `[${account.username}]`,
    `secret = ${account.secret}`,
    'read = all',
    'write = all',
    'writetimeout = 5000',
  ]);
  write('extensions.conf', [
    '[office]',
    'exten => 100,1,Answer()',
    ' same => n,Wait(1)',
    ' same => n,Hangup()',
    'exten => 101,1,Answer()',
    ' same => n,Wait(60)',
  ]);
  let server: RunningServer = await startServer(join(folder, 'etc/asterisk.conf'), port);
  return {
    account,
    restart: async () => {
      await server.kill('SIGKILL');
      server = await startServer(join(folder, 'etc/asterisk.conf'), port);
    },
    stop: async () => {
      await server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
