import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPbx, type TestPbx } from 'amiable/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findHome, layOutHome } from '../packages/server/src/main/home.js';

let folder: string;
let pbx: TestPbx;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'amiable-sample-'));
  layOutHome(findHome(join(folder, 'home')));
  pbx = await startPbx({ etc: join(folder, 'home/etc') });
});
afterEach(async () => {
  await pbx.stop();
  rmSync(folder, { recursive: true });
});

/** 1001 calls a number, and this is how it went: the words of the phones, and seconds until it was over. */
const call = async (number: string): Promise<{ readonly ended: number; readonly status: string }> => {
  const begun = pbx.now.getTime();
  pbx.phone('1001').calls(number, 'talk');
  const { DialStatus = '' } = await pbx.event('DialEnd', {}, { within: '1m' });
  await pbx.event('Hangup', { Channel: /^PJSIP\/1001-/ }, { within: '10m' });
  return { ended: (pbx.now.getTime() - begun) / 1000, status: DialStatus };
};

describe('the phones of the sample home', () => {
  it('are ten, with lamps of their own, and nothing is wrong with their files', async () => {
    expect(pbx.log).toEqual([]);
    const { list } = await pbx.action('ExtensionStateList');
    const lamps = list.filter(({ Hint }) => Hint?.startsWith('PJSIP/'));
    expect(lamps.map(({ Exten, Hint, StatusText }) => `${Exten} ${Hint} ${StatusText}`).sort()).toEqual([
      ...Array.from({ length: 9 }, (_, n) => `${1001 + n} PJSIP/${1001 + n} Idle`),
      '1010 PJSIP/1010 Unavailable',
    ]);
  });

  it.each([
    ['1002', { status: 'ANSWER', least: 23, most: 46 }],
    ['1003', { status: 'NOANSWER', least: 20, most: 20 }],
    ['1004', { status: 'BUSY', least: 0, most: 0 }],
    ['1006', { status: 'ANSWER', least: 22, most: 22 }],
    ['1009', { status: 'ANSWER', least: 32, most: 98 }],
  ])('do what their lines say: %s', async (number, { status, least, most }) => {
    const result = await call(number);
    expect(result.status).toBe(status);
    expect(result.ended).toBeGreaterThanOrEqual(least);
    expect(result.ended).toBeLessThanOrEqual(most);
  });

  it('take calls each in a way of their own, over and over: 1005 by chance, 1008 by turns', async () => {
    const statuses = new Set<string>();
    for (let n = 0; n < 30; n++) statuses.add((await call('1005')).status);
    expect([...statuses].sort()).toEqual(['ANSWER', 'NOANSWER']);
    pbx.forgetEvents();
    for (const status of ['ANSWER', 'BUSY', 'ANSWER']) {
      const from = pbx.phone('1001').calls('1008', 'hang up after 5s');
      expect((await pbx.event('DialEnd', {}, { within: '10s' })).DialStatus).toBe(status);
      await pbx.advance('10s');
      expect(from.state).toBe('ended');
    }
  });

  it('press digits, and put on hold', async () => {
    const from = pbx.phone('1001').calls('1007');
    await pbx.advance('5s');
    expect(from.heardDigits).toBe('123#');
    from.hangsUp();
    pbx.phone('1001').calls('1006');
    await pbx.advance('10s');
    expect([pbx.phone('1001').state, pbx.phone('1006').state]).toEqual(['ONHOLD', 'INUSE']);
    await pbx.event('ExtensionStatus', { Exten: '1001', StatusText: 'Hold' });
    await pbx.event('MusicOnHoldStart', { Channel: /^PJSIP\/1001-/ });
    await pbx.event('MusicOnHoldStop', { Channel: /^PJSIP\/1001-/ }, { within: '20s' });
  });

  it('come when they are told to: 1010', async () => {
    pbx.phone('1001').calls('1010');
    await pbx.event('VarSet', { Variable: 'DIALSTATUS', Value: 'CHANUNAVAIL' });
    await pbx.console('phone register 1010');
    await pbx.event('ExtensionStatus', { Exten: '1010', StatusText: 'Idle' });
    pbx.phone('1002').calls('1010');
    expect((await pbx.event('DialEnd', {}, { within: '5s' })).DialStatus).toBe('ANSWER');
  });

  it('are members of the queues, which know what they do', async () => {
    const members = async (queue: string) =>
      (await pbx.action('QueueStatus', { Queue: queue })).list
        .filter(({ Event }) => Event === 'QueueMember')
        .map(({ Name, Status }) => `${Name} ${Status}`)
        .sort();
    expect(await members('support')).toEqual(['Ann 1', 'Ben 1', 'Emil 1']);
    expect(await members('sales')).toEqual(['Fay 1', 'Gus 1', 'Hana 1', 'Ivo 1']);
    pbx.phone('1001').calls('600');
    pbx.phone('1003').calls('1002');
    await pbx.settle();
    expect(await members('support')).toEqual(['Ann 2', 'Ben 6', 'Emil 1']);
  });
});

