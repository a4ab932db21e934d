import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { phoneSettings } from '../../kernel/phones/phone-options.js';
import { definition } from './module.js';

const conf = `
[general]
context = incoming
language = de
disallow = all
allow = ulaw,alaw
register => one:two@127.0.0.1:5095/7001
register => five@realm.example:six@127.0.0.1~120
register => nothing

[phone](!)
type = friend
host = dynamic

[1001](phone)
context = phones
secret = one
callerid = "Anna" <1001>
accountcode = acc1
call-limit = 2
busylevel = 2
callgroup = 1-3,7

[1002](phone)
qualify = yes

[Desk]
type = peer
host = 127.0.0.1
port = 5098
qualify = 500
nat = force_rport,auto_comedia

[zeta]
type = peer
host = dynamic
defaultip = 127.0.0.9

[lone]
type = user

[cb]
type = peer
host = 127.0.0.1
port = 5090
defaultuser = du
callbackextension = 801

[bad]
type = nonsense

[nothing]
host = dynamic
`;
const plan = '[phones]\nexten => 600,1,Answer()\n same => n,Wait(60)\n';

let calls: TestCalls;
afterEach(() => calls.close());

const start = async (text = conf): Promise<void> => {
  calls = await startCalls(plan);
  if (text !== '') calls.write('sip.conf', text);
  calls.kernel.modules.define([definition]);
  await calls.kernel.modules.load('chan_sip');
};
const phone = (name: string) => calls.kernel.phones.add(phoneSettings(name, { technology: 'SIP', registered: false }));
const state = (name: string) => calls.kernel.deviceStates.get(`SIP/${name}`);
const answer = async (action: string, headers: Readonly<Record<string, string>> = {}) =>
  (await calls.perform(action, headers)) ?? [];
const statuses = () => calls.events('PeerStatus').map(({ Peer, PeerStatus }) => `${Peer} ${PeerStatus}`);

describe('sip.conf', () => {
  it('is not missed: the module does not start without it', async () => {
    await start('');
    expect(calls.kernel.technologies.get('SIP')).toBeUndefined();
  });

  it('warns of what cannot be a peer or a registration', async () => {
    await start();
    const logged = calls.logged.join('\n');
    expect(logged).toContain("'nonsense' is no type of 'bad'");
    expect(logged).toContain('[nothing] lacks a type');
    expect(logged).toContain("'nothing' is no registration");
  });

  it('gives peers what the general section says, unless they say something else', async () => {
    await start();
    const [peer = ''] = await answer('SIPshowpeer', { Peer: '1001' });
    for (const line of [
      'Context: phones',
      'Language: de',
      'Callgroup: 1, 2, 3, 7',
      'Codecs: (ulaw|alaw)',
      'SecretExist: Y',
    ])
      expect(peer).toContain(`\r\n${line}\r\n`);
    expect((await answer('SIPshowpeer', { Peer: 'zeta' }))[0]).toContain('\r\nContext: incoming\r\n');
  });

  it('is read again; peers that are gone are no devices any more', async () => {
    await start();
    calls.write('sip.conf', '[general]\n[1001]\ntype=peer\nhost=dynamic\n');
    await calls.console('sip reload');
    expect(await calls.console('sip show peers')).toHaveLength(3);
    expect([state('1001'), state('Desk')]).toEqual(['UNAVAILABLE', 'INVALID']);
    calls.write('sip.conf', '[general\n');
    expect(await calls.kernel.modules.reload('chan_sip')).toBe(3);
    expect(await calls.console('sip show peers')).toHaveLength(3);
  });
});

