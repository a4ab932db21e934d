import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { headerOf } from '../conformance/connection.js';
import type { AmiUser } from '../support/ami.js';
import { until } from '../support/until.js';
import { GuardedOffice } from './users.js';

let office: GuardedOffice;
let admin: AmiUser;
let caller: AmiUser;
let agi: AmiUser;
beforeAll(async () => {
  office = await GuardedOffice.open([], (one) =>
    one.write('extensions.conf', [
      '[office]',
      'exten => 101,1,Answer()',
      ' same => n,Wait(60)',
      // What a value of a client becomes where the dialplan only shows it.
      'exten => 110,1,NoOp(${GIVEN} ${CALLERID(all)} ${CHANNEL(accountcode)} ${ARG1})',
      ' same => n,Set(SHOWN=${GIVEN}${CALLERID(name)})',
      ' same => n,UserEvent(Shown)',
      ' same => n,Return()',
    ]),
  );
  [admin, caller, agi] = await Promise.all([office.login(), office.login('caller'), office.login('agi')]);
});
afterAll(() => office.close());
afterEach(() => office.clean());

const forbidden = 'Originate Access Forbidden: app or data blacklisted';
const fill = (text: string): string => text.replaceAll('TOUCH', office.touch).replaceAll('MARKER', office.marker);
const originate = (user: AmiUser, headers: Readonly<Record<string, string>>) =>
  user.request({ Action: 'Originate', Channel: 'Local/101@office/n', Timeout: '3000', ...headers });
const run = (user: AmiUser, application: string, data: string, more: Readonly<Record<string, string>> = {}) =>
  originate(user, { Application: application, Data: fill(data), ...more });

