import { afterEach, describe, expect, it } from 'vitest';
import { startTestKernel, type TestKernel } from '../../../testing/test-kernel.js';
import type { ChannelTechnology, Leg } from '../../kernel/channel-technology.js';
import { requestChannel } from '../../kernel/dial.js';
import type { ShutdownRequest } from '../../kernel/shutdown.js';
import { VirtualClock } from '../../kernel/virtual-clock.js';
import { definition } from './module.js';

const startedAt = new Date(2026, 10, 23, 3, 15, 57).getTime();
/** A phone that obeys and says nothing. */
const silent: Leg = {
  call: () => true,
  answer: () => {},
  hangup: () => {},
  indicate: () => true,
  digitBegin: () => true,
  digitEnd: () => true,
  sendText: () => true,
};
let requested = 0;
/** All phones are busy. */
const phones: ChannelTechnology = {
  name: 'Phone',
  description: 'Phones',
  request: () => {
    requested += 1;
    return 17;
  },
};

let clock: VirtualClock;
let system: TestKernel;
afterEach(() => system.close());

const start = async (files: Record<string, string> = {}) => {
  clock = new VirtualClock(startedAt);
  system = await startTestKernel({ clock, builtins: [definition], files });
};

const headersOf = async (name: string) =>
  Object.fromEntries(
    ((await system.perform(name))?.[0] ?? '')
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(/: ?/, 2)),
  );

describe('CoreSettings', () => {
  it('tells the defaults', async () => {
    await start();
    expect(await system.perform('CoreSettings', { ActionID: '1' })).toEqual([
      [
        'Response: Success',
        'ActionID: 1',
        'AMIversion: 9.0.0',
        'AsteriskVersion: 20.20.1',
        'SystemName: ',
        'CoreMaxCalls: 0',
        'CoreMaxLoadAvg: 0.000000',
        'CoreRunUser: ',
        'CoreRunGroup: ',
        'CoreMaxFilehandles: 0',
        'CoreRealTimeEnabled: No',
        'CoreCDRenabled: Yes',
        'CoreHTTPenabled: No',
        'SoundsSearchCustomDir: No',
        '',
      ].join('\r\n'),
    ]);
  });

  it('tells what the files say', async () => {
    await start({
      'asterisk.conf': '[options]\nsystemname = pbx1\nmaxcalls = 30\nmaxload = 1.5\nrunuser = asterisk\n',
      'cdr.conf': '[general]\nenable = no\n',
      'manager.conf': '[general]\nenabled = yes\nwebenabled = yes\n',
    });
    expect(await headersOf('CoreSettings')).toMatchObject({
      SystemName: 'pbx1',
      CoreMaxCalls: '30',
      CoreMaxLoadAvg: '1.500000',
      CoreRunUser: 'asterisk',
      CoreCDRenabled: 'No',
      CoreHTTPenabled: 'Yes',
    });
    system.write('manager.conf', '[general]\nenabled = no\nwebenabled = yes\n');
    expect(await headersOf('CoreSettings')).toMatchObject({ CoreHTTPenabled: 'No' });
  });
});

describe('CoreStatus', () => {
  it('tells when it started and was reloaded, and the calls', async () => {
    await start();
    await clock.advance(61_000);
    await system.kernel.modules.reload();
    expect(await headersOf('CoreStatus')).toEqual({
      Response: 'Success',
      CoreStartupDate: '2026-11-23',
      CoreStartupTime: '03',
      CoreReloadDate: '2026-11-23',
      CoreReloadTime: '03',
      CoreCurrentCalls: '0',
      CoreProcessedCalls: '0',
    });
    const [text] = (await system.perform('CoreStatus')) ?? [];
    expect(text).toContain('CoreStartupTime: 03:15:57\r\n');
    expect(text).toContain('CoreReloadTime: 03:16:58\r\n');
  });
});

describe('the core commands', () => {
  it('tell the version answered as, and what the program is', async () => {
    await start();
    const [line] = await system.console('core show version');
    expect(line).toMatch(/^Asterisk 20\.20\.1 built by Amiable \d+\.\d+\.\d+ @ /);
  });

  it('tell the time since the start', async () => {
    await start();
    await clock.advance(((24 + 2) * 3600 + 60 + 1) * 1000);
    expect(await system.console('core show uptime')).toEqual([
      'System uptime: 1 day, 2 hours, 1 minute, 1 second',
      'Last reload: 1 day, 2 hours, 1 minute, 1 second',
    ]);
    expect(await system.console('core show uptime seconds')).toEqual(['System uptime: 93661', 'Last reload: 93661']);
    expect((await system.console('core show uptime years'))[0]).toMatch(/^Usage: /);
  });

  it('tell the settings and folders', async () => {
    await start({ 'asterisk.conf': '[options]\nmaxcalls = 30\n' });
    const lines = await system.console('core show settings');
    expect(lines).toContain('  Version:                     20.20.1');
    expect(lines).toContain('  Maximum calls:               30');
    expect(lines).toContain(`  Configuration directory:     ${system.folder}/etc`);
  });

  it('wait until everything is up', async () => {
    await start();
    expect(await system.console('core waitfullybooted')).toEqual(['Asterisk has fully booted.']);
  });
});

describe('the end', () => {
  const ends: ShutdownRequest[] = [];
  const watch = async () => {
    await start();
    ends.length = 0;
    requested = 0;
    system.kernel.technologies.register(phones);
    system.kernel.shutdown.onEnd((request) => ends.push(request));
  };
  const withCall = () => {
    const channel = system.kernel.channels.create({ name: 'Phone/1', technology: phones, leg: silent, state: 'Up' });
    return { end: () => system.kernel.channels.remove(channel) };
  };
  const told = () => system.published.map(({ name, body }) => `${name} ${body.replace(/\r\n/g, ' ').trim()}`);

  it('now comes at once and is told', async () => {
    await watch();
    withCall();
    expect(await system.console('core stop now')).toEqual([]);
    expect(ends).toEqual([{ mode: 'now', restart: false }]);
    expect(told()).toEqual(['Shutdown Shutdown: Uncleanly Restart: False']);
  });

  it('gracefully waits for the calls and takes no new ones', async () => {
    await watch();
    const call = withCall();
    expect((await system.console('core restart gracefully'))[0]).toContain('Waiting');
    expect(system.kernel.shutdown.takesCalls).toBe(false);
    expect(requestChannel(system.kernel, { technology: 'Phone', address: '2' }, {})).toBe(34);
    expect(requested).toBe(0);
    await clock.advance(10_000);
    expect(ends).toEqual([]);
    call.end();
    await clock.advance(1_000);
    expect(ends).toEqual([{ mode: 'gracefully', restart: true }]);
    expect(told()).toEqual(['Shutdown Shutdown: Cleanly Restart: True']);
  });

  it('when convenient still takes calls, and can be called off', async () => {
    await watch();
    const call = withCall();
    await system.console('core stop when convenient');
    expect(system.kernel.shutdown.takesCalls).toBe(true);
    expect(requestChannel(system.kernel, { technology: 'Phone', address: '2' }, {})).toBe(17);
    expect(requested).toBe(1);
    expect(await system.console('core abort shutdown')).toEqual(['The shutdown is called off.']);
    expect(await system.console('core abort shutdown')).toEqual(['No shutdown is under way.']);
    call.end();
    await clock.advance(10_000);
    expect(ends).toEqual([]);
    expect(clock.pending).toBe(0);
  });
});
