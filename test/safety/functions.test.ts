import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { headerOf } from '../conformance/connection.js';
import type { AmiUser } from '../support/ami.js';
import { GuardedOffice } from './users.js';

let office: GuardedOffice;
let admin: AmiUser;
let caller: AmiUser;
let channel: string;
beforeAll(async () => {
  office = await GuardedOffice.open([], (one) => {
    one.write('confbridge.conf', ['[general]', '[default_bridge]', 'type = bridge', '[default_user]', 'type = user']);
    one.write('extensions.conf', [
      '[office]',
      'exten => 101,1,Answer()',
      ' same => n,Wait(600)',
      'exten => 120,1,Set(CALLERID(name)=${URIDECODE(x%0d%0aEvent: Forged%0d%0a%0d%0aEvent: Forged)})',
      ' same => n,Set(GIVEN=${URIDECODE(x%0d%0aEvent: Forged%0d%0a%0d%0aEvent: Forged%00%1b)})',
      ' same => n,UserEvent(Shown,Given: ${GIVEN})',
    ]);
  });
  [admin, caller] = await Promise.all([office.login(), office.login('caller')]);
  await admin.request({
    Action: 'Originate',
    Channel: 'Local/101@office/n',
    Application: 'Wait',
    Data: '600',
    ChannelId: 'long',
  });
  channel = headerOf(await admin.event('Newchannel', { Uniqueid: 'long' }), 'Channel') ?? '';
});
afterAll(() => office.close());
afterEach(() => office.clean());

const fill = (text: string): string => text.replaceAll('TOUCH', office.touch).replaceAll('MARKER', office.marker);
const getvar = async (Variable: string, on = channel) =>
  headerOf(await caller.request({ Action: 'Getvar', Variable: fill(Variable), Channel: on }), 'Value');
const setvar = async (Variable: string, Value: string, on = channel) =>
  headerOf(await caller.request({ Action: 'Setvar', Variable: fill(Variable), Value, Channel: on }), 'Message');

/** What the console lists of the functions that are there. */
const functionNames = async (): Promise<string[]> => {
  const lines = await admin.request({ Action: 'Command', Command: 'core show functions' });
  return lines.flatMap((line) => /^Output: +([A-Z][A-Z0-9_]+) /.exec(line)?.[1] ?? []);
};

