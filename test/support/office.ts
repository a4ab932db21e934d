import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, programArguments, type RunningServer, startServer } from './server.js';

export interface Account {
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly secret: string;
}

/** How a run of the program ended. */
export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program to its end. Text is UTF-8. */
export const runProgram = (args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Run> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...programArguments, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...environment },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (text) => (stdout += text));
    child.stderr.on('data', (text) => (stderr += text));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
  });

/** A small configuration in a folder of its own, for the program itself. */
export class Office {
  readonly folder = mkdtempSync(join(tmpdir(), 'amiable-'));
  readonly configFile = join(this.folder, 'etc/asterisk.conf');
  readonly account: Account;
  server: RunningServer | undefined;

  private constructor(port: number) {
    this.account = { host: '127.0.0.1', port, username: 'panel', secret: 'a-secret-of-the-panel' };
    mkdirSync(join(this.folder, 'etc'));
    const places = { etc: 'etc', varlib: 'lib', db: 'lib', spool: 'spool', run: 'run', log: 'log' };
    this.write('asterisk.conf', [
      '[directories]',
      ...Object.entries(places).map(([name, place]) => `ast${name}dir => ${join(this.folder, place)}`),
    ]);
    this.write('modules.conf', ['[modules]', 'autoload = yes']);
    this.write('queues.conf', ['[general]']);
    this.write('logger.conf', ['[logfiles]', 'console => notice,warning,error', 'messages => notice,warning,error']);
    this.write('manager.conf', [
      '[general]',
      'enabled = yes',
      `port = ${port}`,
      'bindaddr = 127.0.0.1',
      '',
      `[${this.account.username}]`,
      `secret = ${this.account.secret}`,
      'deny = 0.0.0.0/0.0.0.0',
      'permit = 127.0.0.1',
      'read = all',
      'write = all',
      'writetimeout = 5000',
    ]);
    this.write('extensions.conf', [
      '[office]',
      'exten => 100,1,Answer()',
      ' same => n,Wait(1)',
      ' same => n,Hangup()',
      'exten => 101,1,Answer()',
      ' same => n,Wait(60)',
    ]);
  }

  static async open(): Promise<Office> {
    return new Office(await freePort());
  }

  /** Writes a file of the configuration. */
  write(name: string, lines: readonly string[]): void {
    writeFileSync(join(this.folder, 'etc', name), lines.map((line) => `${line}\n`).join(''), { mode: 0o600 });
  }

  /** Replaces text in a file of the configuration; it must be there. */
  replace(name: string, text: string, by: string): void {
    const file = join(this.folder, 'etc', name);
    const before = readFileSync(file, 'latin1');
    if (!before.includes(text)) throw new Error(`${name} does not hold '${text}'`);
    writeFileSync(file, before.replace(text, by), 'latin1');
  }

  async start(): Promise<RunningServer> {
    this.server = await startServer(this.configFile, this.account.port);
    return this.server;
  }

  /** Ends the server as a crash would, and starts it again on the same port. */
  async restart(): Promise<void> {
    await this.server?.kill('SIGKILL');
    await this.start();
  }

  /** Runs the program beside the server, with its configuration. */
  run(...args: string[]): Promise<Run> {
    return runProgram(['-C', this.configFile, ...args]);
  }

  async close(): Promise<void> {
    await this.server?.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
