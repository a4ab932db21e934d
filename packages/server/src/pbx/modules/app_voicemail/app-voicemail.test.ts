import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { putWav, speech } from '../../../testing/sound.js';
import { startTestKernel, type TestKernel } from '../../../testing/test-kernel.js';
import { definition as mwi } from '../../builtin/mwi/module.js';
import { definition as funcVmcount } from '../func_vmcount/module.js';
import { messageText } from './message-file.js';
import { definition } from './module.js';

const conf = `[general]
aliasescontext=also
[zonemessages]
eastern=America/New_York|Q IMp
[also]
900@devices => 100@default
[default]
100 => 1,Ann Other,ann@office.example
101 => 2,Ben Other
[sales]
200 => 4,Dan Other,,,tz=eastern
`;

let system: TestKernel;
beforeEach(async () => {
  system = await startTestKernel({ files: { 'voicemail.conf': conf }, modules: [mwi, funcVmcount, definition] });
});
afterEach(() => system.close());

const folder = (...parts: readonly string[]): string => join(system.folder, 'spool/voicemail', ...parts);

/** Lays messages into a folder, as another program might. */
const lay = (where: string, ...ids: readonly string[]): void => {
  mkdirSync(folder(where), { recursive: true });
  ids.forEach((msg_id, n) => {
    const facts = { origmailbox: '100', context: 'c', macrocontext: '', exten: 'e', rdnis: '', priority: '1' };
    const more = { callerchan: 'X', callerid: '"A" <1>', origdate: 'now', origtime: '1', category: '' };
    const text = messageText({ ...facts, ...more, msg_id, flag: '', duration: '7' });
    writeFileSync(folder(where, `msg000${n}.txt`), text);
    putWav(folder(where, `msg000${n}.wav`), speech(20, n + 1));
  });
};
const at = { Context: 'default', Mailbox: '100', Folder: 'INBOX' };
const ids = (where: string): readonly string[] =>
  readdirSync(folder(where))
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => /msg_id=(.*)/.exec(readFileSync(folder(where, name), 'latin1'))?.[1] ?? '');
const waiting = (): readonly string[] =>
  system.published.filter(({ name }) => name === 'MessageWaiting').map(({ body }) => body.replace(/\r\n/g, ' ').trim());

