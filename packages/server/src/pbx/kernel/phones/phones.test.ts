import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { findSamples, putWav, speech } from '../../../testing/sound.js';
import type { Samples } from '../media/samples.js';
import type { Phone } from './phone.js';
import { PhoneCall } from './phone-call.js';
import { type PhoneOptions, phoneSettings } from './phone-options.js';
import { parsePhoneScript } from './phone-script.js';

const plan = `
[default]
exten => 1001,hint,PJSIP/alice
exten => 1001,1,Dial(PJSIP/alice,20)
exten => 1002,hint,PJSIP/bob
exten => 1002,1,Dial(PJSIP/bob,20)
 same => n,Set(ENDED=\${DIALSTATUS} \${HANGUPCAUSE})
 same => n,Hangup()
exten => 601,1,Answer()
 same => n,Wait(30)
exten => 602,1,Answer()
 same => n,Wait(1)
exten => 603,1,Busy(1)
exten => 604,1,Congestion(1)
exten => 620,1,Answer()
 same => n,Wait(1)
 same => n,SendDTMF(12)
 same => n,SendText(hello)
 same => n,Wait(30)
`;

let calls: TestCalls;
afterEach(() => calls.close());

const start = async (): Promise<void> => {
  calls = await startCalls(plan);
};
const phone = (name: string, options: PhoneOptions = {}): Phone =>
  calls.kernel.phones.add(phoneSettings(name, { callerId: `${name} <${name === 'bob' ? 1002 : 1001}>`, ...options }));
const dial = (from: Phone, number: string, script?: string): PhoneCall => {
  const call = from.dial(number, script === undefined ? undefined : parsePhoneScript(script));
  if (!(call instanceof PhoneCall)) throw new Error(`${from.device} could not call ${number}: ${call}`);
  return call;
};
/** Names of events since the last look, with the channel and whatever tells them apart. */
const story = (): readonly string[] => {
  const told = calls.published
    .splice(0)
    .map(({ name, body }) => ({ name, ...Object.fromEntries(body.split('\r\n').map((line) => line.split(': '))) }))
    .filter(
      ({ Variable = '' }) => !/^(DIALEDPEER|DIALSTATUS|ANSWEREDTIME|DIALEDTIME|RINGTIME|PROGRESSTIME)/.test(Variable),
    );
  return told.map((event) =>
    [
      event.name,
      event.Device ?? event.Exten,
      (event.Channel ?? event.DestChannel)?.replace(/^PJSIP\/(\w+)-\d+$/, '$1'),
      event.Application ?? event.Variable ?? event.State ?? event.StatusText ?? event.DialStatus,
      event.Cause,
      event.TechCause,
    ]
      .filter((word) => word !== undefined && word !== '' && word !== 's')
      .join(' '),
  );
};

