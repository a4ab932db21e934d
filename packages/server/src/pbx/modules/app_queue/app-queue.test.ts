import { afterEach, describe, expect, it } from 'vitest';
import { startTestKernel, type TestKernel } from '../../../testing/test-kernel.js';
import { hintPriority } from '../../kernel/dialplan/context.js';
import { VirtualClock } from '../../kernel/virtual-clock.js';
import { definition } from './module.js';

const queuesConf = `
[general]
autofill = no

[support]
strategy = ringall
servicelevel = 60
member => Local/601@default,0,Ann,Custom:lamp1
member => Local/605@default,5,"Ben, B.",Custom:lamp2

[sales]
strategy = rrmemory
servicelevel = 30
maxlen = 7
`;
const rulesConf = `
[escalate]
penaltychange => 60,10,0
penaltychange => 30,+3
[other]
penaltychange => 5,-1,+2,3
`;

let system: TestKernel;
afterEach(() => system.close());

const start = async (files: Record<string, string> = {}) => {
  system = await startTestKernel({
    clock: new VirtualClock(1_700_000_000_000),
    modules: [definition],
    files: { 'queues.conf': queuesConf, 'queuerules.conf': rulesConf, ...files },
  });
  return system;
};

const valuesOf = (messages: readonly string[] | undefined, header: string): string[] =>
  (messages ?? []).flatMap((message) =>
    message
      .split('\r\n')
      .filter((line) => line.startsWith(`${header}: `))
      .map((line) => line.slice(header.length + 2)),
  );

const eventNames = (): string[] =>
  system.published.map(({ name, body }) => `${name} ${/(?:Device|Interface): (.*)\r/.exec(body)?.[1]}`);

describe('QueueStatus', () => {
  it('tells queues and members in the order of the reference', async () => {
    await start();
    const messages = await system.perform('QueueStatus', { ActionID: '1' });
    expect(messages?.[0]).toBe(
      'Response: Success\r\nActionID: 1\r\nEventList: start\r\nMessage: Queue status will follow\r\n',
    );
    expect(messages?.[1]).toBe(
      [
        'Event: QueueParams',
        'Queue: support',
        'Max: 0',
        'Strategy: ringall',
        'Calls: 0',
        'Holdtime: 0',
        'TalkTime: 0',
        'Completed: 0',
        'Abandoned: 0',
        'ServiceLevel: 60',
        'ServicelevelPerf: 0.0',
        'ServicelevelPerf2: 0.0',
        'Weight: 0',
        'ActionID: 1',
        '',
      ].join('\r\n'),
    );
    expect(messages?.[2]).toBe(
      [
        'Event: QueueMember',
        'Queue: support',
        'Name: Ben, B.',
        'Location: Local/605@default',
        'StateInterface: Custom:lamp2',
        'Membership: static',
        'Penalty: 5',
        'CallsTaken: 0',
        'LastCall: 0',
        'LastPause: 0',
        'LoginTime: 1700000000',
        'InCall: 0',
        'Status: 4',
        'Paused: 0',
        'PausedReason: ',
        'Wrapuptime: 0',
        'ActionID: 1',
        '',
      ].join('\r\n'),
    );
    expect(valuesOf(messages, 'Location')).toEqual(['Local/605@default', 'Local/601@default']);
    expect(valuesOf(messages, 'Queue')).toEqual(['support', 'support', 'support', 'sales']);
    expect(messages?.at(-1)).toBe(
      'Event: QueueStatusComplete\r\nActionID: 1\r\nEventList: Complete\r\nListItems: 4\r\n',
    );
  });

  it('lists members as they are written where the strategy goes by order', async () => {
    await start({
      'queues.conf': '[q]\nstrategy = linear\nmember => Local/601@default\nmember => Local/605@default\n',
    });
    expect(valuesOf(await system.perform('QueueStatus'), 'Location')).toEqual([
      'Local/601@default',
      'Local/605@default',
    ]);
  });

  it('goes by the exact name of a queue, and by interface or name of a member', async () => {
    await start();
    const names = async (Queue: string, Member = '') =>
      valuesOf(await system.perform('QueueStatus', { Queue, Member }), 'Location');
    expect(await names('support')).toHaveLength(2);
    expect(await names('SUPPORT')).toEqual([]);
    expect(await names('', 'Ann')).toEqual(['Local/601@default']);
    expect(await names('', 'Local/605@default')).toEqual(['Local/605@default']);
    expect(valuesOf(await system.perform('QueueStatus', { Queue: 'nope' }), 'ListItems')).toEqual(['0']);
  });
});

