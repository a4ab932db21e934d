import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LogLevel } from '../../contract/log.js';
import { type LiveLine, Logger, type LoggerSettings } from './logger.js';

const at = new Date(2026, 10, 23, 3, 15, 57).getTime();
let folder: string;
const opened: Logger[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'amiable-log-'));
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((logger) => logger.close()));
  rmSync(folder, { recursive: true });
});

const settings = (more: Partial<LoggerSettings> = {}): LoggerSettings => ({
  channels: [
    { name: 'messages', levels: ['notice', 'warning', 'error'] },
    { name: 'security', levels: ['security'] },
  ],
  dateFormat: '%b %e %T',
  rotateStrategy: 'sequential',
  ...more,
});

const loggerWith = (more: Partial<LoggerSettings> = {}): Logger => {
  const clock = { now: () => at, after: () => ({ cancel: () => {} }) };
  const logger = new Logger({ clock, folder, settings: settings(more), pid: 42 });
  opened.push(logger);
  return logger;
};

const file = (name: string): string => readFileSync(join(folder, name), 'latin1');

describe('the log', () => {
  it('writes a line to the files that want its level', async () => {
    const logger = loggerWith();
    logger.write('warning', 'manager.c', 'port in use');
    logger.write('security', 'SECURITY', 'who is there');
    logger.write('debug', 'x', 'nobody wants it');
    await logger.flush();
    expect(file('messages')).toBe('[Nov 23 03:15:57] WARNING[42] manager.c: port in use\n');
    expect(file('security')).toBe('[Nov 23 03:15:57] SECURITY[42] SECURITY: who is there\n');
  });

  it('lets no message forge a line or reach the terminal, and keeps other bytes', async () => {
    const logger = loggerWith({ dateFormat: '' });
    logger.write('notice', 'x', 'a\r\n[now] ERROR[1] b: c\x1b[2J\t\x7f\xc3\xa9');
    await logger.flush();
    expect(file('messages')).toBe('[] NOTICE[42] x: a\\x0d\\x0a[now] ERROR[1] b: c\\x1b[2J\\x09\\x7f\xc3\xa9\n');
  });

  it('knows whether anybody would see a verbose line', () => {
    const logger = loggerWith({ channels: [{ name: 'messages', levels: ['notice'] }] });
    const heard = () => [1, 2, 3].map((level) => logger.hears(level));
    expect(heard()).toEqual([false, false, false]);
    const wishes = { verbose: 0 };
    const end = logger.subscribe(() => {}, wishes);
    expect(heard()).toEqual([false, false, false]);
    wishes.verbose = 2;
    expect(heard()).toEqual([true, true, false]);
    end();
    logger.verbosity = 3;
    expect(heard()).toEqual([false, false, false]);
    logger.add({ name: 'full', levels: ['verbose'] });
    expect(heard()).toEqual([true, true, true]);
  });

  it('writes verbose and debug lines only while these are on', async () => {
    const logger = loggerWith({ channels: [{ name: 'full', levels: ['verbose', 'debug'] }] });
    for (const on of [0, 1]) {
      logger.verbosity = logger.debugLevel = on;
      logger.write('verbose', 'pbx.c', `verbose ${on}`);
      logger.write('debug', 'pbx.c', `debug ${on}`);
    }
    await logger.flush();
    expect(file('full').match(/(verbose|debug) \d/g)).toEqual(['verbose 1', 'debug 1']);
  });

  it('writes verbose lines up to the level of the file, or of the program', async () => {
    const channels = [
      { name: 'two', levels: ['verbose'] as LogLevel[], verboseLevel: 2 },
      { name: 'program', levels: ['verbose'] as LogLevel[] },
    ];
    const logger = loggerWith({ channels, dateFormat: '' });
    logger.verbosity = 3;
    for (const text of ['one', '  == two', '    -- three', '       > four']) logger.write('verbose', 'x', text);
    await logger.flush();
    expect(file('two').match(/\w+$/gm)).toEqual(['one', 'two']);
    expect(file('program').match(/\w+$/gm)).toEqual(['one', 'two', 'three']);
  });

  it('writes JSON where that is wanted, and names the host where that is wanted', async () => {
    const channels = [{ name: 'full', levels: ['notice'] as LogLevel[], format: 'json' as const }];
    const logger = loggerWith({ channels, hostname: 'pbx1', dateFormat: '%F' });
    logger.write('notice', 'pbx.c', 'a "b"\n\xe9');
    await logger.flush();
    const [line = '', rest] = file('full.pbx1').split('\n');
    expect(rest).toBe('');
    expect(JSON.parse(line)).toMatchObject({
      timestamp: '2026-11-23',
      identifiers: { lwp: 42, callid: '' },
      logmsg: { location: { filename: 'pbx.c' }, level: 'NOTICE', message: 'a "b"\n\xe9' },
    });
  });

  it('keeps the order of many lines', async () => {
    const logger = loggerWith({ dateFormat: '' });
    for (let number = 0; number < 5000; number += 1) logger.write('notice', 'x', String(number));
    await logger.flush();
    const numbers = file('messages')
      .trim()
      .split('\n')
      .map((line) => Number(line.split(': ')[1]));
    expect(numbers).toEqual(Array.from({ length: 5000 }, (_, number) => number));
  });

  it('makes its files before their first line', async () => {
    const logger = loggerWith();
    await logger.flush();
    expect(readdirSync(folder).sort()).toEqual(['messages', 'security']);
    await logger.rotate();
    expect(readdirSync(folder).sort()).toEqual(['messages', 'messages.0', 'security', 'security.0']);
  });

  it('can write what waits before the process dies', () => {
    const logger = loggerWith();
    logger.write('error', 'x', 'last words');
    logger.flushSync();
    expect(file('messages')).toContain('last words');
  });
});

