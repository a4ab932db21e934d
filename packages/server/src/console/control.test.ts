import { existsSync, linkSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Commands } from '../contract/console.js';
import { silentLog } from '../contract/log.js';
import type { ConsoleSource, LogLine } from './console-source.js';
import { connect, NoServerError } from './control-client.js';
import { AlreadyRunningError, ControlServer } from './control-server.js';

/** Commands enough to see what passes: `say WORDS` says them, `break` throws. */
const commands: Commands = {
  register: () => () => {},
  list: () => [],
  find: () => undefined,
  complete: (line) => [`${line}1`, `${line}2`],
  run: async (line) => {
    if (line === 'break') throw new Error('it broke');
    return line.startsWith('say ') ? { ok: true, lines: [line.slice(4), ''] } : { ok: false, lines: ['no such thing'] };
  },
};

let folder: string;
let socketPath: string;
let servers: ControlServer[];
let listeners: Set<(line: LogLine) => void>;
let source: ConsoleSource;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'amiable-ctl-'));
  socketPath = path.join(folder, 'run', 'asterisk.ctl');
  servers = [];
  listeners = new Set();
  source = {
    product: 'Amiable 1.2.3',
    version: '20.20.1',
    host: 'here',
    commands,
    ready: Promise.resolve(),
    subscribeLog: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
});
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close('the test is over')));
  rmSync(folder, { recursive: true, force: true });
});

const open = async (): Promise<ControlServer> => {
  const server = await ControlServer.open(socketPath, source, silentLog);
  servers.push(server);
  return server;
};

const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
};