describe('functions without live_dangerously', () => {
  it.each([
    'SHELL(TOUCH)',
    'EVAL(${SHELL(TOUCH)})',
    'EVAL(${EVAL(${SHELL(TOUCH)})})',
    'CUT(SHELL(TOUCH),,1)',
    'FIELDQTY(SHELL(TOUCH),-)',
    'IF($["${SHELL(TOUCH)}" = ""]?1:2)',
    'IMPORT(CHANNEL,SHELL(TOUCH))',
    'MASTER_CHANNEL(SHELL(TOUCH))',
    'LOCAL_PEEK(0,SHELL(TOUCH))',
  ])('AST-2012-004 / CVE-2012-2414: Getvar and Status do not run %s', async (expression) => {
    const text = expression.replace('CHANNEL', channel);
    await getvar(text);
    await getvar(text, '');
    const status = await caller.request({ Action: 'Status', Channel: channel, Variables: fill(text) });
    expect(headerOf(status, 'Response')).toBe('Success');
    expect(office.isReached).toBe(false);
  });

  it.each(['FILE(/etc/hostname)', 'FILE_COUNT_LINE(/etc/hostname)', 'STAT(s,/etc/hostname)', 'DB_DELETE(safety/kept)'])(
    'AST-2013-007: Getvar does not read %s',
    async (expression) => {
      await admin.request({ Action: 'DBPut', Family: 'safety', Key: 'kept', Val: 'here' });
      expect(await getvar(expression)).toBe('');
      expect(await getvar(`EVAL(\${${expression}})`)).toBe('');
      const kept = await admin.request({ Action: 'DBGet', Family: 'safety', Key: 'kept' });
      expect(headerOf(kept, 'Response')).toBe('Success');
    },
  );

  it.each(['FILE(MARKER)', 'DB(safety/written)', 'DB_DELETE(safety/kept)', 'SHELL(TOUCH)'])(
    'AST-2013-007, AST-2014-018: Setvar does not write %s',
    async (name) => {
      await admin.request({ Action: 'DBPut', Family: 'safety', Key: 'kept', Val: 'here' });
      for (const on of [channel, '']) expect(await setvar(name, 'x', on)).toBe('Variable not set');
      expect(office.isReached).toBe(false);
      const written = await admin.request({ Action: 'DBGet', Family: 'safety', Key: 'written' });
      expect(headerOf(written, 'Response')).toBe('Error');
      const kept = await admin.request({ Action: 'DBGet', Family: 'safety', Key: 'kept' });
      expect(headerOf(kept, 'Response')).toBe('Success');
    },
  );

  it('AST-2013-007: no function there is leads to the shell or to files, whatever is written inside of it', async () => {
    const names = await functionNames();
    expect(names.length).toBeGreaterThan(80);
    const inner = ['SHELL(TOUCH)', '${SHELL(TOUCH)}', '"${SHELL(TOUCH)}"', 'FILE(MARKER)', '${EVAL(${SHELL(TOUCH)})}'];
    const fuzzer = await office.login('caller');
    // All of them at once; what is asked last is answered last.
    for (const name of names)
      for (const text of inner)
        for (const args of [text, `${text},1,1`, `x,${text}`, `${text}=1,${text}`, `1?${text}:${text}`]) {
          const about = [
            ['Channel', channel],
            ['Variable', fill(`${name}(${args})`)],
          ] as const;
          fuzzer.connection.send([['Action', 'Getvar'], ...about]);
          fuzzer.connection.send([['Action', 'Setvar'], ...about, ['Value', fill('${SHELL(TOUCH)}')]]);
        }
    expect(headerOf(await fuzzer.request({ Action: 'Ping' }), 'Ping')).toBe('Pong');
    expect(office.isReached).toBe(false);
    expect(await getvar('LEN(abc)')).toBe('3');
  });

  it('AST-2014-017: nobody without class system has a conference run commands, or record where it likes', async () => {
    for (const option of ['record_command', 'record_file', 'record_options', 'record_conference'])
      expect(await setvar(`CONFBRIDGE(bridge,${option})`, office.touch)).toBe('Variable not set');
    await admin.request({
      Action: 'Originate',
      Channel: 'Local/101@office/n',
      Application: 'ConfBridge',
      Data: 'room',
    });
    await admin.event('ConfbridgeJoin', { Conference: 'room' });
    const record = (user: AmiUser, RecordFile: string) =>
      user.request({ Action: 'ConfbridgeStartRecord', Conference: 'room', RecordFile });
    expect(headerOf(await record(caller, office.marker), 'Message')).toBe('Permission denied');
    expect(office.isReached).toBe(false);
    expect(headerOf(await record(admin, `x.wav,,${office.touch}`), 'Response')).toBe('Success');
    await admin.event('ConfbridgeRecord', { Conference: 'room' });
    await admin.request({ Action: 'ConfbridgeStopRecord', Conference: 'room' });
    await admin.event('ConfbridgeStopRecord', { Conference: 'room' });
    expect(office.isReached).toBe(false);
  });

  it('AST-2012-004: AST_CONFIG shows secrets of no file elsewhere', async () => {
    expect(await getvar('AST_CONFIG(/etc/passwd,x,y)')).toBe('');
    expect(await getvar('AST_CONFIG(../run/x.conf,x,y)')).toBe('');
  });

  it('live_dangerously is what opens them', async () => {
    const open = await GuardedOffice.open([], (one) => {
      one.replace('asterisk.conf', '[directories]', '[options]\nlive_dangerously = yes\n[directories]');
    });
    try {
      const user = await open.login('caller');
      await user.request({ Action: 'Getvar', Variable: `SHELL(${open.touch})` });
      expect(open.isReached).toBe(true);
    } finally {
      await open.close();
    }
  });
});

describe('values of the dialplan in what clients read', () => {
  it('GHSA-2grh-7mhv-fcfw: control characters make no headers and no events', async () => {
    const from = admin.connection.messages.length;
    await admin.request({ Action: 'Originate', Channel: 'Local/120@office/n', Application: 'Wait', Data: '0.1' });
    const shown = await admin.event('UserEvent', { UserEvent: 'Shown' });
    expect(headerOf(shown, 'Given')).toMatch(/^x +Event: Forged +Event: Forged/);
    await admin.message((lines) => lines[0] === 'Event: Hangup' && lines.some((line) => line.includes('/120@office')));
    const after = admin.connection.messages.slice(from);
    expect(after.filter((lines) => lines.includes('Event: Forged'))).toEqual([]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(after.flat().filter((line) => /[\x00\r\n]/.test(line))).toEqual([]);
    expect(await getvar('URIDECODE(a%0d%0aEvent: Forged%0d%0a%0d%0aEvent: Forged)')).toMatch(/^a +Event: Forged/);
  });

  it('UserEvent over TCP forges no other event and no class', async () => {
    const forger = await office.login('caller');
    forger.connection.send([
      ['Action', 'UserEvent'],
      ['UserEvent', 'Mine'],
      ['Event', 'Forged'],
      ['Privilege', 'system,all'],
    ]);
    const mine = await admin.event('UserEvent', { UserEvent: 'Mine' });
    expect(mine.filter((line) => /^(event|privilege):/i.test(line))).toEqual([
      'Event: UserEvent',
      'Privilege: user,all',
    ]);
  });
});