describe('the actions of app_voicemail', () => {
  it('move a message; those behind it move up, and both names of the mailbox are told', async () => {
    lay('default/100/INBOX', 'a', 'b', 'c');
    system.published.length = 0;
    const reply = await system.perform('VoicemailMove', { ...at, ID: 'b', ToFolder: 'old' });
    expect(reply).toEqual(['Response: Success\r\nMessage: Message move successful\r\n']);
    expect([ids('default/100/INBOX'), ids('default/100/Old')]).toEqual([['a', 'c'], ['b']]);
    expect(readdirSync(folder('default/100/INBOX')).sort()).toEqual([
      'msg0000.txt',
      'msg0000.wav',
      'msg0001.txt',
      'msg0001.wav',
    ]);
    expect(waiting()).toEqual([
      'Mailbox: 100@default Waiting: 1 New: 2 Old: 1',
      'Mailbox: 900@devices Waiting: 1 New: 2 Old: 1',
    ]);
  });

  it('forward a message with its sound, and remove it', async () => {
    lay('default/100/INBOX', 'a');
    const to = { ToContext: 'sales', ToMailbox: '200', ToFolder: 'Work' };
    expect(await system.perform('VoicemailForward', { ...at, ID: 'a', ...to })).toEqual([
      'Response: Success\r\nMessage: Message forward successful\r\n',
    ]);
    expect(readFileSync(folder('sales/200/Work/msg0000.wav'))).toEqual(
      readFileSync(folder('default/100/INBOX/msg0000.wav')),
    );
    expect(await system.perform('VoicemailRemove', { ...at, ID: 'a' })).toEqual([
      'Response: Success\r\nMessage: Message remove successful\r\n',
    ]);
    expect([readdirSync(folder('default/100/INBOX')), ids('sales/200/Work')]).toEqual([[], ['a']]);
  });

  it.each([
    ['Folder', { Mailbox: '100', Context: 'default', ID: 'a' }],
    ['ID', { ...at }],
  ])('VoicemailForward wants to know the %s', async (name, headers) => {
    const to = { ToContext: 'sales', ToMailbox: '200', ToFolder: 'Work' };
    expect(await system.perform('VoicemailForward', { ...headers, ...to })).toEqual([
      `Response: Error\r\nMessage: ${name} not specified, required\r\n`,
    ]);
  });

  it.each([
    ['VoicemailMove', { ...at, Mailbox: '404', ID: 'a', ToFolder: 'Old' }, 'Message move failed'],
    ['VoicemailMove', { ...at, ID: 'a', ToFolder: '../Old' }, 'Message move failed'],
    ['VoicemailMove', { ...at, ID: 'z', ToFolder: 'Old' }, 'Message move failed'],
    ['VoicemailRemove', { ...at, Folder: '../../101/INBOX', ID: 'a' }, 'Message remove failed'],
    [
      'VoicemailForward',
      { ...at, ID: 'a', ToContext: '..', ToMailbox: 'x', ToFolder: 'INBOX' },
      'Message forward failed',
    ],
  ])('%s changes nothing for what is not there', async (name, headers, message) => {
    lay('default/100/INBOX', 'a');
    system.published.length = 0;
    expect(await system.perform(name, headers)).toEqual([`Response: Success\r\nMessage: ${message}\r\n`]);
    expect([ids('default/100/INBOX'), waiting()]).toEqual([['a'], []]);
  });

  it('VoicemailRefresh tells of what another program has put there, once', async () => {
    lay('sales/200/INBOX', 'a');
    system.published.length = 0;
    await system.perform('VoicemailRefresh', { Context: 'default' });
    expect(waiting()).toEqual([]);
    await system.perform('VoicemailRefresh');
    await system.perform('VoicemailRefresh');
    expect(waiting()).toEqual(['Mailbox: 200@sales Waiting: 1 New: 1 Old: 0']);
  });

  it('count no half a message that a killed process left behind', async () => {
    lay('default/100/INBOX', 'a');
    putWav(folder('default/100/INBOX/msg0001.wav'), speech(20));
    mkdirSync(folder('default/100/tmp'));
    putWav(folder('default/100/tmp/half.wav'), speech(20));
    expect((await system.perform('MailboxCount', { Mailbox: '100' }))?.[0]).toContain('NewMessages: 1');
    expect(await system.perform('VoicemailBoxSummary', { Context: 'default', Mailbox: '100' })).toHaveLength(3);
  });

  it('MailboxCount sums several mailboxes', async () => {
    lay('default/100/Urgent', 'a');
    lay('sales/200/Old', 'b', 'c');
    expect(await system.perform('MailboxCount', { Mailbox: '100,200@sales' })).toEqual([
      'Response: Success\r\nMessage: Mailbox Message Count\r\nMailbox: 100,200@sales\r\nUrgMessages: 1\r\nNewMessages: 0\r\nOldMessages: 2\r\n',
    ]);
    expect((await system.perform('MailboxStatus', { Mailbox: '100' }))?.[0]).toContain('Waiting: 1');
  });
});

describe('a reload of voicemail.conf', () => {
  it('takes mailboxes away and adds others', async () => {
    system.write('voicemail.conf', '[default]\n101 => 2,Ben Other\n102 => 3,Cid Other\n');
    expect(await system.console('voicemail reload')).toEqual(['Reloading voicemail configuration...']);
    expect((await system.console('voicemail show users')).slice(1)).toEqual([
      'default    101   Ben Other                                 0',
      'default    102   Cid Other                                 0',
      '2 voicemail users configured.',
    ]);
    expect(
      system.kernel.deviceStates
        .list()
        .map(({ device }) => device)
        .sort(),
    ).toEqual(['MWI:101@default', 'MWI:102@default']);
  });

  it('leaves all as it was where the file is wrong', async () => {
    system.write('voicemail.conf', '[default\n');
    await expect(system.console('voicemail reload')).resolves.toContain("Command 'voicemail reload' failed.");
    expect(await system.console('voicemail show users')).toHaveLength(5);
  });
});
