import { classMask } from '@amiable/protocol';
import { describe, expect, it } from 'vitest';
import { acl, settings, startManager, user } from '../test-support.js';

const office = (options = {}) =>
  startManager(
    settings(
      [
        user('admin', {
          displayconnects: false,
          acls: [acl('deny 0.0.0.0/0.0.0.0', 'permit 127.0.0.1/255.255.255.255')],
        }),
        user('some', { read: classMask(['system', 'call', 'log']), write: classMask(['command', 'agent']) }),
        user('nobody', { secret: '', read: 0, write: 0 }),
        user('vars', { variables: [['COLOUR', 'blue']], allowmultiplelogin: false }),
      ],
      { enabled: false, channelvars: ['COLOUR', 'SHAPE'], disabledevents: ['RTCPSent'], tlsenable: true, ...options },
    ),
  );
const run = async (line: string) => (await office()).console.run(line);

describe('manager show settings', () => {
  it('shows [general] in columns', async () => {
    const test = await office();
    await test.manager.reload(
      settings([], {
        enabled: false,
        channelvars: ['COLOUR', 'SHAPE'],
        disabledevents: ['RTCPSent'],
        bind: { host: '::', port: 5038 },
      }),
    );
    expect((await test.console.run('manager show settings')).lines).toEqual([
      '',
      'Global Settings:',
      '----------------',
      '  Manager (AMI):             No             ',
      '  Web Manager (AMI/HTTP):    No             ',
      '  TCP Bindaddress:           Disabled       ',
      '  HTTP Timeout (seconds):    60             ',
      '  TLS Enable:                No             ',
      '  TLS Bindaddress:           Disabled       ',
      '  TLS Certfile:              asterisk.pem   ',
      '  TLS Privatekey:                           ',
      '  TLS Cipher:                               ',
      '  Allow multiple login:      Yes            ',
      '  Display connects:          Yes            ',
      '  Timestamp events:          No             ',
      '  Channel vars:              COLOUR,SHAPE',
      '  Disabled events:           RTCPSent',
      '  Debug:                     No             ',
    ]);
  });
});

describe('manager show settings of a manager that asks for no class where Asterisk asks for none', () => {
  it('names the actions', async () => {
    const test = await office({ unprivileged_actions: ['BridgeKick', 'QueueReset'] });
    const { lines } = await test.console.run('manager show settings');
    expect(lines.at(-1)).toBe('  Unprivileged actions:      BridgeKick,QueueReset');
  });
});

describe('manager show users', () => {
  it('lists them in the order of the file', async () => {
    expect((await run('manager show users')).lines).toEqual([
      '',
      'username',
      '--------',
      'admin',
      'some',
      'nobody',
      'vars',
      '-------------------',
      '4 manager users configured.',
    ]);
  });
});

describe('manager show user', () => {
  it('shows rights, switches, variables and access list', async () => {
    const everything =
      'system,call,log,verbose,command,agent,user,config,dtmf,reporting,cdr,dialplan,originate,agi,cc,aoc,test,security,message,all';
    expect((await run('manager show user ADMIN')).lines).toEqual([
      '',
      '          username: admin',
      '            secret: <Set>',
      '               ACL: yes',
      `         read perm: ${everything}`,
      `        write perm: ${everything}`,
      '   displayconnects: no',
      'allowmultiplelogin: yes',
      '         Variables: ',
      'ACL: (unnamed)',
      '---------------------------------------------',
      '  0:  deny - 0.0.0.0/0.0.0.0',
      '  1: allow - 127.0.0.1/255.255.255.255',
    ]);
    const some = (await run('manager show user some')).lines;
    expect(some).toContain('         read perm: system,call,log');
    expect(some).toContain('        write perm: command,agent');
    const nobody = (await run('manager show user nobody')).lines;
    expect(nobody).toContain('            secret: (N/A)');
    expect(nobody).toContain('         read perm: <none>');
    expect((await run('manager show user vars')).lines.slice(-2)).toEqual([
      '         Variables: ',
      '                 COLOUR = blue',
    ]);
  });

  it('tells of one who is not there, and how it is used', async () => {
    expect(await run('manager show user stranger')).toEqual({
      ok: true,
      lines: ['There is no manager called stranger'],
    });
    expect(await run('manager show user')).toEqual({
      ok: false,
      lines: [
        ' Usage: manager show user <user>',
        '        Display all information related to the manager user specified.',
      ],
    });
  });
});

describe('manager show connected', () => {
  it('lists those who are logged in, with their rights as numbers', async () => {
    const test = await office();
    await test.connect().login('admin');
    await test.connect().login('some');
    test.connect();
    await test.clock.advance(61_000);
    const { lines } = await test.console.run('manager show connected');
    expect(lines.length).toBe(4);
    expect(lines[1]).toMatch(/^ {2}admin {12}127\.0\.0\.1 +1795403045 {2}61 {10}1 {9}0 {9}2147483647 {2}2147483647$/);
    expect(lines[2]).toContain('0000000007  0000000048');
    expect(lines[3]).toBe('2 users connected.');
  });
});

