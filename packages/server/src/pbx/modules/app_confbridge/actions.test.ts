import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startConferences, type TestConferences } from '../../../testing/conferences.js';

const conf = `
[quiet](!)
type=user
quiet=yes
[plain](quiet)
[boss](quiet)
admin=yes
`;
const plan = `
[own]
exten => commands,1,Set(CONFBRIDGE(bridge,record_conference)=yes)
 same => n,Set(CONFBRIDGE(bridge,record_file)=own.wav)
 same => n,Set(CONFBRIDGE(bridge,record_file_timestamp)=no)
 same => n,Set(CONFBRIDGE(user,template)=boss)
 same => n,Set(CONFBRIDGE(user,startmuted)=yes)
 same => n,Set(CONFBRIDGE(menu,5)=leave_conference)
 same => n,ConfBridge(own)
 same => n,NoOp(left)
exten => wrong,1,Set(CONFBRIDGE(user,nothing)=yes)
 same => n,Set(CONFBRIDGE(room,admin)=yes)
 same => n,Set(CONFBRIDGE(user,template)=none)
 same => n,Set(CONFBRIDGE(menu,x)=leave_conference)
 same => n,Set(CONFBRIDGE(bridge,mixing_interval)=7)
 same => n,Set(CONFBRIDGE(user,admin)=perhaps)
 same => n,Set(CONFBRIDGE(user,marked)=yes)
 same => n,Set(CONFBRIDGE(user,clear)=)
 same => n,ConfBridge(r)
`;

let test: TestConferences;
beforeEach(async () => {
  test = await startConferences(conf, plan);
});
afterEach(() => test.close());

const message = async (action: string, headers: Readonly<Record<string, string>> = {}): Promise<string> => {
  const text = await test.ask(action, headers);
  return /^Response: (\w+)\r\n(?:.*\r\n)*?Message: (.*)$/m.exec(text)?.slice(1, 3).join(': ').trim() ?? text;
};
const ofConferences = [
  'ConfbridgeList',
  'ConfbridgeKick',
  'ConfbridgeMute',
  'ConfbridgeUnmute',
  'ConfbridgeLock',
  'ConfbridgeUnlock',
  'ConfbridgeStartRecord',
  'ConfbridgeStopRecord',
  'ConfbridgeSetSingleVideoSrc',
];

