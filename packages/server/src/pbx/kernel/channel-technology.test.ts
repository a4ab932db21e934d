import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../testing/calls.js';
import type { Channel } from './channel.js';
import type { ChannelTechnology, Indication } from './channel-technology.js';
import { cause } from './hangup-causes.js';
import { phoneSettings } from './phones/phone-options.js';

const plan = `
[far]
exten => answers,1,Answer()
 same => n,Wait(3600)
exten => rings,1,Ringing()
 same => n,Wait(3600)
exten => busy,1,Busy()
[near]
exten => waits,1,Answer()
 same => n,Wait(3600)
exten => calls,1,Dial(\${WHOM},30)
`;

/** The same far ends, by each technology. */
const technologies = [
  { name: 'Local', at: (end: string) => `${end}@far` },
  { name: 'PJSIP', at: (end: string) => end },
];

const indications: readonly Indication[] = [
  'ringing',
  'progress',
  'proceeding',
  'busy',
  'congestion',
  'hold',
  'unhold',
  'connectedLine',
  'flash',
  'none',
];

let calls: TestCalls;
beforeEach(async () => {
  calls = await startCalls(plan);
  const scripts = { answers: 'answer', rings: 'ring', busy: 'busy' };
  for (const [name, incoming] of Object.entries(scripts))
    calls.kernel.phones.add(phoneSettings(name, { context: 'near', incoming }));
});
afterEach(() => calls.close());

describe.each(technologies)('the channel technology $name', ({ name, at }) => {
  const technology = (): ChannelTechnology => {
    const found = calls.kernel.technologies.get(name);
    if (!found) throw new Error(`There is no ${name}`);
    return found;
  };
  const request = (end: string, options = {}): Channel => {
    const channel = technology().request(at(end), options);
    if (typeof channel === 'number') throw new Error(`${end}: ${channel}`);
    return channel;
  };
  const originate = (end: string) =>
    calls.originate({ Channel: `${name}/${at(end)}`, Application: 'Wait', Data: '3600', Timeout: '5000' }, 1000);
  const everybodyIsGone = (): void => {
    const count = (event: string): number => calls.events(event).length;
    expect(count('Hangup')).toBe(count('Newchannel'));
    expect([calls.kernel.channels.size, calls.clock.pending]).toEqual([0, 0]);
  };

  it('makes a channel that is down, and calls nobody yet', async () => {
    const channel = request('answers');
    await calls.clock.advance(5000);
    expect(channel.state).toBe('Down');
    expect(channel.name).toMatch(new RegExp(`^${name}/${at('answers')}-[0-9a-f]{8}(;1)?$`));
    expect(calls.events('Newchannel')[0]).toMatchObject({ Channel: channel.name, ChannelState: '0' });
    expect(calls.events('Newstate')).toEqual([]);
    channel.hangup();
    everybodyIsGone();
  });

  it('takes the unique id that was chosen, once', () => {
    const channel = request('answers', { ids: { channelId: 'mine' } });
    expect(channel.uniqueid).toBe('mine');
    expect(technology().request(at('answers'), { ids: { channelId: 'mine' } })).toBe(cause.congestion);
    channel.hangup();
  });

  it('belongs to the call of whoever asks for it', () => {
    const first = request('answers');
    const second = request('rings', { requestor: first });
    expect(second.linkedid).toBe(first.linkedid);
    for (const channel of [first, second]) channel.hangup();
    everybodyIsGone();
  });

  it('is up when the far end answers, rings while it rings, and knows the state of its device', async () => {
    expect(technology().deviceState?.(at('answers'))).toBe('NOT_INUSE');
    await originate('answers');
    expect(calls.events('OriginateResponse')).toMatchObject([{ Response: 'Success', Reason: '4' }]);
    expect(technology().deviceState?.(at('answers'))).toBe('INUSE');
    await originate('rings');
    expect(calls.events('DialState')).toMatchObject([{ DestChannelStateDesc: 'Ringing', DialStatus: 'RINGING' }]);
    await calls.perform('Hangup', { Channel: '/.*/' });
    await calls.clock.advance(5000);
    expect(technology().deviceState?.(at('answers'))).toBe('NOT_INUSE');
    everybodyIsGone();
  });

  it('fails where the far end is busy, or is nobody', async () => {
    await originate('busy');
    await originate('nobody');
    expect(calls.events('OriginateResponse').map(({ Response }) => Response)).toEqual(['Failure', 'Failure']);
    everybodyIsGone();
  });

  it('obeys commands after the end without any effect', async () => {
    await originate('answers');
    const [channel] = [...calls.kernel.channels.all()] as [Channel];
    await calls.perform('Hangup', { Channel: '/.*/' });
    await calls.clock.advance(1000);
    everybodyIsGone();
    calls.published.length = 0;
    const { leg } = channel;
    leg.answer();
    leg.hangup(16);
    for (const indication of indications) leg.indicate(indication);
    leg.digitBegin('1');
    leg.digitEnd('1', 100);
    leg.sendText('too late');
    leg.speak?.();
    channel.hangup();
    channel.queueHangup(16);
    await calls.clock.advance(1000);
    expect(calls.published.map((event) => event.name)).toEqual([]);
    expect(calls.clock.pending).toBe(0);
  });

  it('is hung up once, whoever is first', async () => {
    await originate('answers');
    for (const channel of [...calls.kernel.channels.all()]) {
      channel.queueHangup(16);
      channel.softHangup();
      channel.queueHangup(16);
    }
    await calls.clock.advance(1000);
    everybodyIsGone();
  });

  it('shows everything that can be shown without harm to the call', async () => {
    await originate('answers');
    const [channel] = [...calls.kernel.channels.all()] as [Channel];
    for (const indication of indications) channel.leg.indicate(indication);
    channel.leg.digitBegin('1');
    channel.leg.digitEnd('1', 100);
    channel.leg.sendText('hello');
    await calls.clock.advance(1000);
    expect(channel.state).toBe('Up');
    await calls.perform('Hangup', { Channel: '/.*/' });
    await calls.clock.advance(1000);
    everybodyIsGone();
  });
});
