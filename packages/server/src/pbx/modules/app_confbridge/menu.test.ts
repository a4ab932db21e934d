import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startConferences, type TestConferences, type TestParticipant } from '../../../testing/conferences.js';
import { menuEntry } from './menu.js';

describe('an entry of a menu', () => {
  it('does several things, with their arguments', () => {
    expect(menuEntry('*1', ' toggle_mute , playback(a&b,c) , dialplan_exec( ctx , 12 , 3 )')).toMatchObject({
      digits: '*1',
      actions: [
        { does: 'toggle_mute' },
        { does: 'playback', sounds: ['a', 'b,c'] },
        { does: 'dialplan_exec', context: 'ctx', exten: '12', priority: 3 },
      ],
      text: 'toggle_mute,playback(a&b,c),dialplan_exec( ctx , 12 , 3 )',
    });
  });

  it.each([
    ['x', 'toggle_mute', 'no digits'],
    ['1', 'dance', "cannot do 'dance'"],
    ['1', '', 'do nothing'],
    ['1', 'playback', 'needs sounds'],
    ['1', 'dialplan_exec(here)', 'needs a place'],
  ])('%s=%s is wrong: %s', (digits, text, reason) => {
    expect(menuEntry(digits, text)).toContain(reason);
  });
});

const conf = `
[quiet](!)
type=user
quiet=yes
[plain](quiet)
[boss](quiet)
admin=yes
[passes](quiet)
dtmf_passthrough=yes
[default_menu]
type=menu
1=toggle_mute
2=leave_conference
3=admin_toggle_conference_lock
4=admin_toggle_mute_participants
5=admin_kick_last
6=dialplan_exec(aside,1,1),toggle_mute
7=set_as_single_video_src
8=release_as_single_video_src
9=toggle_binaural
*=no_op
*1=increase_listening_volume
*2=reset_listening_volume
`;
const plan = `
[aside]
exten => 1,1,NoOp(aside)
 same => n,Wait(1)
`;

describe('somebody who presses', () => {
  let test: TestConferences;
  let plain: TestParticipant;
  let boss: TestParticipant;
  beforeEach(async () => {
    test = await startConferences(conf, plan);
    plain = await test.join('plain');
    boss = await test.join('boss');
  });
  afterEach(() => test.close());
  const rooms = (): Promise<string> => test.ask('ConfbridgeListRooms');

  it('is muted, and unmuted again', async () => {
    await test.press(plain, '1');
    expect(test.events('ConfbridgeMute').map(({ Channel }) => Channel)).toEqual([plain.name]);
    await test.press(plain, '1');
    expect(test.events('ConfbridgeUnmute').map(({ Channel }) => Channel)).toEqual([plain.name]);
  });

  it('leaves', async () => {
    await test.press(plain, '2');
    expect(test.ran(plain.name)).toContain('plain,2 NoOp(left DTMF)');
    expect(await test.present()).toEqual([boss.name]);
  });

  it('locks as an admin only', async () => {
    await test.press(plain, '3');
    expect(await rooms()).toContain('Locked: No');
    await test.press(boss, '3');
    expect(await rooms()).toContain('Locked: Yes');
    await test.press(boss, '3');
    expect(await rooms()).toContain('Locked: No');
  });

  it('mutes all others and newcomers as an admin, without an event for each', async () => {
    await test.press(plain, '4');
    expect(await rooms()).toContain('Muted: No');
    await test.press(boss, '4');
    expect(await rooms()).toContain('Muted: Yes');
    const late = await test.join('plain');
    expect(test.events('ConfbridgeJoin').at(-1)).toMatchObject({ Channel: late.name, Muted: 'Yes' });
    await test.press(boss, '4');
    expect(await test.ask('ConfbridgeList', { Conference: 'r' })).not.toContain('Muted: Yes');
    expect(test.events('ConfbridgeMute')).toEqual([]);
  });

  it('kicks who came last as an admin, but no admin', async () => {
    await test.press(boss, '5');
    expect(await test.present()).toEqual([plain.name, boss.name]);
    const late = await test.join('plain');
    await test.press(plain, '5');
    expect(await test.present()).toContain(late.name);
    await test.press(boss, '5');
    expect(await test.present()).toEqual([plain.name, boss.name]);
    expect(test.ran(late.name)).toContain('plain,2 NoOp(left KICKED)');
  });

  it('runs part of the dialplan and stays', async () => {
    await test.press(plain, '6');
    await test.clock.advance(1000);
    expect(test.ran(plain.name)).toContain('1,1 NoOp(aside)');
    expect(await test.present()).toContain(plain.name);
    expect(test.events('ConfbridgeMute')).toHaveLength(1);
    expect(test.kernel.channels.get(plain.name)).toMatchObject({ context: 'rooms', exten: 'plain', priority: 1 });
  });

  it('is seen by all, and no more', async () => {
    await test.press(plain, '7');
    await test.press(boss, '8');
    await test.press(plain, '8');
    const told = test.events('BridgeVideoSourceUpdate').map(({ BridgeVideoSource }) => BridgeVideoSource !== undefined);
    expect(told).toEqual([true, false]);
  });

  it('may take a second for the next digit of an entry', async () => {
    const tellsPeers = () => test.valuesOf('BRIDGEPEER').length;
    const before = tellsPeers();
    await test.press(plain, '*');
    await test.clock.advance(500);
    await test.press(plain, '1');
    expect(tellsPeers()).toBeGreaterThan(before);
    const after = tellsPeers();
    await test.press(plain, '*');
    await test.clock.advance(1100);
    await test.press(plain, '1');
    expect(tellsPeers()).toBe(after);
    expect(test.events('ConfbridgeMute')).toHaveLength(1);
  });

  it('is not heard pressing, but with dtmf_passthrough for digits of no entry', async () => {
    const passes = await test.join('passes');
    await test.press(plain, '0');
    await test.press(passes, '1');
    expect(test.events('DTMFEnd').filter(({ Direction }) => Direction === 'Sent')).toEqual([]);
    await test.press(passes, '0');
    const sent = test.events('DTMFEnd').filter(({ Direction }) => Direction === 'Sent');
    expect(sent.map(({ Channel }) => Channel).sort()).toEqual([plain.name, boss.name].sort());
  });
});
