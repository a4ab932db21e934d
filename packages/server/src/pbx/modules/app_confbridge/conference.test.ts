import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startConferences, type TestConferences } from '../../../testing/conferences.js';

const conf = `
[default_user]
type=user
quiet=yes
[quiet](!)
type=user
quiet=yes
[plain](quiet)
[boss](quiet)
admin=yes
marked=yes
[marked](quiet)
marked=yes
[shy](quiet)
startmuted=yes
[waits](quiet)
wait_marked=yes
[leaves](quiet)
wait_marked=yes
end_marked=yes
[leavesany](quiet)
end_marked_any=yes
[hurried](quiet)
timeout=5
[music](quiet)
music_on_hold_when_empty=yes
music_on_hold_class=jazz
[small]
type=bridge
max_members=2
[film]
type=bridge
video_mode=last_marked
[listed]
type=bridge
regcontext=conferences
`;
const plan = `
[profiles]
exten => _[a-z].,1,ConfBridge(\${EXTEN},\${EXTEN},boss)
exten => nowhere,1,ConfBridge()
exten => nobridge,1,ConfBridge(r,none)
exten => nouser,1,ConfBridge(r,,none)
exten => nomenu,1,ConfBridge(r,,,none)
exten => info,1,NoOp(\${CONFBRIDGE_INFO(parties,r)} \${CONFBRIDGE_INFO(admins,r)} \${CONFBRIDGE_INFO(marked,r)} \${CONFBRIDGE_INFO(locked,R)} \${CONFBRIDGE_INFO(muted,r)})
 same => n,NoOp(\${CONFBRIDGE_CHANNELS(parties,r)}|\${CONFBRIDGE_CHANNELS(admins,r)}|\${CONFBRIDGE_CHANNELS(marked,r)})
 same => n,NoOp(\${CONFBRIDGE_INFO(parties,none)}|\${CONFBRIDGE_INFO(parties)}|\${CONFBRIDGE_CHANNELS(parties,none)}|\${CONFBRIDGE_INFO(what,r)}|\${CONFBRIDGE_CHANNELS(what,r)})
 same => n,ConfKick(r,nobody)
 same => n,NoOp(\${CONFKICKSTATUS})
 same => n,ConfKick(r,participants)
 same => n,NoOp(\${CONFKICKSTATUS})
 same => n,ConfKick(r)
 same => n,NoOp(\${CONFKICKSTATUS})
 same => n,ConfKick(none)
 same => n,NoOp(\${CONFKICKSTATUS})
[conferences]
`;

let test: TestConferences;
beforeEach(async () => {
  test = await startConferences(conf, plan);
});
afterEach(() => test.close());

const hangup = async (channel: string): Promise<void> => {
  await test.perform('Hangup', { Channel: channel });
  await test.clock.advance(50);
};
const results = (channel: string): readonly string[] =>
  test
    .events('VarSet')
    .filter(({ Channel, Variable }) => Channel === channel && Variable === 'CONFBRIDGE_RESULT')
    .map(({ Value }) => Value ?? '');
const into = async (exten: string): Promise<string> => {
  await test.originate({ Channel: 'Local/silent@lines', Context: 'profiles', Exten: exten, Priority: '1' }, 100);
  return test.events('OriginateResponse').at(-1)?.Channel ?? '';
};

