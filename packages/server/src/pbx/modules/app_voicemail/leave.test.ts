import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startCaller, type TestCaller } from '../../../testing/keys.js';
import { readSound } from '../../../testing/sound.js';
import { definition as mwi } from '../../builtin/mwi/module.js';
import { definition as funcVmcount } from '../func_vmcount/module.js';
import { definition } from './module.js';

const conf = `[general]
operator=yes
exitcontext=away
maxsecs=20
[default]
100 => 1,Ann Other,ann@office.example
101 => 2,Ben Other,,,minsecs=3|maxmsg=1
102 => 3,Cid Other,,,review=yes
[sales]
200 => 4,Dan Other
[bad]
../../x => 5,Nobody
`;

const away = '[away]\nexten => o,1,NoOp(operator)\nexten => a,1,NoOp(away)\n';
const everySound = [
  'beep',
  'auth-thankyou',
  'vm-theperson',
  'digits/1',
  'digits/0',
  'vm-isunavail',
  'vm-isonphone',
  'vm-intro',
  'vm-review',
  'vm-review-urgent',
  'vm-marked-urgent',
  'vm-msgsaved',
  'vm-mailboxfull',
];

let calls: TestCaller;
afterEach(() => calls.close());

/** A caller who speaks without end runs VoiceMail; `ms` pass. */
const leave = async (data: string, ms: number, sounds: readonly string[] = []): Promise<void> => {
  calls = await startCaller([`VoiceMail(${data})`, 'NoOp(on)'], [mwi, funcVmcount, definition], {
    more: away,
    sounds,
    ms,
    files: { 'voicemail.conf': conf },
    talks: 'Milliwatt()',
  });
};
const pass = async (ms: number): Promise<void> => {
  for (let i = 0; i < 3; i++) {
    await calls.clock.advance(ms / 3);
    await calls.kernel.media.whenWritten();
    await calls.clock.advance(0);
  }
};
const press = async (keys: string, ms = 30): Promise<void> => {
  await calls.press(keys);
  await pass(ms);
};
const folder = (...parts: readonly string[]): string => join(calls.folder, 'spool/voicemail', ...parts);
const status = (): string | undefined => calls.valuesOf('VMSTATUS').at(-1);
const waiting = () => calls.events('MessageWaiting').filter(({ Channel }) => Channel !== undefined);

