import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { parseLocalAddress } from './local-pair.js';

const plan = `
[default]
exten => 601,1,Answer()
 same => n,Wait(30)
exten => 610,1,Dial(Local/busy@default,2)
 same => n,Hangup()
exten => busy,1,Busy(1)
`;

let calls: TestCalls;

const one = 'Local/601@default-00000000;1';
const two = 'Local/601@default-00000000;2';
const start = async (headers: Readonly<Record<string, string>> = {}): Promise<void> => {
  calls = await startCalls(plan);
  await calls.originate({ Channel: 'Local/601@default', Application: 'Wait', Data: '30', ...headers }, 600);
};

describe('the address of a Local channel', () => {
  it.each([
    ['601@default', { exten: '601', context: 'default', keep: false, passHold: false }],
    ['601', { exten: '601', context: 'default', keep: false, passHold: false }],
    ['601@office/n', { exten: '601', context: 'office', keep: true, passHold: false }],
    ['601@office/m', { exten: '601', context: 'office', keep: false, passHold: true }],
    ['601@office/jn', { exten: '601', context: 'office', keep: true, passHold: false }],
  ])('%s', (address, expected) => {
    expect(parseLocalAddress(address)).toEqual(expected);
  });
});

describe('a Local channel', () => {
  afterEach(() => calls.close());

  it('says whether it may be left out of the call', async () => {
    await start();
    await calls.originate({ Channel: 'Local/601@default/n', Application: 'Wait', Data: '1' });
    expect(calls.events('LocalBridge')).toMatchObject([{ LocalOptimization: 'Yes' }, { LocalOptimization: 'No' }]);
    expect(calls.events('DialBegin')[1]).toMatchObject({ DialString: '601@default/n' });
  });

  it('to an extension that is not there ends both halves at once', async () => {
    calls = await startCalls(plan);
    await calls.originate({ Channel: 'Local/404@default', Application: 'Wait', Data: '1' });
    const names = calls.story().map((line) => line.split(' ')[0]);
    expect(names.filter((name) => name !== 'DeviceStateChange')).toEqual([
      'Newchannel',
      'Newchannel',
      'Newexten',
      'Hangup',
      'Hangup',
      'OriginateResponse',
    ]);
    expect(calls.logged.join()).toContain('No such extension/context 404@default while calling Local channel');
  });

  it('copies the variables of its first half to the second, marks and all', async () => {
    await start({ Variable: '__A=1,B=2' });
    const copied = calls.events('VarSet').filter(({ Channel }) => Channel === two);
    expect(copied.map(({ Variable, Value }) => `${Variable}=${Value}`).sort()).toEqual(['B=2', '__A=1']);
  });

  it('tells its first half how a dial on the second ended', async () => {
    calls = await startCalls(plan);
    await calls.originate({ Channel: 'Local/610@default', Application: 'Wait', Data: '1' }, 5000);
    expect(calls.valuesOf('CHANLOCALSTATUS')).toEqual(['BUSY']);
  });

  it('shows one half what the other is connected to, and speaks one language', async () => {
    await start();
    const half = calls.kernel.channels.get(one);
    half?.setConnectedLine({ num: '42' });
    calls.kernel.channels.get(two)?.publish();
    expect(calls.events('NewCallerid')).toMatchObject([{ Channel: two, CallerIDNum: '42' }]);
    if (half) half.language = 'fr';
    expect(calls.kernel.channels.get(two)?.language).toBe('fr');
  });

  it('knows whether its device is in use, free, or none', async () => {
    await start();
    const local = calls.kernel.technologies.get('Local');
    expect(local?.deviceState?.('601@default')).toBe('INUSE');
    expect(local?.deviceState?.('busy@default')).toBe('NOT_INUSE');
    expect(local?.deviceState?.('404@default')).toBe('INVALID');
    await calls.perform('Hangup', { Channel: one });
    await calls.clock.advance(10);
    expect(local?.deviceState?.('601@default')).toBe('NOT_INUSE');
  });

  it('whose halves are in one bridge passes a digit or a text no longer than a moment', async () => {
    calls = await startCalls(plan);
    await calls.originate({ Channel: 'Local/601@default/n', Application: 'Wait', Data: '30' }, 600);
    await calls.perform('Bridge', { Channel1: one, Channel2: two });
    await calls.clock.advance(100);
    expect(calls.events('BridgeEnter')).toHaveLength(2);
    await calls.perform('PlayDTMF', { Channel: one, Digit: '5' });
    await calls.perform('SendText', { Channel: one, Message: 'round' });
    await calls.clock.advance(1000);
    expect(calls.logged.filter((line) => line.includes('ring of bridges'))).not.toEqual([]);
    expect(calls.events('DTMFBegin').length).toBeLessThan(300);
    expect(await calls.perform('Hangup', { Channel: one })).toBeDefined();
    await calls.clock.advance(100);
    expect(calls.kernel.channels.size).toBe(0);
  });

  it('carries hold to its other half with option m', async () => {
    await start({ Channel: 'Local/601@default/m' });
    calls.kernel.channels.get(one)?.leg.indicate('hold');
    calls.kernel.channels.get(one)?.leg.indicate('unhold');
    await calls.clock.advance(0);
    expect(calls.events('Hold')).toMatchObject([{ Channel: two }]);
    expect(calls.events('Unhold')).toMatchObject([{ Channel: two }]);
  });

  it('plays music to its far end while it is on hold', async () => {
    await start();
    const told: string[] = [];
    calls.kernel.musicOnHold.provide({
      start: ({ name }) => told.push(`start ${name}`) > 0,
      stop: ({ name }) => told.push(`stop ${name}`),
    });
    calls.kernel.channels.get(one)?.leg.indicate('hold');
    calls.kernel.channels.get(one)?.leg.indicate('unhold');
    await calls.clock.advance(0);
    expect(told).toEqual([`start ${one}`, `stop ${one}`]);
    expect(calls.events('Hold')).toEqual([]);
  });
});