describe('a scripted phone that calls', () => {
  it('raises the events of a SIP phone, from the first ring to its hanging up', async () => {
    await start();
    const alice = phone('alice');
    story();
    const call = dial(alice, '601', 'hang up after 1s');
    await calls.clock.advance(200);
    expect(call.state).toBe('up');
    expect(story()).toEqual([
      'Newchannel 601 alice',
      'VarSet 601 alice SIPDOMAIN',
      'Newexten 601 alice Answer',
      'Newstate 601 alice',
      'ExtensionStatus 1001 InUse',
      'DeviceStateChange PJSIP/alice INUSE',
      'Newexten 601 alice Wait',
    ]);
    await calls.clock.advance(1000);
    expect(story()).toEqual([
      ...['', 'JITTER', 'LOSS', 'RTT', 'MES'].map((name) => `VarSet 601 alice RTPAUDIOQOS${name}`),
      'HangupRequest 601 alice',
      'SoftHangupRequest 601 alice 16',
      'Hangup 601 alice 0',
      'ExtensionStatus 1001 Idle',
      'DeviceStateChange PJSIP/alice NOT_INUSE',
    ]);
  });

  it('carries its caller id, context, language and account', async () => {
    await start();
    const alice = phone('alice', { language: 'de', accountCode: 'sales' });
    dial(alice, '601');
    await calls.clock.advance(0);
    expect(calls.events('Newchannel')).toMatchObject([
      {
        Channel: 'PJSIP/alice-00000000',
        ChannelState: '4',
        CallerIDNum: '1001',
        CallerIDName: 'alice',
        Language: 'de',
        AccountCode: 'sales',
        Context: 'default',
        Exten: '601',
      },
    ]);
  });

  it('makes no channel for a number that is none, or when it is not registered', async () => {
    await start();
    const alice = phone('alice');
    expect(alice.dial('99999')).toBe('noExtension');
    alice.registered = false;
    expect(alice.dial('601')).toBe('unregistered');
    expect(calls.events('Newchannel')).toEqual([]);
    expect(alice.calls).toEqual([]);
  });

  it.each([
    ['603', '17'],
    ['604', '34'],
  ])('is gone as soon as %s refuses it', async (number, cause) => {
    await start();
    const call = dial(phone('alice'), number);
    await calls.clock.advance(10);
    expect(call.state).toBe('ended');
    expect(calls.events('Hangup')).toMatchObject([{ Cause: cause }]);
  });

  it('calls nobody while the telephone system ends', async () => {
    await start();
    const alice = phone('alice');
    dial(alice, '601');
    await calls.clock.advance(100);
    await calls.kernel.shutdown.request('gracefully');
    expect(alice.dial('602')).toBe('ending');
  });

  it('gives up when its patience ends, and its call with it', async () => {
    await start();
    const [alice, bob] = [phone('alice', { patience: '5s' }), phone('bob')];
    const call = dial(alice, '1002');
    await calls.clock.advance(4900);
    expect([call.state, bob.deviceState]).toEqual(['ringing', 'RINGING']);
    await calls.clock.advance(200);
    expect(calls.events('HangupRequest')).toMatchObject([{ Channel: 'PJSIP/alice-00000000', Cause: '127' }]);
    expect(calls.events('DialEnd')).toMatchObject([{ DialStatus: 'CANCEL' }]);
    expect([alice.calls, bob.calls, calls.kernel.channels.size, calls.clock.pending]).toEqual([[], [], 0, 0]);
  });

  it('does what it is told by hand in place of its script, once', async () => {
    await start();
    phone('bob', { incoming: 'answer after 3s' });
    const call = dial(phone('alice'), '1002', 'press 9, hang up');
    call.follow(parsePhoneScript('press 1, wait 9s, press 2'));
    await calls.clock.advance(12_000);
    const pressed = calls.events('DTMFEnd').filter(({ Direction }) => Direction === 'Received');
    expect(pressed.map(({ Digit }) => Digit)).toEqual(['1', '2']);
    expect(call.state).toBe('up');
  });

  it('hears digits and texts', async () => {
    await start();
    const call = dial(phone('alice'), '620');
    await calls.clock.advance(3000);
    expect([call.heardDigits, call.heardTexts]).toEqual(['12', ['hello']]);
  });
});