describe('a conference', () => {
  it('begins with the first and ends with the last, and tells so in order', async () => {
    const one = await test.join('plain');
    const two = await test.join('boss');
    await hangup(one.name);
    await hangup(two.name);
    const told = test.published.map(({ name }) => name).filter((name) => /^(Confbridge|Bridge)/.test(name));
    expect(told).toEqual([
      ...['BridgeCreate', 'ConfbridgeStart', 'BridgeEnter', 'ConfbridgeJoin', 'BridgeEnter', 'ConfbridgeJoin'],
      ...['ConfbridgeLeave', 'BridgeLeave', 'ConfbridgeLeave', 'BridgeLeave', 'ConfbridgeEnd', 'BridgeDestroy'],
    ]);
    const numbers = test
      .events('ConfbridgeStart')
      .concat(test.events('ConfbridgeJoin'), test.events('ConfbridgeLeave'), test.events('ConfbridgeEnd'))
      .map(({ BridgeNumChannels }) => BridgeNumChannels);
    expect(numbers).toEqual(['1', '2', '3', '3', '2', '1']);
    expect(results(one.name)).toEqual(['HANGUP']);
    expect(test.kernel.channels.size).toBe(0);
    expect(test.kernel.bridges.list()).toEqual([]);
  });

  it('has the state of a device', async () => {
    const state = () => test.kernel.deviceStates.get('confbridge:r');
    expect(state()).toBe('NOT_INUSE');
    const one = await test.join('plain');
    expect(state()).toBe('INUSE');
    await hangup(one.name);
    const told = test.events('DeviceStateChange').filter(({ Device }) => Device === 'confbridge:r');
    expect(told.map(({ State }) => State)).toEqual(['INUSE', 'NOT_INUSE']);
  });

  it('keeps its own channels to itself: no event and no record tells of them', async () => {
    const records: string[] = [];
    test.kernel.callObservers.add({
      channelChanged: ({ name }) => void records.push(name),
      channelEnded: ({ name }) => void records.push(name),
      bridgeEntered: (_, { name }) => void records.push(name),
      bridgeLeft: (_, { name }) => void records.push(name),
    });
    const one = await test.join('plain');
    await test.ask('ConfbridgeStartRecord', { Conference: 'r' });
    await test.clock.advance(100);
    await hangup(one.name);
    const about = test.published.filter(({ body }) => /^Channel: CB(Ann|Rec)/m.test(body));
    expect(about).toEqual([]);
    expect(records.filter((name) => name.startsWith('CB'))).toEqual([]);
    expect(records).not.toEqual([]);
  });

  it('names each whom it is with, the announcer among them', async () => {
    const one = await test.join('plain');
    const two = await test.join('plain');
    const peers = test.kernel.channels.get(two.name)?.variables.get('BRIDGEPEER');
    expect(peers).toMatch(/^CBAnn\/r-[0-9a-f]{8};2,/);
    expect(peers?.endsWith(one.name)).toBe(true);
  });

  it('is listed by BridgeInfo in the order of unique ids as texts, without its own channels', async () => {
    for (let n = 0; n < 7; n++) await test.join('plain');
    const BridgeUniqueid = test.events('BridgeCreate')[0]?.BridgeUniqueid ?? '';
    const answer = await test.ask('BridgeInfo', { BridgeUniqueid });
    const ids = [...answer.matchAll(/^Uniqueid: (.*)\r$/gm)].map(([, id]) => id);
    expect(ids).toHaveLength(7);
    expect(ids).toEqual([...ids].sort());
    expect(ids.map((id) => Number(id?.split('.')[1]))).not.toEqual([...ids.keys()]);
    expect(answer).toContain('BridgeNumChannels: 8');
    const shown = await test.console(`bridge show ${BridgeUniqueid}`);
    expect(shown.filter((line) => line.startsWith('Channel: CBAnn/r-'))).toHaveLength(1);
  });

  it('goes by the profile that is named, and refuses what is not there', async () => {
    for (const exten of ['nowhere', 'nobridge', 'nouser', 'nomenu']) {
      const channel = await into(exten);
      expect(results(channel), exten).toEqual(['FAILED']);
      expect(test.kernel.channels.get(channel), exten).toBeUndefined();
    }
    expect(test.kernel.bridges.list()).toEqual([]);
  });

  it('takes no more than max_members, but admins', async () => {
    const [one, two] = [await into('small'), await into('small')];
    await test.originate({ Channel: 'Local/silent@lines', Application: 'ConfBridge', Data: 'small,small,plain' }, 200);
    const third = test.events('OriginateResponse').at(-1)?.Channel ?? '';
    expect(results(third)).toEqual(['FAILED']);
    const fourth = await into('small');
    expect(await test.present('small')).toEqual([one, two, fourth]);
  });

  it('lets nobody but admins in while it is locked', async () => {
    const one = await test.join('plain');
    expect(await test.ask('ConfbridgeLock', { Conference: 'R' })).toBe(
      'Response: Success\r\nMessage: Conference locked',
    );
    const refused = await test.join('plain');
    expect(results(refused.name)).toEqual(['FAILED']);
    const boss = await test.join('boss');
    expect(await test.present()).toEqual([one.name, boss.name]);
    expect(await test.ask('ConfbridgeListRooms')).toContain('Parties: 2\r\nMarked: 1\r\nLocked: Yes\r\nMuted: No');
    await test.ask('ConfbridgeUnlock', { Conference: 'r' });
    const late = await test.join('plain');
    expect(await test.present()).toContain(late.name);
  });

  it('puts somebody out when their time is up', async () => {
    const one = await test.join('hurried');
    await test.clock.advance(5000);
    expect(results(one.name)).toEqual(['TIMEOUT']);
    expect(test.ran(one.name)).toContain('hurried,2 NoOp(left TIMEOUT)');
  });

  it('is left by a channel that is sent elsewhere, kicked by the bridge, or loses the bridge', async () => {
    const one = await test.join('plain');
    const two = await test.join('plain');
    const three = await test.join('plain');
    await test.perform('Redirect', { Channel: one.name, Context: 'lines', Exten: 'silent', Priority: '1' });
    await test.clock.advance(100);
    expect(results(one.name)).toEqual(['HANGUP']);
    expect(await test.present()).toEqual([two.name, three.name]);
    await test.perform('BridgeKick', { Channel: two.name });
    await test.clock.advance(100);
    expect(test.ran(two.name)).toContain('plain,2 NoOp(left )');
    await test.perform('BridgeDestroy', { BridgeUniqueid: test.events('BridgeCreate')[0]?.BridgeUniqueid ?? '' });
    await test.clock.advance(100);
    expect(test.ran(three.name)).toContain('plain,2 NoOp(left )');
    expect(test.events('ConfbridgeEnd')).toHaveLength(1);
    expect(await test.ask('ConfbridgeListRooms')).toContain('No active conferences.');
  });

  it('begins anew under its name when it has ended', async () => {
    const one = await test.join('plain');
    await hangup(one.name);
    const two = await test.join('plain');
    expect(await test.present()).toEqual([two.name]);
    expect(new Set(test.events('ConfbridgeStart').map(({ BridgeUniqueid }) => BridgeUniqueid)).size).toBe(2);
  });

  it('makes an extension of its name while it lasts', async () => {
    const channel = await into('listed');
    expect(test.kernel.dialplan.exists('conferences', 'listed', 1)).toBe(true);
    await hangup(channel);
    expect(test.kernel.dialplan.exists('conferences', 'listed', 1)).toBe(false);
  });

  it('ends with its module', async () => {
    const one = await test.join('plain');
    await test.kernel.modules.unload('app_confbridge', { force: true });
    await test.clock.advance(100);
    expect(test.events('ConfbridgeEnd')).toHaveLength(1);
    expect(test.kernel.channels.get(one.name)?.bridge).toBeUndefined();
    expect([...test.kernel.channels.all()].filter(({ name }) => name.startsWith('CB'))).toEqual([]);
  });
});