const attacks: readonly [id: string, application: string, data: string][] = [
  ['AST-2011-006 / CVE-2011-1599', 'System', 'TOUCH'],
  ['AST-2011-006 / CVE-2011-1599', 'TrySystem', 'TOUCH'],
  ['AST-2012-004 / CVE-2012-2414', 'MixMonitor', 'x.wav,,TOUCH'],
  ['AST-2012-004 / CVE-2012-2414', 'NoOp', '${SHELL(TOUCH)}'],
  ['AST-2012-004 / CVE-2012-2414', 'NoOp', '${EVAL(${GIVEN})}'],
  ['AST-2012-004 / CVE-2012-2414', 'Set', 'X=${EVAL($[1]${SHELL(TOUCH)})}'],
  ['AST-2012-012 / CVE-2012-2186', 'ExternalIVR', '/bin/touch(MARKER)'],
  ['CVE-2019-18610', 'Originate', 'Local/101@office,app,System,TOUCH'],
  ['CVE-2024-42365', 'Set', 'FILE(MARKER)=x'],
  ['CVE-2024-42365', 'MSet', 'A=1,FILE(MARKER)=x'],
  ['CVE-2024-42365', 'Set', 'X=${CURL(http://127.0.0.1/)}'],
  ['CVE-2024-42365', 'Set', 'CURLOPT(proxy)=x'],
  ['CVE-2024-42365', 'Set', 'DB(a/b)=c'],
  ['CVE-2024-42365', 'Set', 'X=${DB_DELETE(a/b)}'],
  ['CVE-2024-42365', 'Set', 'X=${DB_KEYS(a)}'],
  ['CVE-2024-42365', 'Set', 'ODBC_ANY(x)=1'],
  ['CVE-2024-42365', 'Set', 'X=${REALTIME(sippeers,name,x)}'],
  ['CVE-2024-42365', 'Set', 'REALTIME_STORE(a,b)=c'],
  ['CVE-2024-42365', 'Set', 'X=${ENV(PATH)}'],
  ['CVE-2024-42365', 'Set', 'ENV(PATH)=/tmp'],
  ['CVE-2024-42365', 'Set', 'X=${AST_CONFIG(manager.conf,panel,secret)}'],
  ['CVE-2024-42365', 'Set', 'X=${STAT(e,/etc/passwd)}'],
  ['CVE-2024-42365', 'Reload', ''],
  ['CVE-2024-42365', 'DBdeltree', 'family'],
  ['CVE-2024-42365', 'DBdel', 'family/key'],
  ['CVE-2024-42365', 'Queue', 'support,,,,60,/bin/touch'],
  ['CVE-2024-42365', 'Queue', 'support,C(,),,,,/bin/touch'],
  ['AGI', 'AGI', '/bin/touch,MARKER'],
  ['AGI', 'EAGI', '/bin/touch,MARKER'],
  ['AGI', 'DeadAGI', '/bin/touch,MARKER'],
  ['AGI', 'AsyncAGI', ''],
  ['AGI', 'AGI', 'agi:async'],
  ['recording to a file', 'Monitor', 'wav,MARKER'],
  ['recording to a file', 'ChangeMonitor', 'MARKER'],
  ['recording to a file', 'Record', 'MARKER.wav,0,1'],
  ['recording to a file', 'ChanSpy', 'Local,qr(spied)'],
  ['recording to a file', 'ExtenSpy', '101@office,r(spied)'],
  ['reading a file', 'Authenticate', '/etc/passwd'],
  ['reading a file', 'DISA', '/etc/passwd,office'],
  ['reading a file', 'ReadFile', 'X=/etc/passwd,100'],
  ['an application within another', 'Exec', 'System(TOUCH)'],
  ['an application within another', 'TryExec', 'System(TOUCH)'],
  ['an application within another', 'ExecIf', '1?System(TOUCH)'],
  ['an application within another', 'ExecIf', '0?NoOp():System(TOUCH)'],
  ['an application within another', 'ExecIfTime', '*,*,*,*?System(TOUCH)'],
  ['an application within another', 'StackExecute', 'System(TOUCH)'],
  ['an application within another', 'Macro', 'x'],
  ['the arguments of subroutines', 'Gosub', 'office,110,1(${SHELL(TOUCH)})'],
  ['the arguments of subroutines', 'GosubIf', '1?office,110,1(${SHELL(TOUCH)})'],
  ['the options of Dial', 'Dial', 'Local/101@office,5,U(office^110^1^${SHELL(TOUCH)})'],
  ['the options of Dial', 'Dial', 'Local/101@office,5,b(office^110^1(${EVAL(x)}))'],
  ['the options of Dial', 'Dial', 'Local/101@office,5,B(office^110^1(${SHELL(TOUCH)}))'],
  ['the options of Dial', 'Dial', 'Local/101@office,5,G(office^110^${SHELL(TOUCH)})'],
  ['the options of Dial', 'Dial', 'Local/101@office,5,M(x^${SHELL(TOUCH)})'],
  ['conditions', 'GotoIf', '$["${SHELL(TOUCH)}" = ""]?110'],
  ['conditions', 'While', '$["${SHELL(TOUCH)}" = ""]'],
  ['how it is written', 'sYsTeM', 'TOUCH'],
  ['how it is written', ' System ', 'TOUCH'],
  ['how it is written', 'Set', 'X=${shell(TOUCH)}'],
  ['how it is written', 'Set', ' FILE (MARKER)=x'],
  ['how it is written', 'MSet', 'FI\\LE(MARKER)=x'],
  ['how it is written', 'MSet', 'A=1,F"IL"E(MARKER)=x'],
  ['how it is written', 'ImportVar', 'FI"LE(MARKER)"=CHANNEL,X'],
];