describe('QueueSummary', () => {
  it('counts members whose device is there, and those who are free', async () => {
    await start();
    system.kernel.deviceStates.set('Custom:lamp1', 'INUSE');
    system.kernel.deviceStates.set('Custom:lamp2', 'NOT_INUSE');
    const messages = await system.perform('QueueSummary');
    expect(valuesOf(messages, 'Queue')).toEqual(['support', 'sales']);
    expect(valuesOf(messages, 'LoggedIn')).toEqual(['2', '0']);
    expect(valuesOf(messages, 'Available')).toEqual(['1', '0']);
    system.kernel.deviceStates.set('Custom:lamp1', 'UNAVAILABLE');
    expect(valuesOf(await system.perform('QueueSummary', { Queue: 'support' }), 'LoggedIn')).toEqual(['1']);
  });
});

describe('QueueRule', () => {
  const escalate = 'RuleList: escalate\r\nRule: 30,+3,+0\r\nRule: 60,10,0\r\n';
  const other = 'RuleList: other\r\nRule: 5,-1,+2\r\n';

  it('tells the changes by time, and ends with a blank line more', async () => {
    await start();
    expect(await system.perform('QueueRule')).toEqual([`Response: Success\r\n${escalate}${other}`, '']);
    expect(await system.perform('QueueRule', { Rule: 'OTHER' })).toEqual([`Response: Success\r\n${other}`, '']);
    expect(await system.perform('QueueRule', { Rule: 'nope' })).toEqual(['Response: Success\r\n', '']);
  });

  it('is told at the console too', async () => {
    await start();
    expect(await system.console('queue show rules other')).toEqual([
      'Rule: other',
      '\tAfter 5 seconds, adjust QUEUE_MAX_PENALTY by -1, adjust QUEUE_MIN_PENALTY by 2 and adjust QUEUE_RAISE_PENALTY to 3',
    ]);
  });
});