describe('marked users', () => {
  const waiting = async (): Promise<readonly string[]> => {
    const answer = (await test.perform('ConfbridgeList', { Conference: 'r' })) ?? [];
    return answer
      .filter((text) => text.includes('Waiting: Yes'))
      .map((text) => /Channel: (.*)\r/.exec(text)?.[1] ?? '');
  };

  it('are waited for, and those who wait come behind them', async () => {
    const one = await test.join('waits');
    const two = await test.join('waits');
    expect(await waiting()).toEqual([one.name, two.name]);
    expect(test.kernel.deviceStates.get('confbridge:r')).toBe('INUSE');
    const boss = await test.join('boss');
    expect(await waiting()).toEqual([]);
    expect(await test.present()).toEqual([boss.name, one.name, two.name]);
    await hangup(boss.name);
    expect(await waiting()).toEqual([one.name, two.name]);
  });

  it('take those with them who leave with the last of them', async () => {
    const boss = await test.join('boss');
    const other = await test.join('marked');
    const leaves = await test.join('leaves');
    const stays = await test.join('plain');
    await hangup(boss.name);
    expect(await test.present()).toEqual([other.name, leaves.name, stays.name]);
    await hangup(other.name);
    expect(await test.present()).toEqual([stays.name]);
    expect(results(leaves.name)).toEqual(['ENDMARKED']);
    expect(test.ran(leaves.name)).toContain('leaves,2 NoOp(left ENDMARKED)');
  });

  it('take those with them who leave with any of them', async () => {
    const leaves = await test.join('leavesany');
    const boss = await test.join('boss');
    const other = await test.join('marked');
    await hangup(boss.name);
    expect(await test.present()).toEqual([other.name]);
    expect(results(leaves.name)).toEqual(['ENDMARKED']);
  });

  it('are seen by all where the last of them is shown', async () => {
    const one = await into('film');
    const two = await into('film');
    const idOf = (name: string) => test.events('Newchannel').find(({ Channel }) => Channel === name)?.Uniqueid;
    const told = () =>
      test
        .events('BridgeVideoSourceUpdate')
        .map(({ BridgeVideoSource, BridgePreviousVideoSource }) => [BridgeVideoSource, BridgePreviousVideoSource]);
    expect(told()).toEqual([
      [idOf(one), ''],
      [idOf(two), idOf(one)],
    ]);
    await hangup(two);
    await hangup(one);
    expect(told().slice(2)).toEqual([[undefined, idOf(two)]]);
  });
});

describe('music', () => {
  it('is heard by who is alone, and by nobody else', async () => {
    const heard: string[] = [];
    test.kernel.musicOnHold.provide({
      start: (channel, className) => heard.push(`${channel.name} hears ${className}`) > 0,
      stop: (channel) => void heard.push(`${channel.name} hears nothing`),
    });
    const one = await test.join('music');
    const two = await test.join('plain');
    await hangup(two.name);
    await hangup(one.name);
    expect(heard).toEqual([
      `${one.name} hears jazz`,
      `${one.name} hears nothing`,
      `${one.name} hears jazz`,
      `${one.name} hears nothing`,
    ]);
  });
});

it('CONFBRIDGE_INFO, CONFBRIDGE_CHANNELS and ConfKick know who is there', async () => {
  const plain = await test.join('plain');
  const boss = await test.join('boss');
  const asking = await into('info');
  await test.clock.advance(200);
  expect(test.ran(asking).filter((step) => step.includes('NoOp'))).toEqual([
    'info,1 NoOp(2 1 1 0 0)',
    `info,2 NoOp(${plain.name},${boss.name}|${boss.name}|${boss.name})`,
    'info,3 NoOp(0|||0|)',
    'info,5 NoOp(FAILURE)',
    'info,7 NoOp(SUCCESS)',
    'info,9 NoOp(SUCCESS)',
    'info,11 NoOp(FAILURE)',
  ]);
  expect([results(plain.name), results(boss.name)]).toEqual([['KICKED'], ['KICKED']]);
});
