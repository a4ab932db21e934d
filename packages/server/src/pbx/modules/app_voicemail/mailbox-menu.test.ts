import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startCaller, type TestCaller } from '../../../testing/keys.js';
import { putWav, speech } from '../../../testing/sound.js';
import { definition as mwi } from '../../builtin/mwi/module.js';
import { messageText } from './message-file.js';
import { definition } from './module.js';

const conf = `[general]
sendvoicemail=yes
minpassword=3
[default]
100 => 1234,Ann Other,ann@office.example ; the first
101 => -99,Ben Other
`;
const sounds = [
  ...['youhave', 'no', 'message', 'messages', 'INBOX', 'Old', 'Work', 'Family', 'Friends', 'and', 'onefor', 'opts'],
  ...['helpexit', 'first', 'last', 'received', 'advopts', 'repeat', 'next', 'prev', 'delete', 'deleted', 'undelete'],
  ...['undeleted', 'toforward', 'savemessage', 'savefolder', 'savedto', 'goodbye', 'login', 'password', 'press', 'for'],
  ...['incorrect', 'incorrect-mailbox', 'changeto', 'tocancel', 'nomore', 'extension', 'msgsaved', 'options'],
  ...['newpassword', 'reenterpassword', 'passchanged', 'mismatch', 'invalid-password', 'rec-name', 'instructions'],
].map((name) => `vm-${name}`);
const others = [
  'beep',
  'auth-thankyou',
  'pbx-invalid',
  ...['today', 'at', 'a-m', 'p-m'].map((name) => `digits/${name}`),
];
const numbers = Array.from({ length: 21 }, (_, n) => `digits/${n}`).concat(
  'digits/30',
  'digits/40',
  'digits/50',
  'digits/oclock',
  'digits/oh',
);

let calls: TestCaller;
afterEach(() => calls.close());

const folder = (...parts: readonly string[]): string => join(calls.folder, 'spool/voicemail/default', ...parts);
const ids = (...where: readonly string[]): readonly string[] => {
  try {
    const names = readdirSync(folder(...where)).filter((name) => name.endsWith('.txt'));
    return names.sort().map((name) => /msg_id=(.*)/.exec(readFileSync(folder(...where, name), 'latin1'))?.[1] ?? '');
  } catch {
    return [];
  }
};

/** Somebody runs VoiceMailMain on a mailbox with the messages a, b and c in INBOX; sounds take a second each. */
const enter = async (
  data = '100,s',
  application = 'VoiceMailMain',
  there = [...sounds, ...others, ...numbers],
): Promise<void> => {
  calls = await startCaller(['Wait(1)', `${application}(${data})`, 'NoOp(on)'], [mwi, definition], {
    sounds: there,
    files: { 'voicemail.conf': conf },
    talks: 'Milliwatt()',
  });
  mkdirSync(folder('100/INBOX'), { recursive: true });
  for (const [n, msg_id] of ['a', 'b', 'c'].entries()) {
    const facts = { origmailbox: '100', context: 'c', macrocontext: '', exten: 'e', rdnis: '', priority: '1' };
    const more = {
      callerchan: 'X',
      callerid: '"A" <1>',
      origdate: 'now',
      origtime: String(Math.trunc(calls.kernel.clock.now() / 1000)),
      category: '',
    };
    writeFileSync(
      folder('100/INBOX', `msg000${n}.txt`),
      messageText({ ...facts, ...more, msg_id, flag: '', duration: '1' }),
    );
    putWav(folder('100/INBOX', `msg000${n}.wav`), speech(1000, n + 2));
  }
  await calls.clock.advance(1500);
};
const press = async (keys: string, ms = 500): Promise<void> => {
  await calls.press(keys, ms);
  await calls.kernel.media.whenWritten();
  await calls.clock.advance(0);
};
const wentOn = (): boolean => calls.steps().includes('3 NoOp(on)');

describe('VoiceMailMain', () => {
  it('moves what was heard to Old when the person leaves, and tells so', async () => {
    await enter();
    await press('1', 30_000);
    await press('#', 3000);
    expect([ids('100/INBOX'), ids('100/Old'), wentOn()]).toEqual([['b', 'c'], ['a'], true]);
    const told = calls.events('MessageWaiting').at(-1);
    expect([told?.Mailbox, told?.New, told?.Old, told?.Channel]).toEqual([
      '100@default',
      '2',
      '1',
      'Local/line@line-00000000;1',
    ]);
  });

  it('does so too when the person hangs up', async () => {
    await enter();
    await press('1', 30_000);
    await calls.hangUp();
    expect([ids('100/INBOX'), ids('100/Old'), wentOn()]).toEqual([['b', 'c'], ['a'], false]);
  });

  it('deletes what was marked, and nothing that was marked twice', async () => {
    await enter();
    await press('1');
    await press('7', 1500);
    await press('6');
    await press('7', 1500);
    await press('7', 1500);
    await press('#', 3000);
    expect([ids('100/INBOX'), ids('100/Old')]).toEqual([['b', 'c'], []]);
  });

  it('saves a message to another folder and changes folders', async () => {
    await enter();
    await press('1');
    await press('9');
    await press('2', 8000);
    await press('2');
    await press('2', 3000);
    await press('#', 3000);
    expect([ids('100/INBOX'), ids('100/Work')]).toEqual([['b', 'c'], ['a']]);
  });

  it('forwards a message', async () => {
    await enter();
    await press('1');
    await press('8');
    await press('101#', 3000);
    await press('#', 3000);
    expect([ids('101/INBOX'), ids('100/INBOX')]).toEqual([['a'], ['a', 'b', 'c']]);
  });

  it('says goodbye to somebody who presses nothing', async () => {
    await enter();
    await calls.clock.advance(120_000);
    expect(wentOn()).toBe(true);
  });

  it('hangs up where a sound is missing', async () => {
    await enter('100,s', 'VoiceMailMain', []);
    expect(wentOn()).toBe(false);
    expect(calls.events('Hangup').length).toBeGreaterThan(0);
  });

  it('records the name, which callers hear then', async () => {
    await enter();
    await press('0');
    await press('3');
    await press('1', 3500);
    await press('#', 2000);
    expect(readdirSync(folder('100'))).toContain('greet.wav');
  });

  it('changes the password, on its line of voicemail.conf alone', async () => {
    await enter();
    await press('0');
    await press('5');
    await press('77#');
    await press('5');
    await press('4321#');
    await press('4321#', 2000);
    expect(calls.events('VoicemailPasswordChange').map(({ Mailbox, NewPassword }) => [Mailbox, NewPassword])).toEqual([
      ['100', '4321'],
    ]);
    const text = readFileSync(join(calls.folder, 'etc/voicemail.conf'), 'latin1');
    expect(text).toBe(conf.replace('1234', '4321'));
  });
});

describe('coming in', () => {
  it.each([
    ['100#', '1234#', true],
    ['100#', '1#', false],
    ['9#', '1234#', false],
    ['101#', '99#', true],
  ])('with mailbox %s and password %s: %s', async (box, password, comesIn) => {
    await enter('', 'VMAuthenticate');
    await press(box);
    await press(password, 2000);
    expect([calls.valuesOf('AUTH_MAILBOX').length > 0, wentOn()]).toEqual([comesIn, comesIn]);
  });

  it('ends after three wrong passwords', async () => {
    await enter('100', 'VoiceMailMain');
    for (const wrong of ['1#', '2#', '3#']) await press(wrong, 1500);
    await calls.clock.advance(5000);
    expect([wentOn(), calls.events('Hangup').length > 0]).toEqual([false, true]);
  });
});
