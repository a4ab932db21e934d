import { afterEach, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { phoneSettings } from '../../kernel/phones/phone-options.js';
import { definition } from './module.js';

const conf = `
[general]
bindaddr = 127.0.0.1
[lines]
[110]
callerid = "Office One" <110>
context = phones
label = One
[111]
[devices]
[front]
device = SEPAABBCCDDEEFF
line = 110
line = 111
line = 112
speeddial => 200,Reception
speeddial => 201,Boss,hint
[empty]
device = SEP000000000001
`;

let calls: TestCalls;
afterEach(() => calls.close());
const start = async (text = conf): Promise<void> => {
  calls = await startCalls('[phones]\nexten => 600,1,Answer()\n same => n,Wait(9)\n');
  if (text !== '') calls.write('skinny.conf', text);
  calls.kernel.modules.define([definition]);
  await calls.kernel.modules.load('chan_skinny');
};
const answer = async (action: string, headers: Readonly<Record<string, string>> = {}) =>
  (await calls.perform(action, headers)) ?? [];
const state = (name: string) => calls.kernel.deviceStates.get(`Skinny/${name}`);

it('does not start without skinny.conf', async () => {
  await start('');
  expect(calls.kernel.technologies.get('Skinny')).toBeUndefined();
});

it('warns of keys and lines that are none', async () => {
  await start();
  const logged = calls.logged.join('\n');
  for (const text of ["a line has no key 'label'", "there is no line '112'", "the device 'empty' has no line"])
    expect(logged).toContain(text);
});

it('lists devices and lines with no blank lines between', async () => {
  await start();
  const devices = await answer('SKINNYdevices', { ActionID: '7' });
  expect(devices).toHaveLength(2);
  expect(devices[1]).toContain('NumberOfLines: 2\r\nEvent: DeviceEntry\r\nActionID: 7\r\n');
  expect(
    devices[1]?.endsWith('Event: DevicelistComplete\r\nActionID: 7\r\nEventList: Complete\r\nListItems: 2\r\n'),
  ).toBe(true);
  expect((await answer('SKINNYlines'))[1]).toContain('ObjectName: 110\r\nChannelObjectType: line\r\nDevice: front\r\n');
});

it('shows one device by its name or id, with no response before, and nothing for what is not there', async () => {
  await start();
  const [shown = ''] = await answer('SKINNYshowdevice', { Device: 'FRONT' });
  expect(shown.startsWith('Channeltype: SKINNY\r\nObjectName: front\r\n')).toBe(true);
  expect(shown).toContain('Line: 111 ()\r\nLine: 110 ()\r\n');
  expect(shown).toContain('Speeddial: 201 (Boss) ishint: 1\r\n');
  expect(await answer('SKINNYshowdevice', { Device: 'sepaabbccddeeff' })).toEqual([shown]);
  expect(await answer('SKINNYshowdevice', { Device: 'nobody' })).toEqual(['\r\n\r\n']);
  expect((await answer('SKINNYshowdevice'))[0]).toContain('Message: Device: <name> missing.');
});

it('shows one line', async () => {
  await start();
  expect((await answer('SKINNYshowline', { Line: '110' }))[0]).toContain('Callerid: "Office One" <110>\r\n');
  expect(await answer('SKINNYshowline', { Line: '110@front' })).toEqual(['\r\n\r\n']);
  expect((await answer('SKINNYshowline'))[0]).toContain('Message: Line: <name> missing.');
  expect((await calls.console('skinny show line 110 on front'))[0]).toBe('Line:             110');
  expect(await calls.console('skinny show line 110 on empty')).toEqual([]);
});

it('lets a scripted phone stand behind a line: it registers, calls and goes', async () => {
  await start();
  expect([state('110@front'), state('110'), state('nobody')]).toEqual(['UNAVAILABLE', 'UNAVAILABLE', 'INVALID']);
  const phone = calls.kernel.phones.add(phoneSettings('110@front', { technology: 'Skinny' }));
  expect(calls.events('PeerStatus')).toMatchObject([{ Peer: 'Skinny/110@front', PeerStatus: 'Registered' }]);
  expect([state('110@front'), state('110')]).toEqual(['NOT_INUSE', 'NOT_INUSE']);
  expect((await calls.console('skinny show devices'))[2]).toMatch(/^front .* Y {2}2$/);
  phone.dial('600');
  await calls.clock.advance(1000);
  expect(calls.events('Newchannel')).toMatchObject([{ Context: 'phones', CallerIDNum: '110' }]);
  phone.registered = false;
  expect(calls.events('PeerStatus').at(-1)).toMatchObject({ PeerStatus: 'Unregistered' });
});

it('reads skinny.conf again and leaves nothing behind', async () => {
  await start();
  calls.write('skinny.conf', '[lines]\n[5]\n[devices]\n[one]\ndevice=SEP1\nline=5\n');
  await calls.console('skinny reload');
  expect([state('110@front'), state('5@one')]).toEqual(['INVALID', 'UNAVAILABLE']);
  expect(await calls.kernel.modules.unload('chan_skinny')).toBe('unloaded');
  expect(state('5@one')).toBe('INVALID');
});