describe('rotation', () => {
  const rotations = async (rotateStrategy: LoggerSettings['rotateStrategy']): Promise<Record<string, string>> => {
    const logger = loggerWith({ rotateStrategy, channels: [{ name: 'messages', levels: ['notice'] }], dateFormat: '' });
    for (const text of ['first', 'second', 'third']) {
      logger.write('notice', 'x', text);
      await logger.rotate();
    }
    logger.write('notice', 'x', 'now');
    await logger.flush();
    return Object.fromEntries(readdirSync(folder).map((name) => [name, /(\w+)\n$/.exec(file(name))?.[1] ?? '']));
  };

  it('sequential gives the newest the highest number', async () => {
    const files = { messages: 'now', 'messages.0': 'first', 'messages.1': 'second', 'messages.2': 'third' };
    expect(await rotations('sequential')).toEqual(files);
  });

  it('rotate gives the newest the number 0', async () => {
    const files = { messages: 'now', 'messages.0': 'third', 'messages.1': 'second', 'messages.2': 'first' };
    expect(await rotations('rotate')).toEqual(files);
  });

  it('timestamp names the second, and never overwrites', async () => {
    const second = `messages.${at / 1000}`;
    const files = { messages: 'now', [second]: 'first', [`${second}.1`]: 'second', [`${second}.2`]: 'third' };
    expect(await rotations('timestamp')).toEqual(files);
  });

  it('is followed by the command that its owner wants', async () => {
    const channels = [{ name: 'messages', levels: ['notice'] as LogLevel[] }];
    const logger = loggerWith({ channels, execAfterRotate: `printf %s \${filename} > ${join(folder, 'told')}` });
    logger.write('notice', 'x', 'one');
    await logger.rotate();
    await vi.waitFor(() => expect(file('told')).toBe(join(folder, 'messages.0')));
  });

  it('none goes on in the same file', async () => {
    expect(await rotations('none')).toEqual({ messages: 'now' });
    expect(file('messages').split('\n')).toHaveLength(5);
  });

  it('begins a new file where another program moved the old one away', async () => {
    const logger = loggerWith({ rotateStrategy: 'none' });
    logger.write('notice', 'x', 'before');
    await logger.flush();
    rmSync(join(folder, 'messages'));
    await logger.rotate();
    logger.write('notice', 'x', 'after');
    await logger.flush();
    expect(file('messages')).toContain('after');
    expect(file('messages')).not.toContain('before');
  });
});

describe('a file that cannot be written', () => {
  it('is told once, costs its own lines only, and comes back on reload', async () => {
    writeFileSync(join(folder, 'blocked'), '');
    const channels = [
      { name: 'blocked/file', levels: ['notice'] as LogLevel[] },
      { name: 'messages', levels: ['notice'] as LogLevel[] },
    ];
    const logger = loggerWith({ channels });
    const told: [string, boolean][] = [];
    logger.onOutage((name, problem) => told.push([name, problem !== undefined]));
    for (const text of ['one', 'two']) {
      logger.write('notice', 'x', text);
      await logger.flush();
    }
    expect(told).toEqual([['blocked/file', true]]);
    expect(logger.channels().map(({ problem }) => problem !== undefined)).toEqual([true, false]);
    expect(file('messages').split('\n')).toHaveLength(3);
    rmSync(join(folder, 'blocked'));
    await logger.configure(settings({ channels }));
    logger.write('notice', 'x', 'three');
    await logger.flush();
    expect(told.at(-1)).toEqual(['blocked/file', false]);
    expect(file('blocked/file')).toContain('three');
  });
});

describe('a console that looks on', () => {
  it('sees the levels of the console channel, and verbose and debug lines with their level', () => {
    const logger = loggerWith({ channels: [{ name: 'console', levels: ['error'] }], dateFormat: '' });
    const seen: LiveLine[] = [];
    const end = logger.subscribe((line) => seen.push(line));
    logger.write('notice', 'x', 'not for the console');
    logger.write('error', 'x', 'broken\x07');
    logger.write('verbose', 'x', '    -- Executing');
    logger.write('debug', 'x', 'detail');
    end();
    logger.write('error', 'x', 'unseen');
    expect(seen).toEqual([
      { level: 0, kind: 'log', text: '[] ERROR[42] x: broken\\x07' },
      { level: 3, kind: 'verbose', text: '    -- Executing' },
      { level: 1, kind: 'debug', text: '[] DEBUG[42] x: detail' },
    ]);
  });
});

describe('settings', () => {
  it('take the place of the ones before, without losing a line', async () => {
    const logger = loggerWith();
    logger.write('notice', 'x', 'to messages');
    await logger.configure(settings({ channels: [{ name: 'other', levels: ['notice'] }] }));
    logger.write('notice', 'x', 'to other');
    await logger.flush();
    expect(file('messages')).toContain('to messages');
    expect(file('messages')).not.toContain('to other');
    expect(file('other')).toContain('to other');
  });

  it('are joined by destinations that are added at run time', async () => {
    const logger = loggerWith();
    expect(logger.add({ name: 'extra', levels: ['notice'] })).toBe(true);
    expect(logger.add({ name: 'extra', levels: ['notice'] })).toBe(false);
    logger.write('notice', 'x', 'hello');
    expect(await logger.remove('extra')).toBe(true);
    expect(await logger.remove('messages')).toBe(false);
    logger.write('notice', 'x', 'again');
    await logger.flush();
    expect(file('extra').split('\n')).toHaveLength(2);
  });
});