describe('manager kick session', () => {
  it('disconnects the client of a number, behind the answer where it kicks itself', async () => {
    const test = await office();
    const [one, two] = [await test.connect().login('admin'), await test.connect().login('some')];
    const numbers = [...test.manager.sessions].map(({ number }) => number);
    await two.ask({ Action: 'Command', Command: `manager kick session ${numbers[0]}` });
    expect([one.closed, two.closed]).toEqual([true, false]);
    expect(await two.ask({ Action: 'Command', Command: `manager kick session ${numbers[1]}` })).toEqual([
      [
        'Response: Success',
        'Message: Command output follows',
        `Output: Kicking manager session connected using file descriptor ${numbers[1]}`,
      ],
    ]);
    expect(two.closed).toBe(true);
  });

  it('tells of numbers that nobody has, and of what is no number', async () => {
    expect(await run('manager kick session 999')).toEqual({
      ok: true,
      lines: ['No manager session found using file descriptor 999'],
    });
    expect(await run('manager kick session abc')).toEqual({
      ok: false,
      lines: ['Invalid AMI file descriptor: abc'],
    });
    expect((await run('manager kick session')).ok).toBe(false);
    expect((await run('manager kick session 1 2')).ok).toBe(false);
  });
});

describe('manager show eventq', () => {
  it('shows the events since the last connection came, and who stands at the last', async () => {
    const test = await office();
    await test.connect().login('admin', { Events: 'off' });
    for (const number of [1, 2, 3]) test.pbx.tick(number);
    await test.connect().login('admin', { Events: 'off' });
    const { lines } = await test.console.run('manager show eventq');
    expect(lines.slice(0, 7)).toEqual([
      'Usecount: 0',
      'Category: 2',
      'Event:',
      'Event: Tick\r',
      'Privilege: call,all\r',
      'Number: 3\r',
      '\r',
    ]);
    expect(lines.slice(7, 11)).toEqual(['Usecount: 2', 'Category: 262144', 'Event:', 'Event: SuccessfulAuth\r']);
    expect(lines.filter((line) => line.startsWith('Usecount')).length).toBe(2);
  });

  it('keeps no more than a bounded number of events', async () => {
    const test = await office();
    for (let number = 0; number < 5_000; number++) test.pbx.tick(number);
    const { lines } = await test.console.run('manager show eventq');
    expect(lines.filter((line) => line.startsWith('Usecount')).length).toBeLessThanOrEqual(256);
    expect(lines.at(-2)).toBe('Number: 4999\r');
  });
});

describe('manager show commands, command, events and event', () => {
  it('list and describe what the catalog has', async () => {
    const commands = (await run('manager show commands')).lines;
    expect(commands.length).toBe(149 + 2);
    expect(commands[0]).toMatch(/^ {2}Action +Synopsis$/);
    expect((await run('manager show events')).lines.join()).toContain('UserEvent');
    expect((await run('manager show command ping')).lines.join()).toContain('Ping');
    expect((await run('manager show event hangup')).lines.join()).toContain('Hangup');
    expect((await run('manager show command nope PING')).lines.slice(0, 3)).toEqual([
      '',
      "  -= Info about Manager Command 'Ping' =- ",
      '',
    ]);
    expect((await run('manager show event hangup')).lines.slice(0, 3)).toEqual([
      'Event: hangup',
      '',
      "  -= Info about Manager Event 'Hangup' =- ",
    ]);
    expect(await run('manager show command nope')).toEqual({ ok: true, lines: [] });
    expect(await run('manager show event nope')).toEqual({ ok: true, lines: ["Could not find event 'nope'"] });
    expect((await run('manager show event')).ok).toBe(false);
  });
});

describe('manager set debug', () => {
  it('shows, switches on and off that actions are logged', async () => {
    const test = await office();
    const client = await test.connect().login('admin', { Events: 'off' });
    expect((await test.console.run('manager set debug on')).lines).toEqual([]);
    expect((await test.console.run('manager set debug')).lines).toEqual(['manager debug is on']);
    await client.ask({ Action: 'Ping' });
    expect(test.log.at('debug')).toEqual(['admin: Ping']);
    await test.console.run('manager set debug off');
    await client.ask({ Action: 'Ping' });
    expect(test.log.at('debug').length).toBe(1);
    expect((await test.console.run('manager set debug maybe')).ok).toBe(false);
  });
});

describe('manager reload', () => {
  it('asks for a reload and prints what it is told', async () => {
    const test = await startManager(settings([], { enabled: false }), {
      requestReload: () => ['manager.conf:3: wrong'],
    });
    expect(await test.console.run('manager reload')).toEqual({ ok: true, lines: ['manager.conf:3: wrong'] });
    test.manager.stop();
    expect(test.console.list()).toEqual([]);
  });
});
