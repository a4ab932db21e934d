import { afterEach, beforeEach, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { phoneSettings } from './phone-options.js';

let calls: TestCalls;
let withdraw: () => void;
const changes: string[] = [];

beforeEach(async () => {
  calls = await startCalls('[office]\nexten => 600,1,Answer()\n same => n,Wait(5)\n');
  changes.length = 0;
  withdraw = calls.kernel.phones.back({
    technology: 'SIP',
    description: 'Peers',
    absentCause: 20,
    settingsOf: (name) => (name === 'ann' ? { context: 'office', accountCode: 'sales' } : {}),
    deviceState: (name, phone) => phone?.deviceState ?? (name === 'ann' ? 'UNAVAILABLE' : 'INVALID'),
    phoneChanged: (name) => changes.push(name),
  });
});
afterEach(() => calls.close());

const ann = (registered: boolean) =>
  calls.kernel.phones.add(phoneSettings('ann', { technology: 'SIP', context: 'nowhere', registered }));

it('a channel driver has its technology without any phone', () => {
  expect(calls.kernel.technologies.get('SIP')?.description).toBe('Peers');
  expect(calls.kernel.deviceStates.get('SIP/ann')).toBe('UNAVAILABLE');
  expect(calls.kernel.deviceStates.get('SIP/nobody')).toBe('INVALID');
  withdraw();
  expect(calls.kernel.technologies.get('SIP')).toBeUndefined();
});

it('a phone stands behind the peer of its name while it is registered, which is told', () => {
  const phone = ann(false);
  expect([calls.kernel.phones.behind('SIP', 'ann'), changes]).toEqual([undefined, []]);
  phone.registered = true;
  expect(calls.kernel.phones.behind('sip', 'ann')).toBe(phone);
  expect(calls.kernel.deviceStates.get('SIP/ann')).toBe('NOT_INUSE');
  calls.kernel.phones.remove(phone);
  expect(changes).toEqual(['ann', 'ann']);
  expect(calls.kernel.deviceStates.get('SIP/ann')).toBe('UNAVAILABLE');
});

it('the peer says where the calls of its phone begin and to whom they are charged', async () => {
  ann(true).dial('600');
  await calls.clock.advance(1000);
  expect(calls.events('Newchannel')).toMatchObject([{ Context: 'office', AccountCode: 'sales', Exten: '600' }]);
});

it('phones stay when the channel driver goes, and it comes back to them', () => {
  const phone = ann(true);
  withdraw();
  expect(calls.kernel.phones.all()).toEqual([phone]);
  expect(phone.callSettings.context).toBe('nowhere');
  calls.kernel.phones.remove(phone);
  expect(calls.kernel.technologies.get('SIP')).toBeUndefined();
});

it('a driver refuses calls of a peer, sets its variables, and leaves names alone that it does not know', async () => {
  withdraw();
  const refused = new Set<string>();
  calls.kernel.phones.back({
    technology: 'SIP',
    description: 'Peers',
    absentCause: 20,
    knows: () => false,
    refusal: (name) => (refused.has(name) ? 'not now' : undefined),
    settingsOf: () => ({ context: 'office', variables: [['COLOUR', 'blue']] }),
    deviceState: (_, phone) => phone?.deviceState ?? 'INVALID',
    phoneChanged: () => {},
  });
  const phone = ann(true);
  refused.add('ann');
  expect(phone.dial('600')).toBe('refused');
  refused.clear();
  phone.dial('600');
  await calls.clock.advance(100);
  expect(calls.events('Newchannel')).toHaveLength(1);
  expect(calls.valuesOf('COLOUR')).toEqual(['blue']);
  expect(calls.kernel.deviceStates.get('SIP/ann')).toBe('INUSE');
  calls.kernel.phones.remove(phone);
  expect(calls.kernel.deviceStates.get('SIP/ann')).toBe('INVALID');
});

it('who listens hears of phones that come and go, until he has enough', () => {
  const heard: string[] = [];
  const end = calls.kernel.phones.subscribe((phone, present) => heard.push(`${phone.device} ${present}`));
  const phone = ann(true);
  phone.registered = false;
  phone.registered = true;
  calls.kernel.phones.remove(phone);
  end();
  ann(true);
  expect(heard).toEqual(['SIP/ann true', 'SIP/ann false', 'SIP/ann true', 'SIP/ann false']);
});