describe('a scripted phone that is called', () => {
  it('rings, answers and hangs up as its script says, with the states of its device', async () => {
    await start();
    const [alice] = [phone('alice'), phone('bob', { incoming: 'answer after 2s, hang up after 3s' })];
    story();
    dial(alice, '1002');
    await calls.clock.advance(1000);
    expect(story()).toEqual([
      'Newchannel 1002 alice',
      'VarSet 1002 alice SIPDOMAIN',
      'Newexten 1002 alice Dial',
      'Newchannel bob',
      'Newexten 1002 bob AppDial',
      'NewConnectedLine 1002 bob',
      'DialBegin 1002 alice',
      'NewConnectedLine 1002 alice',
      'Newstate 1002 bob',
      'ExtensionStatus 1002 Ringing',
      'DeviceStateChange PJSIP/bob RINGING',
      'DialState 1002 alice RINGING',
    ]);
    await calls.clock.advance(1500);
    expect(story().filter((line) => /[Ss]tate|Status|DialEnd|BridgeEnter/.test(line))).toEqual([
      'Newstate 1002 bob',
      'ExtensionStatus 1002 InUse',
      'DeviceStateChange PJSIP/bob INUSE',
      'DialEnd 1002 alice ANSWER',
      'Newstate 1002 alice',
      'ExtensionStatus 1001 InUse',
      'DeviceStateChange PJSIP/alice INUSE',
      'BridgeEnter bob',
      'BridgeEnter 1002 alice',
    ]);
    await calls.clock.advance(3000);
    const end = story();
    expect(end.slice(0, 4)).toEqual([
      'VarSet bob RTPAUDIOQOS',
      'VarSet 1002 alice RTPAUDIOQOSBRIDGED',
      'VarSet bob RTPAUDIOQOSJITTER',
      'VarSet 1002 alice RTPAUDIOQOSJITTERBRIDGED',
    ]);
    expect(end.filter((line) => /Hangup /.test(line))).toEqual(['Hangup bob 16', 'Hangup 1002 alice 16']);
    expect(calls.kernel.channels.size).toBe(0);
    expect(calls.clock.pending).toBe(0);
  });

  it.each([
    ['busy', 'BUSY', '17', '486'],
    ['congestion', 'CONGESTION', '34', '503'],
    ['decline', 'NOANSWER', '21', '603'],
  ])('refuses with %s', async (incoming, status, cause, response) => {
    await start();
    const [alice] = [phone('alice'), phone('bob', { incoming })];
    dial(alice, '1002');
    await calls.clock.advance(10);
    const bobs = { Channel: 'PJSIP/bob-00000001', ChannelState: '0', Cause: cause, TechCause: response };
    expect(calls.events('HangupRequest')).toMatchObject([bobs]);
    expect(calls.events('Hangup')[0]).toMatchObject(bobs);
    expect(calls.events('DialEnd')).toMatchObject([{ DialStatus: status }]);
  });

  it('is not there without its registration, nor under a name that no phone has', async () => {
    await start();
    phone('bob', { registered: false });
    await calls.originate({ Channel: 'PJSIP/bob', Application: 'Wait', Data: '1' });
    await calls.originate({ Channel: 'PJSIP/nobody', Application: 'Wait', Data: '1' });
    expect(calls.events('Newchannel')).toEqual([]);
    expect(calls.events('OriginateResponse')).toMatchObject([
      { Response: 'Failure', Reason: '0', Uniqueid: '<unknown>' },
      { Response: 'Failure', Reason: '0' },
    ]);
    expect(['bob', 'nobody'].map((name) => calls.kernel.deviceStates.get(`PJSIP/${name}`))).toEqual([
      'UNAVAILABLE',
      'INVALID',
    ]);
  });

  it('tells when it comes and goes', async () => {
    await start();
    const bob = phone('bob');
    bob.registered = false;
    bob.registered = true;
    expect(calls.events('DeviceStateChange').slice(-2)).toMatchObject([
      { Device: 'PJSIP/bob', State: 'UNAVAILABLE' },
      { Device: 'PJSIP/bob', State: 'NOT_INUSE' },
    ]);
  });

  it('presses digits that the other phone hears, and puts it on hold', async () => {
    await start();
    const [alice, bob] = [
      phone('alice'),
      phone('bob', { incoming: 'answer, wait 1s, press 5#, hold, wait 2s, unhold, text bye' }),
    ];
    const call = dial(alice, '1002');
    await calls.clock.advance(2000);
    expect(call.heardDigits).toBe('5#');
    expect(calls.events('Hold')).toMatchObject([{ Channel: 'PJSIP/bob-00000001' }]);
    expect([alice.deviceState, bob.deviceState]).toEqual(['ONHOLD', 'INUSE']);
    await calls.clock.advance(3000);
    expect(calls.events('Unhold')).toHaveLength(1);
    expect(alice.deviceState).toBe('INUSE');
    expect(call.heardTexts).toEqual(['bye']);
  });

  it('is busy for others while it has room for no more', async () => {
    await start();
    const [alice, bob] = [phone('alice'), phone('bob', { lines: 1, incoming: 'answer' })];
    dial(alice, '1002');
    await calls.clock.advance(100);
    dial(alice, '1002');
    await calls.clock.advance(100);
    expect(calls.events('DialEnd').map(({ DialStatus }) => DialStatus)).toEqual(['ANSWER', 'BUSY']);
    expect(bob.calls).toHaveLength(1);
  });

  it('takes turns with several scripts, and knows who calls', async () => {
    await start();
    const [alice, bob] = [phone('alice'), phone('bob', { incoming: ['busy', 'from _55X: congestion', 'decline'] })];
    for (let n = 0; n < 3; n++) {
      dial(alice, '1002');
      await calls.clock.advance(10);
    }
    const stranger = calls.kernel.phones.add(phoneSettings('stranger', { callerId: '555' }));
    dial(stranger, '1002');
    await calls.clock.advance(10);
    const causes = calls.events('HangupRequest').map(({ Cause }) => Cause);
    expect(causes).toEqual(['17', '21', '17', '34']);
    expect(bob.calls).toEqual([]);
  });

  it('is heard by the one it talks to: a file as it is, and silence before and after', async () => {
    await start();
    const words = speech(200);
    putWav(`${calls.folder}/data/sounds/en/words.wav`, words);
    const [alice] = [phone('alice'), phone('bob', { incoming: 'answer, wait 100ms, say words, wait 1s, hang up' })];
    const call = dial(alice, '1002');
    await calls.clock.advance(0);
    const heard: Samples[] = [];
    call.channel.media.tap((_, write) => heard.push(write ?? new Int16Array(160)));
    await calls.clock.advance(600);
    const whole = Int16Array.from(heard.flatMap((frame) => [...frame]));
    expect(findSamples(whole, words)).toBeGreaterThan(0);
  });
});

