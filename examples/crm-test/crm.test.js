import { fileURLToPath } from 'node:url';
import { startPbx } from 'amiable/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Crm } from './crm.js';

const etc = fileURLToPath(new URL('etc', import.meta.url));
let pbx;
let crm;

beforeEach(async () => {
  pbx = await startPbx({ etc });
  crm = new Crm(pbx.ami, { 5550123: 'Maria Lopez, Sunshine Bakery' }, () => pbx.now.getTime());
  await pbx.event('SuccessfulAuth');
});
afterEach(async () => {
  crm.close();
  await pbx.stop();
});

test('the card of a customer comes up while the phone rings', async () => {
  pbx.phone('201').rings();
  pbx.phone('trunk').calls('5550100');
  await pbx.settle();
  expect(crm.popups).toEqual([{ agent: '201', customer: 'Maria Lopez, Sunshine Bakery' }]);
  expect(pbx.phone('201').state).toBe('RINGING');
});

test('a call of an hour is an hour in the list', async () => {
  pbx.phone('201').answersAfter('3s').talks('1h').hangsUp();
  pbx.phone('trunk').calls('5550100', 'talk');
  await pbx.advance('2h');
  expect(crm.calls).toEqual([
    { customer: 'Maria Lopez, Sunshine Bakery', agent: '201', outcome: 'answered', seconds: 3600 },
  ]);
});

test('a call that nobody takes is missed after twenty seconds, one to a busy phone at once', async () => {
  pbx.phone('201').rings();
  pbx.phone('trunk').calls('5550100');
  await pbx.advance('19s');
  expect(crm.calls).toEqual([]);
  await pbx.advance('2s');
  expect(crm.calls).toMatchObject([{ outcome: 'missed' }]);

  pbx.phone('201').isBusy();
  pbx.phone('trunk').calls('5550100');
  await pbx.settle();
  expect(crm.calls).toMatchObject([{ outcome: 'missed' }, { outcome: 'busy' }]);
});

test('a click rings the agent first, and then the customer', async () => {
  pbx.phone('202').answersAfter('2s').talks();
  pbx.phone('trunk').answersAfter('5s').talks('1m').hangsUp();
  expect(await crm.dial('202', '05550123')).toMatchObject({ response: 'Success' });
  expect(pbx.phone('202').state).toBe('RINGING');

  await pbx.advance('2s');
  expect([pbx.phone('202').state, pbx.phone('trunk').state]).toEqual(['INUSE', 'RINGING']);
  await pbx.event('Hangup', { Channel: /^PJSIP\/202-/, Cause: 16 }, { within: '2m' });
  expect(crm.calls).toEqual([
    { customer: 'Maria Lopez, Sunshine Bakery', agent: '202', outcome: 'answered', seconds: 60 },
  ]);
  expect(crm.popups).toEqual([]);
});

test('a click for an agent whose phone is not there fails, and leaves no call behind', async () => {
  pbx.phone('202').unregisters();
  await crm.dial('202', '05550123');
  await pbx.event('OriginateResponse', { Response: 'Failure' });
  await pbx.noEvent('Newchannel');
  expect(crm.calls).toEqual([]);
});
