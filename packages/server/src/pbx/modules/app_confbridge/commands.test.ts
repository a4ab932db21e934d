import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startConferences, type TestConferences } from '../../../testing/conferences.js';

const conf = `
[quiet](!)
type=user
quiet=yes
[plain](quiet)
[boss](quiet)
admin=yes
marked=yes
wait_marked=yes
end_marked=yes
[waits](quiet)
wait_marked=yes
[hall]
type=bridge
max_members=9
internal_sample_rate=16000
video_mode=follow_talker
[keys]
type=menu
1=toggle_mute
*2=playback(a&b),leave_conference
`;

let test: TestConferences;
beforeEach(async () => {
  test = await startConferences(conf);
});
afterEach(() => test.close());
const heading = [
  'Channel                        Flags  User Profile     Bridge Profile   Menu             CallerID',
  '============================== ====== ================ ================ ================ ================',
];

describe('the console', () => {
  it('lists conferences and who takes part', async () => {
    const waits = await test.join('waits');
    expect(await test.console('confbridge list r')).toEqual([
      ...heading,
      `${waits.name.padEnd(30)} Ww     waits            default_bridge   default_menu     101`,
    ]);
    const boss = await test.join('boss');
    await test.console(`confbridge mute r ${boss.name}`);
    expect(await test.console('confbridge list R')).toEqual([
      ...heading,
      `${boss.name.padEnd(30)} AMWEm  boss             default_bridge   default_menu     102`,
      `${waits.name.padEnd(30)} W      waits            default_bridge   default_menu     101`,
    ]);
    expect(await test.console('confbridge list')).toEqual([
      'Conference Bridge Name           Users  Marked Locked Muted',
      '================================ ====== ====== ====== =====',
      'r                                     2      1 No     No',
    ]);
  });

  it('mutes, kicks and locks', async () => {
    const one = await test.join('plain');
    expect(await test.console('confbridge mute r Local')).toEqual(['Muting Local from confbridge r']);
    expect(await test.console('confbridge unmute r all')).toEqual(['Unmuting all from confbridge r']);
    expect(await test.console('confbridge mute r x')).toEqual(["No channel named 'x' found in conference r"]);
    expect([test.events('ConfbridgeMute').length, test.events('ConfbridgeUnmute').length]).toEqual([1, 1]);
    expect(await test.console('confbridge lock r')).toEqual(['Conference r is locked.']);
    expect(await test.ask('ConfbridgeListRooms')).toContain('Locked: Yes');
    expect(await test.console('confbridge unlock r')).toEqual(['Conference r is unlocked.']);
    expect(await test.console('confbridge kick r x')).toEqual(["No participant named 'x' found!"]);
    expect(await test.console(`confbridge kick r ${one.name}`)).toEqual([`Kicked '${one.name}' out of conference 'r'`]);
    await test.clock.advance(50);
    expect(await test.console('confbridge list')).toHaveLength(2);
  });

  it('records', async () => {
    await test.join('plain');
    expect(await test.console('confbridge record stop r')).toEqual(['Recording could not be stopped.']);
    expect(await test.console('confbridge record start r x.wav')).toEqual(['Recording started']);
    expect(await test.console('confbridge record start r')).toEqual(['Conference is already being recorded.']);
    expect(await test.console('confbridge record stop r')).toEqual(['Recording stopped.']);
    await test.kernel.modules.unload('app_mixmonitor');
    expect(await test.console('confbridge record start r')).toEqual([
      'Could not start recording due to internal error.',
    ]);
  });

  it.each([
    ['list none', "No conference bridge named 'none' found!"],
    ['kick none all', "No conference bridge named 'none' found!"],
    ['mute none all', "No conference bridge named 'none' found!"],
    ['lock none', 'Conference none is not found'],
    ['unlock none', 'Conference none is not found'],
    ['record start none', 'Conference not found.'],
    ['record stop none', 'Conference not found.'],
    ['show profile user none', "No conference user profile named 'none' found!"],
    ['show profile bridge none', "No conference bridge profile named 'none' found!"],
    ['show menu none', "No conference menu named 'none' found!"],
  ])('confbridge %s says: %s', async (words, answer) => {
    expect((await test.console(`confbridge ${words}`))[0]).toBe(answer);
  });

  it.each(['list a b', 'kick r', 'mute', 'lock', 'record stop', 'show menus x', 'show profile user', 'show menu a b'])(
    'confbridge %s shows its usage',
    async (words) => {
      expect((await test.console(`confbridge ${words}`))[0]).toMatch(/^Usage: confbridge /);
    },
  );

  it('completes names of conferences, channels and profiles', async () => {
    const { name } = await test.join('plain');
    const complete = (line: string) => test.kernel.commands.complete(line);
    expect(complete('confbridge kick ')).toEqual(['r']);
    expect(complete('confbridge kick r ')).toEqual([name]);
    expect(complete('confbridge show menu ')).toContain('keys');
  });

  it('shows profiles and menus', async () => {
    expect(await test.console('confbridge show profile users')).toContain('boss');
    expect(await test.console('confbridge show profile user boss')).toEqual(
      expect.arrayContaining([
        'Name:                    boss',
        'Admin:                   true',
        'Quiet:                   enabled',
      ]),
    );
    expect(await test.console('confbridge show profile bridges')).toContain('hall');
    expect(await test.console('confbridge show profile bridge hall')).toEqual(
      expect.arrayContaining([
        'Internal Sample Rate: 16000',
        'Max Members:          9',
        'Video Mode:           follow_talker',
      ]),
    );
    expect(await test.console('confbridge show menus')).toEqual([
      '--------- Menus -----------',
      'keys',
      'default_menu',
    ]);
    expect(await test.console('confbridge show menu keys')).toEqual([
      'Name: keys',
      '1=toggle_mute',
      '*2=playback(a&b),leave_conference',
    ]);
  });
});

describe('a reload', () => {
  it('counts for those who join later', async () => {
    test.write('confbridge.conf', `${conf}[late]\ntype=user\nquiet=yes\nadmin=yes\n`);
    await test.kernel.modules.reload('app_confbridge');
    await test.join('late');
    expect(test.events('ConfbridgeJoin').at(-1)).toMatchObject({ Admin: 'Yes' });
  });

  it('of a file with an error leaves all as it was', async () => {
    test.write('confbridge.conf', '[plain]\ntype=nothing\n');
    await test.kernel.modules.reload('app_confbridge');
    expect(test.logged.join('\n')).toContain("[plain] is of no type 'nothing'");
    await test.join('boss');
    expect(test.events('ConfbridgeJoin').at(-1)).toMatchObject({ Admin: 'Yes' });
  });
});
