import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { headerOf } from '../conformance/connection.js';
import type { AmiUser } from '../support/ami.js';
import { GuardedOffice } from './users.js';

let office: GuardedOffice;
let admin: AmiUser;
let operator: AmiUser;
let channel: string;
beforeAll(async () => {
  office = await GuardedOffice.open([], (one) => {
    one.write('cli_aliases.conf', [
      '[general]',
      'template = short',
      '[short]',
      'load = module load',
      'unload = module unload',
      'halt = core stop now',
      'call = channel originate',
    ]);
  });
  [admin, operator] = await Promise.all([office.login(), office.login('operator')]);
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

const run = async (user: AmiUser, line: string): Promise<string | undefined> =>
  headerOf(
    await user.request({
      Action: 'Command',
      Command: line
        .replaceAll('TOUCH', office.touch)
        .replaceAll('MARKER', office.marker)
        .replaceAll('CHANNEL', channel),
    }),
    'Message',
  );

const listed = 'Command blacklisted';

describe('the action Command', () => {
  it.each([
    'module load app_dial.so',
    'module unload app_dial.so',
    'restart gracefully',
    'MODULE  Load app_dial.so',
    '  module load app_dial.so',
    '"module" "load" app_dial.so',
    'mod\\ule load app_dial.so',
    'module\tunload app_dial.so',
    'load app_dial.so',
    'unload app_dial.so',
  ])('never runs %j', async (line) => {
    for (const user of [admin, operator]) expect(await run(user, line)).toBe(listed);
    const check = await admin.request({ Action: 'ModuleCheck', Module: 'app_dial' });
    expect(headerOf(check, 'Response')).toBe('Success');
  });

  it.each([
    'core stop now',
    'core stop gracefully',
    'core stop when convenient',
    'core restart now',
    'Core  RESTART gracefully',
    'halt',
    'channel originate Local/101@office application System TOUCH',
    'call Local/101@office application System TOUCH',
    'channel originate Local/101@office application Set FILE(MARKER)=x',
    'dialplan add extension 666,1,System("TOUCH") into office',
    'mixmonitor start CHANNEL MARKER.wav,,TOUCH',
    'agi exec CHANNEL "EXEC System TOUCH"',
  ])('runs %j for nobody without class system', async (line) => {
    expect(await run(operator, line)).toBe(listed);
    expect(office.isReached).toBe(false);
    expect(headerOf(await operator.request({ Action: 'CoreSettings' }), 'Message')).toBe('Permission denied');
    expect(headerOf(await operator.request({ Action: 'Ping' }), 'Ping')).toBe('Pong');
  });

  it.each([
    'dialplan set chanvar CHANNEL FILE(MARKER) x',
    'dialplan set chanvar CHANNEL SHELL(TOUCH) x',
    'dialplan set global SHELL(TOUCH) x',
    'dialplan set global X ${SHELL(TOUCH)}',
    'dialplan eval function SHELL(TOUCH)',
    'dialplan eval function EVAL(${SHELL(TOUCH)})',
    '!TOUCH',
    '! TOUCH',
    '$(TOUCH)',
    'core show version; TOUCH',
    'core show version | TOUCH',
  ])('reaches neither shell nor files by %j, whoever asks', async (line) => {
    for (const user of [admin, operator]) await run(user, line);
    expect(office.isReached).toBe(false);
  });

  it('knows no abbreviations', async () => {
    for (const line of ['mod load app_dial.so', 'core st now', 'core stop n', 'c s n']) await run(operator, line);
    expect(headerOf(await operator.request({ Action: 'Ping' }), 'Ping')).toBe('Pong');
  });

  it('needs class command', async () => {
    expect(await run(await office.login('caller'), 'core show version')).toBe('Permission denied');
  });
});