describe('the actions of conferences', () => {
  it.each(ofConferences)('%s fails without a name, without conferences, and without that one', async (action) => {
    const headers = { Conference: 'r', Channel: 'all' };
    expect(await message(action)).toBe('Error: No Conference name provided.');
    expect(await message(action, headers)).toBe('Error: No active conferences.');
    await test.join('plain', { room: 'other' });
    expect(await message(action, headers)).toBe('Error: No Conference by that name found.');
  });

  it.each(['ConfbridgeMute', 'ConfbridgeUnmute', 'ConfbridgeSetSingleVideoSrc'])(
    '%s needs a channel that takes part',
    async (action) => {
      await test.join('plain');
      expect(await message(action, { Conference: 'r' })).toBe('Error: No channel name provided.');
      expect(await message(action, { Conference: 'r', Channel: 'Local/nobody' })).toMatch(
        /^Error: No [Cc]hannel by that name found in [Cc]onference\.$/,
      );
    },
  );

  it('ConfbridgeListRooms fails where there are none, and lists all', async () => {
    expect(await message('ConfbridgeListRooms')).toBe('Error: No active conferences.');
    await test.join('plain');
    await test.join('plain', { room: 'other' });
    const answer = await test.ask('ConfbridgeListRooms', { ActionID: 'x' });
    expect(answer.match(/Conference: \w+/g)?.sort()).toEqual(['Conference: other', 'Conference: r']);
    expect(answer).toContain(
      'Event: ConfbridgeListRoomsComplete\r\nActionID: x\r\nEventList: Complete\r\nListItems: 2',
    );
  });

  it('ConfbridgeList tells of each participant, with the seconds since the answer', async () => {
    const { name } = await test.join('plain');
    await test.clock.advance(5000);
    const [, item = ''] = (await test.perform('ConfbridgeList', { Conference: 'r' })) ?? [];
    expect(item).toMatch(
      /^Event: ConfbridgeList\r\nConference: r\r\nAdmin: No\r\nMarkedUser: No\r\nWaitMarked: No\r\nEndMarked: No\r\nEndMarkedAny: No\r\nWaiting: No\r\nMuted: No\r\nTalking: No\r\nAnsweredTime: 5\r\n/,
    );
    expect(item).toContain(`Channel: ${name}\r\n`);
  });

  it('ConfbridgeMute and ConfbridgeUnmute take a channel, its beginning, all or the participants', async () => {
    const plain = await test.join('plain');
    const boss = await test.join('boss');
    const muted = async (): Promise<readonly boolean[]> =>
      ((await test.perform('ConfbridgeList', { Conference: 'r' })) ?? [])
        .filter((text) => text.includes('Event: ConfbridgeList\r'))
        .map((text) => text.includes('Muted: Yes'));
    const steps: readonly (readonly [string, string, readonly boolean[]])[] = [
      ['ConfbridgeMute', plain.name, [true, false]],
      ['ConfbridgeUnmute', plain.name.slice(0, 12), [false, false]],
      ['ConfbridgeMute', 'participants', [true, false]],
      ['ConfbridgeMute', 'all', [true, true]],
      ['ConfbridgeUnmute', 'participants', [false, true]],
      ['ConfbridgeUnmute', boss.name, [false, false]],
    ];
    for (const [action, Channel, wanted] of steps) {
      expect(await message(action, { Conference: 'r', Channel })).toMatch(/^Success: User (un)?muted$/);
      expect(await muted(), `${action} ${Channel}`).toEqual(wanted);
    }
    expect(test.events('ConfbridgeMute').map(({ Channel, Admin }) => [Channel, Admin])).toEqual([
      [plain.name, 'No'],
      [plain.name, 'No'],
      [plain.name, 'No'],
      [boss.name, 'Yes'],
    ]);
    expect(test.events('ConfbridgeUnmute')).toHaveLength(3);
  });

  it('ConfbridgeKick takes a channel, the participants or all', async () => {
    const [one, two, boss] = [await test.join('plain'), await test.join('plain'), await test.join('boss')];
    const kick = async (Channel: string): Promise<string> => {
      const reply = await message('ConfbridgeKick', { Conference: 'r', Channel });
      await test.clock.advance(50);
      return reply;
    };
    expect(await kick(one.name.slice(0, -1))).toBe('Error: No Channel by that name found in Conference.');
    expect(await kick(one.name)).toBe('Success: User kicked');
    expect(await test.present()).toEqual([two.name, boss.name]);
    expect(await kick('participants')).toBe('Success: User kicked');
    expect(await test.present()).toEqual([boss.name]);
    expect(await kick('all')).toBe('Success: All participants kicked');
    expect(test.ran(boss.name)).toContain('boss,2 NoOp(left KICKED)');
  });

  it('ConfbridgeStartRecord and ConfbridgeStopRecord record once at a time', async () => {
    await test.join('plain');
    expect(await message('ConfbridgeStopRecord', { Conference: 'r' })).toBe(
      'Error: Internal error while stopping recording.',
    );
    expect(await message('ConfbridgeStartRecord', { Conference: 'r' })).toBe('Success: Conference Recording Started.');
    expect(await message('ConfbridgeStartRecord', { Conference: 'r' })).toBe(
      'Error: Conference is already being recorded.',
    );
    await test.clock.advance(100);
    expect(await message('ConfbridgeStopRecord', { Conference: 'r' })).toBe('Success: Conference Recording Stopped.');
    await test.kernel.media.whenWritten();
    const seconds = Math.floor(test.kernel.clock.now() / 1000);
    expect(existsSync(join(test.folder, `spool/monitor/confbridge-r-${seconds}.wav`))).toBe(true);
    expect([test.events('ConfbridgeRecord').length, test.events('ConfbridgeStopRecord').length]).toEqual([1, 1]);
  });

  it('ConfbridgeStartRecord fails without MixMonitor', async () => {
    await test.join('plain');
    await test.kernel.modules.unload('app_mixmonitor');
    expect(await message('ConfbridgeStartRecord', { Conference: 'r' })).toBe(
      'Error: Internal error starting conference recording.',
    );
  });

  it('ConfbridgeSetSingleVideoSrc shows a channel, and tells so once', async () => {
    const { name } = await test.join('plain');
    for (const Channel of [name, 'Local/'])
      expect(await message('ConfbridgeSetSingleVideoSrc', { Conference: 'r', Channel })).toBe(
        'Success: Conference single video source set.',
      );
    expect(test.events('BridgeVideoSourceUpdate')).toHaveLength(1);
    const [update] = test.events('BridgeVideoSourceUpdate');
    expect(update).toMatchObject({ BridgeVideoSourceMode: 'single', BridgePreviousVideoSource: '' });
  });
});

