// Starts the servers that are measured, each as a process of its own.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Connection } from './connection.mjs';

const startMs = 30_000;
const stopMs = 5_000;

/** Ends a process that was started here, by force if it does not end by itself. @param {import('node:child_process').ChildProcess} child */
const stop = (child) =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    const timer = setTimeout(() => child.kill('SIGKILL'), stopMs);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGTERM');
  });

/** @typedef {{ server: import('./connection.mjs').Server, stop: () => Promise<void> }} Started */

/** Starts the bare server. @returns {Promise<Started>} */
export const startBare = async () => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('bare-server.mjs', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const port = await new Promise((resolve, reject) => {
    child.stdout.once('data', (text) => resolve(Number(text)));
    child.once('exit', () => reject(new Error('the bare server did not start')));
  });
  const server = { name: 'bare', host: '127.0.0.1', port, user: 'bench', secret: 'bench', pid: child.pid };
  return { server, stop: () => stop(child) };
};

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = net.createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

const directories = ['etc', 'modules', 'lib', 'db', 'keys', 'data', 'agi', 'spool', 'run', 'log', 'sbin'];

/** Writes a configuration under `folder`; gives the path of its asterisk.conf. */
const writeConfiguration = (folder, { port, user, secret }) => {
  for (const name of directories) mkdirSync(join(folder, name));
  const path = (name) => join(folder, name);
  const files = {
    'asterisk.conf': `[directories]
astetcdir => ${path('etc')}
astmoddir => ${path('modules')}
astvarlibdir => ${path('lib')}
astdbdir => ${path('db')}
astkeydir => ${path('keys')}
astdatadir => ${path('data')}
astagidir => ${path('agi')}
astspooldir => ${path('spool')}
astrundir => ${path('run')}
astlogdir => ${path('log')}
astsbindir => ${path('sbin')}
`,
    'manager.conf': `[general]
enabled = yes
webenabled = no
port = ${port}
bindaddr = 127.0.0.1
displayconnects = no

[${user}]
secret = ${secret}
deny = 0.0.0.0/0.0.0.0
permit = 127.0.0.1/255.255.255.255
read = all
write = all
`,
    'extensions.conf': `[bench]
exten => 600,1,Answer()
 same => n,Hangup()
`,
    'modules.conf': '[modules]\nautoload = yes\n',
    'logger.conf': '[general]\n[logfiles]\n',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'etc', name), text);
  return join(folder, 'etc', 'asterisk.conf');
};

/** Tries to log in until it works. */
const waitUntilReady = async (server, hasEnded) => {
  for (const begin = Date.now(); ; await sleep(100)) {
    try {
      const connection = await Connection.open(server);
      return connection.close();
    } catch (error) {
      if (hasEnded()) throw new Error('the server ended before it was ready');
      if (Date.now() - begin > startMs) throw new Error(`the server was not ready in time: ${error.message}`);
    }
  }
};

/** Starts our own server in a folder of its own. @returns {Promise<Started>} */
export const startOwn = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'amiable-bench-'));
  const login = { user: 'bench', secret: randomBytes(12).toString('hex'), port: await freePort() };
  const program = fileURLToPath(new URL('../packages/server/bin/amiable.js', import.meta.url));
  const child = spawn(process.execPath, [program, '-C', writeConfiguration(folder, login), '-f'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (text) => {
    complaint = `${complaint}${text}`.slice(-2000);
  });
  const server = { name: 'ours', host: '127.0.0.1', ...login, pid: child.pid };
  const end = async () => {
    await stop(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await waitUntilReady(server, () => child.exitCode !== null || child.signalCode !== null);
  } catch (error) {
    await end();
    throw new Error(`${error.message}${complaint && `\n${complaint.trim()}`}`);
  }
  return { server, stop: end };
};