describe('the control socket', () => {
  it('is open for its owner alone, in a folder for its owner alone', async () => {
    await open();
    expect(statSync(socketPath).mode & 0o777).toBe(0o600);
    expect(statSync(path.dirname(socketPath)).mode & 0o777).toBe(0o700);
  });

  it('says who answers, and runs commands in the order of their ids', async () => {
    await open();
    const link = await connect(socketPath);
    expect(link).toMatchObject({ product: 'Amiable 1.2.3', version: '20.20.1', host: 'here', pid: process.pid });
    const results = await Promise.all([link.run('say one'), link.run('nonsense'), link.run('say two')]);
    expect(results.map(({ ok, lines }) => [ok, lines])).toEqual([
      [true, ['one', '']],
      [false, ['no such thing']],
      [true, ['two', '']],
    ]);
    link.close();
  });

  it('passes every byte as it is', async () => {
    await open();
    const bytes = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code)).join('');
    const link = await connect(socketPath);
    expect((await link.run(`say ${bytes}`)).lines[0]).toBe(bytes);
    link.close();
  });

  it('completes', async () => {
    await open();
    const link = await connect(socketPath);
    expect(await link.complete('core sh')).toEqual(['core sh1', 'core sh2']);
    link.close();
  });

  it('tells of a command that breaks, and answers the next one', async () => {
    await open();
    const link = await connect(socketPath);
    expect(await link.run('break')).toMatchObject({ ok: false, lines: ['The command failed: it broke'] });
    expect(await link.run('say on')).toMatchObject({ ok: true });
    link.close();
  });

  it('holds commands back until they are registered', async () => {
    let ready = () => {};
    source = { ...source, ready: new Promise<void>((resolve) => (ready = resolve)) };
    await open();
    const link = await connect(socketPath);
    let answered = false;
    const result = link.run('say hello').finally(() => (answered = true));
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(answered).toBe(false);
    ready();
    expect((await result).lines[0]).toBe('hello');
    link.close();
  });

  it('sends log lines up to the wanted levels, and stops when the console leaves', async () => {
    await open();
    const link = await connect(socketPath);
    const seen: string[] = [];
    link.listen({ verbose: 2, debug: 0, times: true }, (line) => seen.push(line));
    await until(() => listeners.size === 1);
    for (const line of [
      { kind: 'log', level: 0, text: 'always' },
      { kind: 'verbose', level: 2, text: 'verbose 2', time: '12:00' },
      { kind: 'verbose', level: 3, text: 'verbose 3' },
      { kind: 'debug', level: 1, text: 'debug 1' },
      { kind: 'log', level: 0, text: 'last' },
    ] as const)
      for (const listener of listeners) listener(line);
    await until(() => seen.includes('last'));
    expect(seen).toEqual(['always', '[12:00] verbose 2', 'last']);
    link.close();
    await until(() => listeners.size === 0);
  });

  it('gives a console that does not read no more than a bounded backlog', async () => {
    await open();
    const socket = net.connect(socketPath);
    socket.pause();
    socket.write('{"kind":"listen","verbose":9,"debug":9,"times":false}\n');
    await until(() => listeners.size === 1);
    const before = process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed;
    const text = 'x'.repeat(1000);
    for (let n = 0; n < 100_000; n += 1) for (const listener of listeners) listener({ kind: 'log', level: 0, text });
    expect(process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed - before).toBeLessThan(40_000_000);
    socket.destroy();
  });

  it.each([['no JSON\n'], ['{"kind":"nonsense"}\n'], ['{"kind":"run","id":"1","line":3}\n'], ['x'.repeat(70_000)]])(
    'ends a console that sends rubbish (%#) and serves the next',
    async (rubbish) => {
      await open();
      const socket = net.connect(socketPath);
      socket.resume().on('error', () => {});
      socket.write(rubbish);
      await new Promise((resolve) => socket.on('close', resolve));
      const link = await connect(socketPath);
      expect(await link.run('say hello')).toMatchObject({ ok: true });
      link.close();
    },
  );

  it('tells consoles why the server goes, and takes its socket away', async () => {
    const server = await open();
    const link = await connect(socketPath);
    await server.close('It was stopped');
    expect(await link.ended).toBe('It was stopped');
    expect(existsSync(socketPath)).toBe(false);
  });

  it('is not taken from a living server', async () => {
    await open();
    await expect(open()).rejects.toThrow(AlreadyRunningError);
    const link = await connect(socketPath);
    expect(await link.run('say still here')).toMatchObject({ ok: true });
    link.close();
  });

  /** What a killed server leaves: a socket without a listener. */
  const leaveStale = async () => {
    const dead = net.createServer();
    mkdirSync(path.dirname(socketPath), { recursive: true });
    await new Promise<void>((resolve) => dead.listen(`${socketPath}.dead`, resolve));
    linkSync(`${socketPath}.dead`, socketPath);
    await new Promise((resolve) => dead.close(resolve));
  };

  it.each([
    ['none is there', async () => {}],
    ['a dead server left one', leaveStale],
  ] as const)('is taken by one of several servers that start at once, where %s', async (_, prepare) => {
    await prepare();
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => open()));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const link = await connect(socketPath);
    expect(await link.run('say mine')).toMatchObject({ ok: true });
    link.close();
  });

  it('replaces a socket that a dead server left', async () => {
    await leaveStale();
    await expect(connect(socketPath)).rejects.toThrow(NoServerError);
    await open();
    const link = await connect(socketPath);
    expect(await link.run('say new')).toMatchObject({ ok: true });
    link.close();
  });

  it('does not remove a file that is no socket', async () => {
    const server = await open();
    await server.close('');
    writeFileSync(socketPath, 'mine');
    await expect(open()).rejects.toThrow('is no socket');
  });

  it('refuses a name that is too long for the system, and says what to do', async () => {
    socketPath = path.join(folder, 'x'.repeat(120), 'asterisk.ctl');
    await expect(open()).rejects.toThrow(/too long .* shorter astrundir/);
  });
});

describe('reaching a server', () => {
  it('says which socket is not there', async () => {
    await expect(connect(socketPath)).rejects.toThrow(`Unable to connect to the server (does ${socketPath} exist?)`);
    await expect(connect(socketPath)).rejects.toThrow(NoServerError);
  });

  it('says of a socket that it may not open whose it is, instead of doubting that it exists', () => {
    expect(new NoServerError(socketPath, 'EACCES').message).toContain('belongs to somebody else');
  });
});