describe('AST-2014-017', () => {
  it('CONFBRIDGE() is not written from outside, whatever the option', async () => {
    const { name } = await test.join('plain');
    for (const option of ['bridge,record_command', 'bridge,record_file', 'user,admin', 'menu,1'])
      expect(await message('Setvar', { Channel: name, Variable: `CONFBRIDGE(${option})`, Value: 'yes' })).toMatch(
        /^Error/,
      );
  });

  it('ConfbridgeStartRecord needs the class system', async () => {
    const { classes } = (await import('@amiable/protocol')).actions.ConfbridgeStartRecord;
    const { classMask } = await import('@amiable/protocol');
    expect(classes).toBe(classMask(['system']));
  });

  it('a file to record into brings neither options nor a command', async () => {
    await test.join('plain');
    const proof = join(test.folder, 'proof');
    const RecordFile = `x.wav,b,touch ${proof}`;
    await message('ConfbridgeStartRecord', { Conference: 'r', RecordFile });
    await test.clock.advance(100);
    await message('ConfbridgeStopRecord', { Conference: 'r' });
    await test.kernel.media.whenWritten();
    const channel = test.logged.filter((line) => line.includes('Executing ['));
    expect(channel).toEqual([]);
    expect(existsSync(proof)).toBe(false);
  });

  it('a name does not lead a recording out of its folder', async () => {
    await test.join('plain', { room: '../../up' });
    await test.join('plain');
    await message('ConfbridgeStartRecord', { Conference: '../../up' });
    await message('ConfbridgeStartRecord', { Conference: 'r', RecordFile: '../../out.wav' });
    await test.clock.advance(100);
    await test.kernel.media.whenWritten();
    const seconds = Math.floor(test.kernel.clock.now() / 1000);
    expect(readdirSync(join(test.folder, 'spool/monitor'))).toEqual([`confbridge-.._.._up-${seconds}.wav`]);
    expect(test.logged.some((line) => line.includes("may not be recorded into '../../out"))).toBe(true);
  });
});

describe('CONFBRIDGE()', () => {
  const into = async (exten: string): Promise<string> => {
    await test.originate({ Channel: 'Local/silent@lines/n', Context: 'own', Exten: exten, Priority: '1' }, 150);
    return test.events('OriginateResponse').at(-1)?.Channel ?? '';
  };

  it('makes the profiles by which its channel joins', async () => {
    const name = await into('commands');
    expect(test.events('ConfbridgeJoin').at(-1)).toMatchObject({ Channel: name, Admin: 'Yes', Muted: 'Yes' });
    expect(test.events('ConfbridgeRecord')).toHaveLength(1);
    await test.press({ name, far: name.replace(/1$/, '2') }, '5');
    expect(test.valuesOf('CONFBRIDGE_RESULT')).toEqual(['DTMF']);
    await test.kernel.media.whenWritten();
    expect(existsSync(join(test.folder, 'spool/monitor/own.wav'))).toBe(true);
  });

  it('refuses what is no option and no value, takes any word for no, and is cleared', async () => {
    await into('wrong');
    const refused = test.logged
      .filter((line) => line.includes('CONFBRIDGE('))
      .map((line) => /\((.*?)\)/.exec(line)?.[1]);
    expect(refused).toEqual(['user,nothing', 'room,admin', 'user,template', 'menu,x', 'bridge,mixing_interval']);
    expect(test.events('ConfbridgeJoin').at(-1)).toMatchObject({ Admin: 'No' });
    expect(await test.ask('ConfbridgeListRooms')).toContain('Marked: 0');
  });
});
