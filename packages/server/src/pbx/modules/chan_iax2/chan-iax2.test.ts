import { afterEach, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { phoneSettings } from '../../kernel/phones/phone-options.js';
import { definition } from './module.js';

const conf = `
[general]
register => reg:pass@127.0.0.1:4570
register => nothing

[siteb]
type = friend
host = dynamic
secret = x
trunk = yes
encryption = aes128
context = remote
disallow = all
allow = alaw,g729

[sitec]
type = peer
host = 127.0.0.1
port = 4571
qualify = yes

[guest]
type = user

[bad]
type = nonsense
`;

let calls: TestCalls;
afterEach(() => calls.close());
const start = async (text = conf): Promise<void> => {
  calls = await startCalls('[remote]\nexten => 600,1,Answer()\n same => n,Wait(9)\n');
  if (text !== '') calls.write('iax.conf', text);
  calls.kernel.modules.define([definition]);
  await calls.kernel.modules.load('chan_iax2');
};
const answer = async (action: string) => (await calls.perform(action)) ?? [];
const state = (name: string) => calls.kernel.deviceStates.get(`IAX2/${name}`);

it('does not start without iax.conf', async () => {
  await start('');
  expect(calls.kernel.technologies.get('IAX2')).toBeUndefined();
});

it('warns of what is no peer and no registration', async () => {
  await start();
  expect(calls.logged.join('\n')).toContain("'nonsense' is no type of 'bad'");
  expect(calls.logged.join('\n')).toContain("'nothing' is no registration");
});

it('lists peers in an older and a newer form', async () => {
  await start();
  expect((await answer('IAXpeers'))[1]).toBe(
    'Event: PeerEntry\r\nChanneltype: IAX2\r\nObjectName: siteb\r\nChanObjectType: peer\r\nIPaddress: (null)\r\nIPport: (null)\r\nDynamic: yes\r\nTrunk: yes\r\nEncryption: (aes128,keyrotate)\r\nStatus: Unmonitored\r\nDescription: \r\n',
  );
  const list = await answer('IAXpeerlist');
  expect(list).toHaveLength(4);
  expect(list[2]).toContain('Port: 4571\r\nDynamic: no\r\nTrunk: no\r\nEncryption: no\r\nStatus: UNREACHABLE\r\n');
});

it('shows the registrations, which nobody answers, and their statistics as bare lines', async () => {
  await start();
  expect((await answer('IAXregistry'))[1]).toContain('Host: 127.0.0.1:4570\r\nDNSmanager: N\r\nUsername: reg\r\n');
  expect(await answer('IAXnetstats')).toEqual([
    '(None) 1000 -1 0 -1 -1 0 -1 0 0 0 0 0 0 0 0 Tx:REGREQ  Tx:REGREQ \n\r\n',
  ]);
});

it('shows the same at the console', async () => {
  await start();
  expect((await calls.console('iax2 show peer siteb')).join('\n')).toContain('Codec Order  : (alaw|g729)');
  expect(await calls.console('iax2 show peer nobody')).toEqual(['Peer nobody not found.', '']);
  expect((await calls.console('iax2 show peers registered')).at(-1)).toBe(
    '1 iax2 peers [0 online, 1 offline, 0 unmonitored]',
  );
  expect(await calls.console('iax2 show users like gu')).toHaveLength(2);
  expect((await calls.console('iax2 show users x'))[0]).toMatch(/^Usage: iax2 show users/);
  expect((await calls.console('iax2 show registry')).at(-1)).toBe('1 IAX2 registrations.');
  expect((await calls.console('iax2 show netstats')).at(-1)).toBe('1 active IAX channel');
});

it('lets a scripted phone stand behind a peer: it registers, calls and goes', async () => {
  await start();
  expect([state('siteb'), state('sitec'), state('nobody')]).toEqual(['UNAVAILABLE', 'UNAVAILABLE', 'INVALID']);
  const phone = calls.kernel.phones.add(phoneSettings('siteb', { technology: 'IAX2' }));
  expect(calls.events('PeerStatus')).toMatchObject([{ Peer: 'IAX2/siteb', PeerStatus: 'Registered', Port: '4569' }]);
  expect(state('siteb')).toBe('UNKNOWN');
  phone.dial('600');
  await calls.clock.advance(1000);
  expect(calls.events('Newchannel')).toMatchObject([{ Context: 'remote' }]);
  expect(state('siteb')).toBe('INUSE');
  expect(await calls.console('iax2 unregister siteb')).toEqual(['Peer siteb unregistered']);
  expect(await calls.console('iax2 unregister siteb')).toEqual(['Peer siteb not registered']);
  expect(calls.events('PeerStatus').at(-1)).toMatchObject({ PeerStatus: 'Unregistered' });
});

it('reads iax.conf again and leaves nothing behind', async () => {
  await start();
  calls.write('iax.conf', '[general]\n[other]\ntype=peer\nhost=dynamic\n');
  await calls.console('iax2 reload');
  expect([state('siteb'), state('other')]).toEqual(['INVALID', 'UNAVAILABLE']);
  expect(await calls.kernel.modules.unload('chan_iax2')).toBe('unloaded');
  expect(state('other')).toBe('INVALID');
});