describe('the numbers of the sample home', () => {
  it.each([
    ['600', 'Echo'],
    ['601', 'Wait'],
    ['603', 'Busy'],
    ['604', 'Congestion'],
    ['607', 'UserEvent'],
    ['610', 'ConfBridge'],
    ['611', 'ConfBridge'],
    ['612', 'ConfBridge'],
    ['619', 'Page'],
    ['7601', 'Dial'],
  ])('can be called: %s', async (number, application) => {
    const from = pbx.phone('1001').calls(number);
    await pbx.advance('1m');
    await pbx.event('Newexten', { Channel: from.channel, Context: 'office', Exten: number, Application: application });
    from.hangsUp();
    await pbx.event('Hangup', { Channel: from.channel });
  });

  it('take the call of another phone: *8', async () => {
    const from = pbx.phone('1001').calls('1003');
    await pbx.advance('5s');
    const picked = pbx.phone('1002').calls('*8');
    await pbx.event('Pickup', { Channel: picked.channel, TargetChannel: /^PJSIP\/1003-/ });
    await pbx.advance('1s');
    expect([from.state, picked.state, pbx.phone('1003').state]).toEqual(['up', 'up', 'NOT_INUSE']);
  });

  it('can be called by a click: the phone rings, and whoever answers hears the echo', async () => {
    const click = { Channel: 'PJSIP/1001', Context: 'office', Exten: '600', Priority: '1', Async: 'true' };
    await pbx.action('Originate', click);
    expect(pbx.phone('1001').state).toBe('RINGING');
    await pbx.event('Newexten', { Channel: /^PJSIP\/1001-/, Application: 'Echo' }, { within: '5s' });
  });
});

describe('the rooms of the sample home', () => {
  const present = async (): Promise<readonly (string | undefined)[]> =>
    (await pbx.action('ConfbridgeList', { Conference: 'team' })).list
      .filter(({ Event }) => Event === 'ConfbridgeList')
      .map(({ Channel, Waiting }) => `${Channel?.slice(0, 10)} ${Waiting}`);

  it('begin with who leads them, and end with them', async () => {
    const member = pbx.phone('1001').calls('611');
    await pbx.event('ConfbridgeJoin', { Channel: member.channel });
    expect(await present()).toEqual(['PJSIP/1001 Yes']);
    const leader = pbx.phone('1002').calls('612');
    await pbx.event('ConfbridgeJoin', { Channel: leader.channel, Admin: 'Yes' });
    expect(await present()).toEqual(['PJSIP/1002 No', 'PJSIP/1001 No']);
    leader.hangsUp();
    await pbx.event('VarSet', { Channel: member.channel, Variable: 'CONFBRIDGE_RESULT', Value: 'ENDMARKED' });
    await pbx.event('ConfbridgeEnd', { Conference: 'team' });
  });

  it('are made for who speaks to several phones', async () => {
    pbx.phone('1004').calls('619');
    await pbx.event('ConfbridgeJoin', { Channel: /^PJSIP\/1002-/, Muted: 'Yes' }, { within: '20s' });
  });
});

describe('the queues and agents of the sample home', () => {
  it('hand the callers of support to whoever is there', async () => {
    pbx.phone('1003').calls('620', 'talk 20s, hang up');
    const { Interface, MemberName } = await pbx.event('AgentConnect', { Queue: 'support' }, { within: '2m' });
    expect(`${MemberName} ${Interface}`).toMatch(/^(Ann|Ben|Emil) PJSIP\/100[125]$/);
    await pbx.event('AgentComplete', { Queue: 'support' }, { within: '2m' });
  });

  it('look for Ann at one phone after the other', async () => {
    const caller = pbx.phone('1001').calls('640', 'talk');
    await pbx.event('DialBegin', { DestChannel: /^Local\/1003@office-/ }, { within: '10s' });
    await pbx.event('DialBegin', { DestChannel: /^Local\/1002@office-/ }, { within: '20s' });
    await pbx.event('Hangup', { Channel: caller.channel }, { within: '3m' });
  });

  it('have an agent who logs in on a phone', async () => {
    pbx.phone('1003').calls('630', 'talk');
    await pbx.event('AgentLogin', { Agent: '1301' });
    const { list } = await pbx.action('Agents');
    expect(list.map(({ Agent, Name, Status }) => Agent && `${Agent} ${Name} ${Status}`).filter(Boolean)).toEqual([
      '1301 Kim AGENT_IDLE',
      '1302 Lea AGENT_LOGGEDOFF',
    ]);
  });
});