describe('the actions', () => {
  it('list peers by name, and all that stands in sip.conf by their status', async () => {
    await start();
    const names = (list: readonly string[]) =>
      list.flatMap((text) => /(?:ObjectName|Peer): (.*)/.exec(text)?.[1] ?? []);
    expect(names(await answer('SIPpeers'))).toEqual(['1001', '1002', 'cb', 'Desk', 'zeta']);
    expect(names(await answer('SIPpeerstatus')).sort()).toContain('SIP/lone');
    expect((await answer('SIPpeerstatus', { Peer: 'lone' }))[0]).toContain('Message: No such peer');
    expect((await answer('SIPpeerstatus', { Peer: 'Desk', ActionID: '7' }))[1]).toBe(
      'Event: PeerStatus\r\nPrivilege: System\r\nChannelType: SIP\r\nPeer: SIP/Desk\r\nPeerStatus: Unknown\r\nActionID: 7\r\n',
    );
  });

  it('tell of a peer that is not there with a blank line more, whatever its case', async () => {
    await start();
    expect(await answer('SIPshowpeer', { Peer: 'desk', ActionID: '7' })).toEqual([
      'Response: Error\r\nActionID: 7\r\nMessage: Peer desk not found.\r\n\r\n\r\n',
    ]);
    expect((await answer('SIPshowpeer'))[0]).toContain('Message: Peer: <name> missing.');
  });

  it('list the registrations, which nobody answers', async () => {
    await start();
    const list = await answer('SIPshowregistry');
    expect(list).toHaveLength(5);
    expect(list.join('')).toContain('Username: five\r\nDomain: realm.example\r\nDomainPort: 5060\r\nRefresh: 120\r\n');
    expect(list.join('')).toContain('Username: du\r\n');
    expect(calls.events('Registry')).toEqual([]);
    await calls.clock.advance(20_000);
    expect(calls.events('Registry')).toMatchObject([{ Status: 'Request Sent' }, {}, {}]);
  });

  it('give registrations up where there are only so many tries', async () => {
    await start('[general]\nregisterattempts=2\nregistertimeout=5\nregister => a:b@127.0.0.1\n');
    await calls.clock.advance(60_000);
    expect(calls.events('Registry').map(({ Status }) => Status)).toEqual(['Request Sent', 'Failed']);
    expect((await calls.console('sip show registry'))[1]).toContain('Failed');
  });

  it('ask whether a peer is there, and tell when that is done', async () => {
    await start();
    expect((await answer('SIPqualifypeer', { Peer: 'nobody' }))[0]).toContain('Message: Peer not found');
    expect((await answer('SIPqualifypeer', { Peer: 'zeta', ActionID: '8' }))[0]).toContain('will qualify');
    await calls.clock.advance(0);
    expect(calls.events('SIPQualifyPeerDone')).toMatchObject([{ Peer: 'zeta', ActionID: '8' }]);
  });

  it('notify peers that have an address, outside of any dialog', async () => {
    await start();
    const notify = async (headers: Record<string, string>) =>
      /Message: (.*)\r/.exec((await answer('SIPnotify', headers))[0] ?? '')?.[1];
    expect(await notify({})).toBe('SIPNotify requires a channel name');
    expect(await notify({ Channel: 'SIP/Desk', Variable: 'Event=x' })).toBe('Notify Sent');
    expect(await notify({ Channel: '1001' })).toBe('Could not create address');
    expect(await notify({ Channel: 'Desk', 'Call-ID': 'x' })).toBe('Call-ID not found');
  });
});

describe('a scripted phone behind a peer', () => {
  it('registers and goes, which events and states tell', async () => {
    await start();
    const anna = phone('1001');
    expect([state('1001'), state('zeta'), statuses()]).toEqual(['UNAVAILABLE', 'NOT_INUSE', []]);
    anna.registered = true;
    expect(calls.events('PeerStatus')).toMatchObject([{ PeerStatus: 'Registered', Address: '127.0.0.1:5060' }]);
    expect(state('1001')).toBe('NOT_INUSE');
    await calls.clock.advance(30_000);
    expect((await answer('SIPshowpeer', { Peer: '1001' }))[0]).toContain('RegExpire: 100 seconds');
    expect(await calls.console('sip unregister 1001')).toEqual(["Unregistered peer '1001'"]);
    expect(statuses()).toContain('SIP/1001 Unregistered');
    expect(state('1001')).toBe('UNAVAILABLE');
  });

  it('is reachable where its peer is monitored; a peer where nobody is becomes unreachable', async () => {
    await start();
    phone('1002').registered = true;
    await calls.clock.advance(5000);
    expect(statuses()).toEqual(['SIP/1002 Registered', 'SIP/1002 Reachable', 'SIP/Desk Unreachable']);
    expect([state('1002'), state('Desk')]).toEqual(['NOT_INUSE', 'UNAVAILABLE']);
    const list = (await calls.console('sip show peers')).join('\n');
    expect(list).toContain('OK (1 ms)');
    expect(list).toContain('[Monitored: 1 online, 1 offline Unmonitored: 1 online, 2 offline]');
  });

  it('calls as its peer says, and its peer counts the calls where they are limited', async () => {
    await start();
    const anna = phone('1001');
    anna.registered = true;
    anna.dial('600');
    await calls.clock.advance(1000);
    expect(calls.events('Newchannel')).toMatchObject([
      { Context: 'phones', AccountCode: 'acc1', CallerIDNum: '1001', Language: 'de' },
    ]);
    expect(state('1001')).toBe('INUSE');
    expect((await calls.console('sip show inuse'))[1]).toMatch(/^1001 +1\/0\/0 +2 +$/);
    anna.dial('600');
    await calls.clock.advance(1000);
    expect(state('1001')).toBe('BUSY');
  });

  it('is missed where somebody calls: nobody takes the call', async () => {
    await start();
    for (const name of ['1001', 'Desk', 'nobody'])
      expect((await answer('Originate', { Channel: `SIP/${name}`, Application: 'Wait', Data: '1' }))[0]).toContain(
        'Originate failed',
      );
  });
});

it('leaves nothing behind', async () => {
  await start();
  phone('1001').registered = true;
  expect(await calls.kernel.modules.unload('chan_sip')).toBe('unloaded');
  expect([calls.clock.pending, state('Desk')]).toEqual([0, 'INVALID']);
});