describe('VoiceMail', () => {
  it('keeps a message with its sound, tells who waits, and goes on', async () => {
    await leave('100,s', 3000);
    await press('#');
    expect(status()).toBe('SUCCESS');
    expect(calls.steps()).toContain('2 NoOp(on)');
    expect(waiting().map(({ Mailbox, Waiting, New, Old }) => [Mailbox, Waiting, New, Old])).toEqual([
      ['100@default', '1', '1', '0'],
    ]);
    const text = readFileSync(folder('default/100/INBOX/msg0000.txt'), 'latin1');
    expect(text).toContain('origmailbox=100\ncontext=here\nmacrocontext=\nexten=a\nrdnis=unknown\npriority=1\n');
    expect(text).toContain('\nduration=2\n');
    const { length } = readSound(folder('default/100/INBOX/msg0000.wav'));
    expect(length).toBeGreaterThan(16_000);
    expect(length).toBeLessThan(24_001);
    expect(calls.valuesOf('VM_MESSAGEFILE')).toEqual([folder('default/100/INBOX/msg0000')]);
    expect(readdirSync(folder('default/100/tmp'))).toEqual([]);
    expect(calls.kernel.deviceStates.get('MWI:100@default')).toBe('INUSE');
  });

  it('keeps what was said when the caller hangs up', async () => {
    await leave('100,s', 2000);
    await calls.hangUp();
    await pass(100);
    expect(status()).toBe('SUCCESS');
    expect(existsSync(folder('default/100/INBOX/msg0000.wav'))).toBe(true);
  });

  it('counts callers who begin at once one by one, and gives each message an id of its own', async () => {
    await leave('100,s', 1000);
    await press('#');
    await calls.originate({ Channel: 'Local/line@line/n', Application: 'VoiceMail', Data: '100,s' }, 1000);
    await calls.perform('PlayDTMF', { Channel: 'Local/line@line-00000001;1', Digit: '#', Receive: 'true' });
    await pass(30);
    const ids = calls.kernel.mailboxes.counts('100');
    expect(ids).toEqual({ urgent: 0, new: 2, old: 0 });
    const texts = [0, 1].map((n) => readFileSync(folder(`default/100/INBOX/msg000${n}.txt`), 'latin1'));
    expect(new Set(texts.map((text) => /msg_id=(.*)/.exec(text)?.[1])).size).toBe(2);
  });

  it('puts a message into several mailboxes; the first one is told last', async () => {
    await leave('100&200@sales,sU', 2000);
    await press('#');
    expect(waiting().map(({ Mailbox }) => Mailbox)).toEqual(['200@sales', '100@default']);
    expect(calls.kernel.mailboxes.counts('100,200@sales')).toEqual({ urgent: 2, new: 0, old: 0 });
    expect(readFileSync(folder('sales/200/Urgent/msg0000.txt'), 'latin1')).toContain('\nflag=Urgent\n');
  });

  it.each([
    ['404,s', 'FAILED'],
    ['../../x@bad,s', 'FAILED'],
    ['100@nowhere,s', 'FAILED'],
  ])('fails for %s and goes on', async (data, ended) => {
    await leave(data, 100);
    await pass(0);
    expect([status(), calls.steps().includes('2 NoOp(on)')]).toEqual([ended, true]);
    expect(existsSync(join(calls.folder, 'x'))).toBe(false);
  });

  it('hangs up where the sounds of the greeting are missing', async () => {
    await leave('100,u', 100);
    await pass(0);
    expect([status(), calls.steps().includes('2 NoOp(on)')]).toEqual(['FAILED', false]);
  });

  it.each([
    ['100,u', 'vm-theperson'],
    ['100,b', 'vm-theperson'],
  ])('with %s greets, and # begins to record at once', async (data) => {
    await leave(data, 500, everySound);
    await press('#', 3000);
    await press('#', 1500);
    expect(status()).toBe('SUCCESS');
  });

  it.each([
    ['0', 'o,1 NoOp(operator)'],
    ['*', 'a,1 NoOp(away)'],
  ])('leaves by %s during the greeting', async (key, step) => {
    await leave('100,u', 500, everySound);
    await press(key);
    expect(status()).toBe('USEREXIT');
    expect(calls.ran(';1').at(-1)).toBe(step);
    expect(calls.kernel.mailboxes.counts('100').new).toBe(0);
  });

  it('throws away what is too short, and takes no more than a mailbox may hold', async () => {
    await leave('101,s', 1000);
    await press('#');
    expect([status(), calls.kernel.mailboxes.counts('101').new]).toEqual(['FAILED', 0]);
    for (const serial of [1, 2]) {
      await calls.originate({ Channel: 'Local/line@line/n', Application: 'VoiceMail', Data: '101,s' }, 4000);
      const Channel = `Local/line@line-0000000${serial};1`;
      await calls.perform('PlayDTMF', { Channel, Digit: '#', Receive: 'true' });
      await pass(30);
    }
    expect(calls.kernel.mailboxes.counts('101').new).toBe(1);
    expect(calls.valuesOf('VMSTATUS')).toEqual(['FAILED', 'SUCCESS', 'FAILED']);
  });

  it('lets the caller mark the message urgent before it is kept', async () => {
    await leave('102,s', 3000, everySound);
    await press('#', 2000);
    await press('4', 1500);
    await press('1', 1500);
    expect(calls.kernel.mailboxes.counts('102')).toEqual({ urgent: 1, new: 0, old: 0 });
  });

  it('ends by itself when the message is as long as it may be', async () => {
    await leave('100,s', 19_000);
    expect(status()).toBeUndefined();
    await pass(2000);
    expect(status()).toBe('SUCCESS');
    expect(readFileSync(folder('default/100/INBOX/msg0000.txt'), 'latin1')).toMatch(/duration=(19|20)\n/);
  });
});
