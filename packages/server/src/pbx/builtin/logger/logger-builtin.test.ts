import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startTestKernel, type TestKernel } from '../../../testing/test-kernel.js';
import { Logger } from '../../kernel/logger.js';
import { VirtualClock } from '../../kernel/virtual-clock.js';
import { definition } from './module.js';

let folder: string;
let logger: Logger;
let system: TestKernel;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'amiable-logs-'));
});
afterEach(async () => {
  await system.close();
  await logger.close();
  rmSync(folder, { recursive: true });
});

const start = async (loggerConf?: string) => {
  const clock = new VirtualClock();
  const settings = { channels: [], dateFormat: '%T', rotateStrategy: 'none' as const };
  logger = new Logger({ clock, folder, settings, pid: 7 });
  const files = loggerConf === undefined ? {} : { 'logger.conf': loggerConf };
  system = await startTestKernel({ clock, log: logger, builtins: [definition], files });
};

const file = async (name: string) => {
  await logger.flush();
  return readFileSync(join(folder, name), 'latin1');
};

describe('logger.conf', () => {
  it('says which levels go where, and how', async () => {
    await start('[general]\ndateformat = %H\n[logfiles]\nmessages => notice,warning\nall => [json]*\n');
    logger.write('warning', 'x', 'hot');
    logger.write('security', 'y', 'who');
    expect((await file('messages')).replace(/\[\d\d\]/, '[hh]')).toBe('[hh] WARNING[7] x: hot\n');
    expect((await file('all')).split('\n').map((line) => line && JSON.parse(line).logmsg.message)).toEqual([
      'hot',
      'who',
      '',
    ]);
  });

  it('that is missing or wrong leaves a log all the same', async () => {
    await start('[logfiles\n');
    expect(await file('messages.log')).toMatch(/ERROR.*logger\.conf:1/);
  });

  it('that became wrong keeps the one in force', async () => {
    await start('[logfiles]\nmine => notice,error\n');
    system.write('logger.conf', '[logfiles\n');
    expect(await system.kernel.modules.reload('logger')).toBe(3);
    logger.write('notice', 'x', 'still here');
    expect(await file('mine')).toMatch(/logger\.conf:1[\s\S]*still here/);
  });

  it('with syslog is told that there is none', async () => {
    await start('[logfiles]\nsyslog.local0 => notice\nmine => warning\n');
    await system.kernel.modules.reload('logger');
    expect(await file('mine')).toContain('no syslog');
  });
});

describe('the queue log', () => {
  const lines = async (name: string) => (await file(name)).split('\n').map((line) => line.replace(/^\d+/, 'TIME'));

  it('tells starts, reloads and rotations, and is put aside with the others', async () => {
    await start('[general]\nqueue_log_name = calls\n[logfiles]\n');
    logger.writeQueueRecord(['7.1', 'sales', 'Ann', 'ADDMEMBER', 'a\nb']);
    await system.console('logger reload');
    await system.console('logger rotate');
    expect(await lines('calls.0')).toEqual([
      'TIME|NONE|NONE|NONE|QUEUESTART|',
      'TIME|7.1|sales|Ann|ADDMEMBER|a b',
      'TIME|NONE|NONE|NONE|CONFIGRELOAD|',
      '',
    ]);
    expect(await lines('calls')).toEqual(['TIME|NONE|NONE|NONE|CONFIGRELOAD|', '']);
    expect(logger.channels()).toEqual([]);
  });

  it('is not kept where logger.conf does not want it', async () => {
    await start('[general]\nqueue_log = no\n[logfiles]\nmine => notice\n');
    logger.writeQueueRecord(['7.1', 'sales', 'Ann', 'ADDMEMBER', '']);
    await logger.flush();
    expect(readdirSync(folder)).toEqual(['mine']);
  });
});

describe('LoggerRotate', () => {
  it('reads logger.conf again and puts the files aside', async () => {
    await start('[logfiles]\nmine => notice\n');
    logger.write('notice', 'x', 'before');
    await logger.flush();
    expect(await system.perform('LoggerRotate')).toEqual([
      'Response: Success\r\nMessage: Reloaded the logger and rotated log files\r\n',
    ]);
    logger.write('notice', 'x', 'after');
    expect(await file('mine')).toContain('after');
    expect(await file('mine.0')).toContain('before');
  });

  it('fails where logger.conf is wrong, and puts nothing aside', async () => {
    await start('[logfiles]\nmine => notice\n');
    logger.write('notice', 'x', 'before');
    await logger.flush();
    system.write('logger.conf', '[logfiles\n');
    expect(await system.perform('LoggerRotate')).toEqual([
      'Response: Error\r\nMessage: Failed to reload the logger and rotate log files\r\n',
    ]);
    expect(readdirSync(folder)).toEqual(['mine', 'queue_log']);
  });
});

describe('a file of the log that cannot be written', () => {
  it('is told to clients, as is its return', async () => {
    writeFileSync(join(folder, 'blocked'), '');
    await start('[logfiles]\nblocked/file => notice\n');
    logger.write('notice', 'x', 'lost');
    await logger.flush();
    await vi.waitFor(() => expect(system.published).toHaveLength(1));
    expect(system.published[0]?.body).toMatch(/^Channel: blocked\/file\r\nEnabled: No\r\nReason: .+\r\n$/);
    rmSync(join(folder, 'blocked'));
    await system.kernel.modules.reload('logger');
    expect(system.published.find(({ body }) => body.includes('Yes'))?.body).toBe(
      'Channel: blocked/file\r\nEnabled: Yes\r\n',
    );
  });
});

describe('the logger commands', () => {
  it('show and change where the log goes', async () => {
    await start('[logfiles]\nmine => notice,error\nconsole => error\n');
    const channels = await system.console('logger show channels');
    expect(channels[2]).toBe('console                             Console  default    Enabled    - ERROR ');
    expect(channels[3]?.slice(0, 35)).toBe(join(folder, 'mine').slice(0, 35).padEnd(35));
    expect(channels[3]?.slice(35)).toBe(' File     default    Enabled    - NOTICE ERROR ');
    expect(await system.console('logger add channel extra notice,error')).toEqual(['Added the channel extra']);
    expect(await system.console('logger add channel extra notice')).toEqual([
      'There is already a channel extra',
      "Command 'logger add channel extra notice' failed.",
    ]);
    expect((await system.console('logger add channel other loud'))[0]).toContain("'loud' is no level");
    logger.write('error', 'x', 'hello');
    expect(await file('extra')).toContain('hello');
    expect(await system.console('logger remove channel extra')).toEqual(['Removed the channel extra']);
    expect(await system.console('logger remove channel mine')).toEqual([
      'mine was not added at the console',
      "Command 'logger remove channel mine' failed.",
    ]);
    expect(await system.console('logger rotate')).toEqual([]);
    expect(await system.console('logger reload')).toEqual([]);
    expect(await system.console('logger show levels')).toContain('SECURITY');
  });

  it('set how much is told', async () => {
    await start('[logfiles]\nmine => notice\n');
    expect(await system.console('core set verbose 3')).toEqual(['Console verbose was OFF and is now 3.']);
    expect(await system.console('core set verbose atleast 2')).toEqual(['Console verbose is still 3.']);
    expect(await system.console('core set verbose off')).toEqual(['Console verbose was 3 and is now OFF.']);
    expect(await system.console('core set debug 1')).toEqual(['Core debug was OFF and is now 1.']);
    expect(logger.debugLevel).toBe(1);
    for (const words of ['', 'x', '1 2', 'atleast'])
      expect((await system.console(`core set verbose ${words}`))[0]).toMatch(/^Usage/);
  });
});