describe('Originate by a client without class system', () => {
  it.each(attacks)('%s: Originate of %s(%s) is refused', async (_, application, data) => {
    for (const Async of ['false', 'true'])
      expect(headerOf(await run(caller, application, data, { Async }), 'Message')).toBe(forbidden);
    expect(office.isReached).toBe(false);
  });

  it('AST-2011-006: what is refused without system is what works with it', async () => {
    for (const [application, data] of [
      ['System', 'TOUCH'],
      ['ExecIf', '1?System(TOUCH)'],
      ['ExecIfTime', '*,*,*,*?System(TOUCH)'],
      ['TryExec', 'System(TOUCH)'],
      ['Exec', 'Set(X=${SHELL(TOUCH)})'],
      ['Set', 'FILE(MARKER)=x'],
      ['MixMonitor', 'x.wav,,TOUCH'],
      ['Originate', 'Local/101@office,app,System,TOUCH'],
    ] as const) {
      expect(headerOf(await run(admin, application, data), 'Response'), application).toBe('Success');
      await until(() => office.isReached);
      office.clean();
    }
  });

  it('CVE-2012-2186: no application there leads to the shell or to files, whatever it is given', async () => {
    const listed = await admin.request({ Action: 'Command', Command: 'core show applications' });
    const names = listed.flatMap((line) => /^Output: +(\w+): /.exec(line)?.[1] ?? []);
    expect(names.length).toBeGreaterThan(80);
    expect(names).toContain('System');
    const given = [
      'TOUCH',
      'System(TOUCH)',
      'System,TOUCH',
      '1?System(TOUCH)',
      '*,*,*,*?System(TOUCH)',
      '${SHELL(TOUCH)}',
      '#{SHELL(TOUCH)}',
      '^{SHELL(TOUCH)},${SHELL(TOUCH)}',
      '#,#{SHELL(TOUCH)},1,1',
      'FILE(MARKER)=x',
      'FI\\LE(MARKER)=x',
      'F"IL"E(MARKER)=x',
      '"FILE"(MARKER)=x,A=1',
      'FILE(MARKER)',
      'FILE(MARKER),1',
      'x.wav,,TOUCH',
      'Local/101@office,app,System,TOUCH',
      'Local/101@office,1,b(System^TOUCH)U(System^TOUCH)M(TOUCH)G(TOUCH)',
      'MARKER',
      'MARKER.wav',
      'MARKER.wav,0,1',
      'wav,MARKER,m',
    ];
    const fuzzer = await office.login('caller');
    for (const Application of names)
      for (const data of given)
        fuzzer.connection.send(
          Object.entries({
            Action: 'Originate',
            Channel: 'Local/101@office/n',
            Application,
            Data: fill(data),
            Async: 'true',
          }),
        );
    await fuzzer.request({ Action: 'Ping' });
    const channels = async () => {
      await admin.request({ Action: 'Hangup', Channel: '/.*/' });
      const shown = await admin.request({ Action: 'Command', Command: 'core show channels count' });
      return shown.includes('Output: 0 active channels');
    };
    for (let tries = 0; !(await channels()); tries += 1) expect(tries).toBeLessThan(500);
    expect(office.isReached).toBe(false);
  }, 60_000);

  it('CVE-2024-42365: one class that fits does not make up for another that is missing', async () => {
    // agi is enough for the program of Queue, but not for the shell beside it.
    const data = 'support,,,,60,agi.sh,${SHELL(TOUCH)}';
    expect(headerOf(await run(agi, 'Queue', data), 'Message')).toBe(forbidden);
    expect(headerOf(await run(agi, 'AGI', 'x.sh,${SHELL(TOUCH)}'), 'Message')).toBe(forbidden);
    expect(headerOf(await run(agi, 'Queue', 'support,,,,60,agi.sh'), 'Message')).not.toBe(forbidden);
  });

  it('CVE-2024-42365: names that only look alike are no reason to refuse', async () => {
    for (const [application, data] of [
      ['Set', 'FEEDBACK(x)=DBX'],
      ['NoOp', 'the profile of DBdeltree'],
      ['Verbose', 'a systematic environment'],
    ] as const)
      expect(headerOf(await run(caller, application, data), 'Response'), data).toBe('Success');
  });

  it('AST-2012-004: functions in CallerID, Account, Variable and arguments stay text', async () => {
    const text = '${SHELL(TOUCH)}';
    const reply = await originate(caller, {
      Context: 'office',
      Exten: '110',
      Priority: '1',
      CallerID: fill(`"${text}" <77>`),
      Account: fill(text),
      Variable: fill(`GIVEN=${text}`),
      PreDialGoSub: fill(`office,110,1(${text})`),
    });
    expect(headerOf(reply, 'Response')).toBe('Success');
    const shown = await caller.message((lines) => lines.includes(fill(`Value: ${text}${text}`)));
    expect(headerOf(shown, 'Variable')).toBe('SHOWN');
    expect(office.isReached).toBe(false);
  });

  it.each([
    ['SHELL(TOUCH)=1'],
    ['FILE(MARKER)=x'],
    ['DB(safety/originate)=x'],
    ['__FILE(MARKER)=x'],
    ['LOCAL(FILE(MARKER))=x'],
    ['GLOBAL(FILE(MARKER))=x'],
  ])('AST-2013-007: Originate with Variable: %s writes nothing', async (variable) => {
    await originate(caller, { Application: 'Wait', Data: '0.01', Variable: fill(variable) });
    expect(office.isReached).toBe(false);
    const entry = await admin.request({ Action: 'DBGet', Family: 'safety', Key: 'originate' });
    expect(headerOf(entry, 'Message')).toBe('Database entry not found');
  });

  it('AST-2008-004: values with formats in them come back as they are', async () => {
    const text = '%s%s%n%d%x';
    await originate(caller, {
      Application: 'Wait',
      Data: '0.01',
      CallerID: `"${text}" <78>`,
      Variable: `GIVEN=${text}`,
    });
    const made = await caller.event('NewCallerid', { CallerIDNum: '78' });
    expect(headerOf(made, 'CallerIDName')).toBe(text);
    expect(headerOf(await caller.event('VarSet', { Variable: 'GIVEN', Value: text }), 'Value')).toBe(text);
  });
});

