import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { definition } from './module.js';

const plan = `
[office]
exten => 1001,1,Dial(PJSIP/1001,20)
exten => 1001,hint,PJSIP/1001
exten => 600,1,Answer()
 same => n,Wait(60)
`;
const phones = `
[general]
seed = 7

[desk](!)
context = office
incoming = answer after 1s

[1001](desk)
callerid = "Ann" <1001>
accountcode = sales
mailbox = 1001@default
callgroup = 1,3-4
pickupgroup = 1

[1002](desk)
incoming = busy

[door]
technology = SIP
registered = no
`;

let calls: TestCalls;
afterEach(() => calls.close());

const start = async (text = phones): Promise<void> => {
  calls = await startCalls(plan);
  if (text !== '') calls.write('phones.conf', text);
  calls.kernel.modules.define([definition]);
};
const phone = (name: string) => calls.kernel.phones.get(name);

describe('phones.conf', () => {
  it('describes phones, with templates', async () => {
    await start();
    expect(await calls.kernel.modules.load('chan_phone')).toBe('loaded');
    expect(phone('1001')?.settings).toMatchObject({
      technology: 'PJSIP',
      callerId: { name: 'Ann', num: '1001' },
      context: 'office',
      accountCode: 'sales',
      mailboxes: ['1001@default'],
      callGroup: [1, 3, 4],
      pickupGroup: [1],
      incoming: [{ script: [{ do: 'ring' }, { do: 'wait' }, { do: 'answer' }] }],
      seed: 7,
    });
    expect(phone('1002')?.settings.incoming).toEqual([{ script: [{ do: 'busy' }] }]);
    expect(phone('SIP/door')?.registered).toBe(false);
    expect(calls.logged.filter((line) => line.startsWith('WARNING chan_phone'))).toEqual([]);
  });

  it('is not missed: the module does not start without it', async () => {
    await start('');
    expect(await calls.kernel.modules.load('chan_phone')).toBe('failed');
    expect(calls.kernel.technologies.get('PJSIP')).toBeUndefined();
  });

  it.each([
    ['incoming = answer sometime', "phones.conf:2: error: A phone cannot 'answer sometime'"],
    ['calls = 600', "'600' is no habit of calling"],
  ])('is refused with the line that cannot be read: %s', async (line, message) => {
    await start(`[1001]\n${line}\n`);
    expect(await calls.kernel.modules.load('chan_phone')).toBe('failed');
    expect(calls.logged.join('\n')).toContain(message);
  });

  it('warns of keys and values that have no effect', async () => {
    await start('[1001]\ncalerid = Ann\ncallgroup = 99\n');
    expect(await calls.kernel.modules.load('chan_phone')).toBe('loaded');
    expect(calls.logged.join('\n')).toContain("phones.conf:2: warning: [1001] has no key 'calerid'");
    expect(calls.logged.join('\n')).toContain("phones.conf:3: warning: '99' is no value for callgroup");
  });

  it('is read again: phones that stay the same stay in their calls, others come and go', async () => {
    await start();
    await calls.kernel.modules.load('chan_phone');
    const [ann, ben] = [phone('1001'), phone('1002')];
    for (const one of [ann, ben]) one?.dial('600');
    await calls.clock.advance(1000);
    calls.write('phones.conf', phones.replace('[1002](desk)', '[1003](desk)'));
    await calls.kernel.modules.reload('chan_phone');
    await calls.clock.advance(0);
    expect(phone('1001')).toBe(ann);
    expect(ann?.calls).toHaveLength(1);
    expect(ben?.calls).toEqual([]);
    expect(phone('1002')).toBeUndefined();
    expect(phone('1003')?.settings.incoming).toEqual([{ script: [{ do: 'busy' }] }]);
  });

  it('takes its phones and technologies with it', async () => {
    await start();
    await calls.kernel.modules.load('chan_phone');
    phone('1001')?.dial('600');
    await calls.clock.advance(1000);
    expect(await calls.kernel.modules.unload('chan_phone')).toBe('inUse');
    expect(await calls.kernel.modules.unload('chan_phone', { force: true })).toBe('unloaded');
    await calls.clock.advance(0);
    expect([calls.kernel.channels.size, calls.clock.pending]).toEqual([0, 0]);
    expect(calls.kernel.technologies.get('PJSIP')).toBeUndefined();
    expect(calls.kernel.deviceStates.get('PJSIP/1001')).toBe('INVALID');
  });
});

describe('the console commands of phones', () => {
  const begin = async (): Promise<void> => {
    await start();
    await calls.kernel.modules.load('chan_phone');
  };

  it('show the phones', async () => {
    await begin();
    expect(await calls.console('phone show phones')).toEqual([
      'Phone                Caller ID                    Context          State        Calls',
      'PJSIP/1001           "Ann" <1001>                 office           NOT_INUSE    -',
      'PJSIP/1002           1002                         office           NOT_INUSE    -',
      'SIP/door             "door"                       default          UNAVAILABLE  -',
      '3 phones',
    ]);
  });

  it('have a phone call, do something and hang up', async () => {
    await begin();
    expect(await calls.console('phone dial 1001 600')).toEqual([]);
    await calls.clock.advance(100);
    expect(await calls.console('phone do 1001 press 5')).toEqual([]);
    await calls.clock.advance(500);
    expect(calls.events('DTMFEnd')).toMatchObject([{ Channel: 'PJSIP/1001-00000000', Digit: '5' }]);
    expect(await calls.console('phone hangup 1001')).toEqual([]);
    await calls.clock.advance(0);
    expect(calls.events('Hangup')).toHaveLength(1);
  });

  it('have a phone call with a script of its own', async () => {
    await begin();
    await calls.console('phone dial 1001 600 hang up after 2s');
    await calls.clock.advance(3000);
    expect(calls.events('Hangup')).toHaveLength(1);
  });

  it('have a phone take calls in another way', async () => {
    await begin();
    await calls.console('phone incoming 1002 answer after 1s');
    await calls.console('phone incoming 1001 decline');
    await calls.originate({ Channel: 'PJSIP/1002', Application: 'Wait', Data: '9' }, 2000);
    await calls.originate({ Channel: 'PJSIP/1001', Application: 'Wait', Data: '9' }, 2000);
    expect(calls.events('DialEnd').map(({ DialStatus }) => DialStatus)).toEqual(['ANSWER', 'NOANSWER']);
  });

  it('have a phone come and go', async () => {
    await begin();
    await calls.console('phone unregister 1001');
    expect((await calls.console('phone dial 1001 600'))[0]).toBe('PJSIP/1001 is not registered');
    await calls.console('phone register 1001');
    expect(phone('1001')?.deviceState).toBe('NOT_INUSE');
  });

  it.each([
    ['phone hangup 1009', "There is no phone '1009'"],
    ['phone hangup 1001', 'PJSIP/1001 is in no call'],
    ['phone do 1001 dance', "A phone cannot 'dance'"],
    ['phone do 1001 answer', 'PJSIP/1001 is in no call'],
    ['phone incoming 1001 sing', "A phone cannot 'sing'"],
    ['phone dial 1001 999', "There is no 999 in the context 'office' of PJSIP/1001"],
    ['phone dial 1001', 'Usage: phone dial <phone> <number> [script]'],
    ['phone show phones all', 'Usage: phone show phones'],
  ])('say why not: %s', async (line, answer) => {
    await begin();
    expect((await calls.console(line))[0]).toContain(answer);
  });
});