describe('the chances of scripted phones', () => {
  const outcomes = async (seed: number): Promise<string> => {
    calls = await startCalls(plan);
    const [alice] = [phone('alice'), phone('bob', { seed, incoming: ['50%: busy', '50%: decline'] })];
    for (let n = 0; n < 40; n++) {
      dial(alice, '1002');
      await calls.clock.advance(10);
    }
    const causes = calls.events('HangupRequest').map(({ Cause }) => (Cause === '17' ? 'b' : 'd'));
    await calls.close();
    return causes.join('');
  };

  it('are the same for the same seed, and others for another', async () => {
    const [one, same, other] = [await outcomes(1), await outcomes(1), await outcomes(2)];
    await start();
    expect(one).toHaveLength(40);
    expect(one).toMatch(/b/);
    expect(one).toMatch(/d/);
    expect(same).toBe(one);
    expect(other).not.toBe(one);
  });

  it('have a phone call by itself again and again, each time after the call before is over', async () => {
    await start();
    const alice = phone('alice', { calls: '602 every 10-20s' });
    await calls.clock.advance(100_000);
    const began = calls.events('Newchannel').map(({ Uniqueid }) => Number(Uniqueid?.split('.')[0]));
    expect(began.length).toBeGreaterThanOrEqual(5);
    for (const [n, at] of began.slice(1).entries()) expect(at - (began[n] ?? 0)).toBeGreaterThanOrEqual(11);
    calls.kernel.phones.remove(alice);
    await calls.clock.advance(2000);
    expect([calls.clock.pending, calls.kernel.channels.size]).toEqual([0, 0]);
  });
});