describe('the action AGI by a client without class system', () => {
  it.each([
    'EXEC System TOUCH',
    'EXEC TrySystem TOUCH',
    'EXEC ExecIf "1?System(TOUCH)"',
    'EXEC ExecIfTime "*,*,*,*?System(TOUCH)"',
    'EXEC Set FILE(MARKER)=x',
    'EXEC MSet "FI\\\\LE(MARKER)=x"',
    'EXEC MSet "A=1,F\\"IL\\"E(MARKER)=x"',
    'EXEC Set ${X}FILE(MARKER)=x',
    'EXEC NoOp ${SHELL(TOUCH)}',
    'EXEC Originate "Local/101@office,app,System,TOUCH"',
    'EXEC MixMonitor "x.wav,,TOUCH"',
    'GET VARIABLE SHELL(TOUCH)',
    'GET VARIABLE EVAL(${SHELL(TOUCH)})',
    'GET FULL VARIABLE ${SHELL(TOUCH)}',
    'GET FULL VARIABLE ${EVAL(${SHELL(TOUCH)})}',
    'SET VARIABLE FILE(MARKER) x',
    'RECORD FILE MARKER wav "" 1',
  ])('AST-2012-004: %s reaches neither shell nor file', async (command) => {
    const channelId = `agi-${command.length}-${command.charCodeAt(5)}-${Date.now()}`;
    await admin.request({
      Action: 'Originate',
      Channel: 'Local/101@office/n',
      Application: 'AGI',
      Data: 'agi:async',
      ChannelId: channelId,
    });
    const start = await agi.event('AsyncAGIStart', { Uniqueid: channelId });
    const Channel = headerOf(start, 'Channel') ?? '';
    const CommandID = `c-${channelId}`;
    await agi.request({ Action: 'AGI', Channel, Command: fill(command), CommandID });
    await agi.event('AsyncAGIExec', { CommandID });
    expect(office.isReached).toBe(false);
    await admin.request({ Action: 'Hangup', Channel });
  });
});