describe('the device of a member', () => {
  it('makes its state, which is told, and whether anybody is available', async () => {
    await start();
    system.published.length = 0;
    system.kernel.deviceStates.set('Custom:lamp1', 'INUSE');
    expect(eventNames().sort()).toEqual([
      'DeviceStateChange Custom:lamp1',
      'DeviceStateChange Queue:support_avail',
      'QueueMemberStatus Local/601@default',
    ]);
    const status = system.published.find(({ name }) => name === 'QueueMemberStatus');
    expect(status?.body).toContain('Status: 2\r\nPaused: 0\r\nPausedReason: \r\nRinginuse: 1\r\nWrapuptime: 0\r\n');
    expect(system.kernel.deviceStates.get('Queue:support_avail')).toBe('NOT_INUSE');
  });

  it('leaves nobody available when no member can be rung', async () => {
    await start({
      'queues.conf':
        '[q]\nringinuse = no\nmember => Local/1@default,0,A,Custom:a\nmember => Local/2@default,0,B,Custom:b,yes\n',
    });
    const { deviceStates } = system.kernel;
    deviceStates.set('Custom:b', 'UNAVAILABLE');
    deviceStates.set('Custom:a', 'INUSE');
    expect(deviceStates.get('Queue:q_avail')).toBe('INUSE');
    deviceStates.set('Custom:b', 'INUSE');
    expect(deviceStates.get('Queue:q_avail')).toBe('NOT_INUSE');
  });

  it('may be those of an extension, by its hint', async () => {
    await start({ 'queues.conf': '[q]\nmember => Local/601@default,0,A,hint:100@phones\n' });
    const { deviceStates, hints, dialplan } = system.kernel;
    const status = async () => valuesOf(await system.perform('QueueStatus'), 'Status');
    expect(await status()).toEqual(['4']);
    dialplan.addContext('phones', 'test');
    dialplan.add({
      context: 'phones',
      exten: '100',
      priority: hintPriority,
      application: 'Custom:a&Custom:b',
      data: '',
      registrar: 'test',
    });
    expect(hints.find('100', 'phones')?.devices).toEqual(['Custom:a', 'Custom:b']);
    deviceStates.set('Custom:a', 'NOT_INUSE');
    expect(await status()).toEqual(['1']);
    deviceStates.set('Custom:b', 'RINGING');
    expect(await status()).toEqual(['6']);
  });

  it('is what stands before a second slash', async () => {
    await start({ 'queues.conf': '[q]\nmember => Local/601@default/n\n' });
    system.published.length = 0;
    system.kernel.deviceStates.set('Local/601@default', 'INUSE');
    expect(eventNames()).toContain('QueueMemberStatus Local/601@default/n');
  });
});

describe('a reload', () => {
  it('takes queues and members over, and keeps what those that stay have', async () => {
    await start();
    system.kernel.deviceStates.set('Custom:lamp1', 'INUSE');
    system.write('queues.conf', '[support]\nmember => Local/601@default,9,Anna,Custom:lamp1\n[new]\n');
    expect(await system.kernel.modules.reload('app_queue')).toBe(0);
    const messages = await system.perform('QueueStatus');
    expect(valuesOf(messages, 'Queue').sort()).toEqual(['new', 'support', 'support']);
    expect(valuesOf(messages, 'Name')).toEqual(['Anna']);
    expect(valuesOf(messages, 'Penalty')).toEqual(['9']);
    expect(valuesOf(messages, 'Status')).toEqual(['2']);
    expect(system.kernel.deviceStates.list().map(({ device }) => device)).not.toContain('Queue:sales_avail');
  });

  it('of files with an error changes nothing and says why', async () => {
    await start();
    system.write('queues.conf', '[support\n');
    expect(await system.kernel.modules.reload('app_queue')).toBe(3);
    expect(valuesOf(await system.perform('QueueStatus'), 'ListItems')).toEqual(['4']);
    expect(system.logged.join('\n')).toMatch(/Reload of 'app_queue' failed.*queues\.conf/);
  });
});

describe('the module', () => {
  it('leaves nothing behind when it is unloaded', async () => {
    await start();
    expect(await system.kernel.modules.unload('app_queue')).toBe('unloaded');
    expect(await system.perform('QueueStatus')).toBeUndefined();
    expect((await system.console('queue show rules'))[0]).toContain('No such command');
    system.published.length = 0;
    system.kernel.deviceStates.set('Custom:lamp1', 'INUSE');
    expect(eventNames()).toEqual(['DeviceStateChange Custom:lamp1']);
    expect(system.kernel.deviceStates.list().filter(({ device }) => device.startsWith('Queue:'))).toEqual([]);
  });

  it('tells keys and values that it does not understand, with their line', async () => {
    await start({ 'queues.conf': '[q]\nstratgy = linear\nstrategy = sideways\nmember =>\nmember => Local/1,x\n' });
    const told = system.logged.join('\n');
    expect(told).toMatch(/queues\.conf:2: .*stratgy.*strategy/);
    expect(told).toMatch(/queues\.conf:3: .*sideways/);
    expect(told).toMatch(/queues\.conf:5: .*no penalty/);
  });
});
