import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { overhear, putWav, strength, toneOf } from '../../../testing/sound.js';
import type { Channel } from '../../kernel/channel.js';
import { loudness } from '../../kernel/media/samples.js';
import { definition as funcChannel } from '../func_channel/module.js';
import { definition as resMusiconhold } from './module.js';

const plan = `
[lines]
exten => far,1,Answer()
 same => n,Wait(300)
exten => rings,1,Ringing()
 same => n,Wait(2)
 same => n,Answer()
 same => n,Wait(300)
[office]
exten => class,1,MusicOnHold(jazz,2)
 same => n,NoOp(after)
exten => usual,1,MusicOnHold()
exten => background,1,StartMusicOnHold(jazz)
 same => n,Wait(1)
 same => n,StartMusicOnHold(rock)
 same => n,Wait(1)
 same => n,StopMusicOnHold()
 same => n,StopMusicOnHold()
 same => n,NoOp(after)
exten => tones,1,StartMusicOnHold(jazz)
 same => n,PlayTones(1000)
 same => n,Wait(1)
exten => dials,1,StartMusicOnHold(rock)
 same => n,Set(CHANNEL(musicclass)=rock)
 same => n,Dial(Local/rings@lines/n,20,m(jazz))
exten => own,1,Set(CHANNEL(musicclass)=rock)
 same => n,MusicOnHold(jazz,1)
 same => n,MusicOnHold(,1)
exten => again,1,MusicOnHold(jazz,1)
 same => n,Wait(1)
 same => n,MusicOnHold(jazz,2)
exten => big,1,MusicOnHold(JAZZ,1)
exten => missing,1,MusicOnHold(nosuch,1)
 same => n,NoOp(after)
exten => wait,1,WaitExten(1,m(jazz))
exten => t,1,NoOp(too late)
exten => program,1,MusicOnHold(program)
`;
const classes = `
[general]
[default]
mode = files
directory = moh
[jazz]
mode = files
directory = jazz
sort = alpha
digit = 5
[rock]
mode = playlist
entry = @FOLDER@/data/rock/loud
digit = 6
[said]
mode = files
directory = jazz
announcement = please
[nothing]
mode = files
directory = nothing
[strange]
mode = strange
[nodir]
mode = files
[nolist]
mode = playlist
[program]
mode = custom
application = @FOLDER@/play two 3
`;

let calls: TestCalls;
afterEach(() => calls.close());

const start = async (text = classes, options = ''): Promise<void> => {
  calls = await startCalls(plan, [funcChannel], options);
  putWav(join(calls.folder, 'data/jazz/a.wav'), toneOf(400, 2000));
  putWav(join(calls.folder, 'data/jazz/b.wav'), toneOf(600, 1000));
  putWav(join(calls.folder, 'data/rock/loud.wav'), toneOf(900, 1000));
  putWav(join(calls.folder, 'data/sounds/please.wav'), toneOf(1500, 500));
  writeFileSync(join(calls.folder, 'data/jazz/notes.txt'), 'no sound');
  calls.write('musiconhold.conf', text.replaceAll('@FOLDER@', calls.folder));
  calls.kernel.modules.define([resMusiconhold]);
  await calls.kernel.modules.load('res_musiconhold');
};
const into = (exten: string, ms = 10): Promise<void> =>
  calls.originate({ Channel: 'Local/far@lines/n', Context: 'office', Exten: exten, Priority: '1' }, ms);
const named = (end: string): Channel => {
  const found = [...calls.kernel.channels.all()].find(({ name }) => name.endsWith(end));
  if (!found) throw new Error(`no channel ${end}`);
  return found;
};
/** What the far end of the call hears. */
const heard = async (ms: number) => (await overhear(named(';2'), calls.clock, ms)).said;
const music = (): readonly string[] =>
  [...calls.events('MusicOnHoldStart'), ...calls.events('MusicOnHoldStop')].map(({ Event, Class }) =>
    Class === undefined ? `${Event}` : `${Event} ${Class}`,
  );

describe('music on hold', () => {
  it('plays the pieces of a folder one after the other for so many seconds', async () => {
    await start();
    await into('class');
    const first = await heard(1900);
    expect(strength(first.subarray(800), 400)).toBeGreaterThan(7000);
    expect(strength(first, 600)).toBeLessThan(200);
    await calls.clock.advance(100);
    expect(music()).toEqual(['MusicOnHoldStart jazz', 'MusicOnHoldStop']);
    expect(calls.ran(';1')).toContain('class,2 NoOp(after)');
  });

  it('goes on with the next piece, and begins anew behind the last', async () => {
    await start();
    await into('usual');
    calls.kernel.musicOnHold.start(named(';1'), 'jazz');
    await calls.clock.advance(2100);
    expect(strength(await heard(500), 600)).toBeGreaterThan(7000);
    await calls.clock.advance(600);
    expect(strength(await heard(500), 400)).toBeGreaterThan(7000);
  });

  it('goes on for a channel where it stopped listening', async () => {
    await start();
    await into('again', 3100);
    expect(strength(await heard(500), 600)).toBeGreaterThan(7000);
  });

  it('plays an announcement at the beginning and between two pieces', async () => {
    await start();
    await into('usual');
    calls.kernel.musicOnHold.start(named(';1'), 'said');
    const sound = await heard(3600);
    expect(strength(sound.subarray(400, 3600), 1500)).toBeGreaterThan(6000);
    expect(strength(sound.subarray(4800, 19000), 400)).toBeGreaterThan(6000);
    expect(strength(sound.subarray(20400, 23600), 1500)).toBeGreaterThan(6000);
    expect(strength(sound.subarray(24400, 28000), 600)).toBeGreaterThan(6000);
  });

  it('comes with the server where the folder moh is not there', async () => {
    await start();
    await into('usual');
    const sound = await heard(3000);
    expect(loudness(sound)).toBeGreaterThan(500);
    expect(Math.max(...sound)).toBeLessThan(20000);
    expect(strength(sound.subarray(8000), 261.63)).toBeGreaterThan(1000);
  });

  it('changes and ends in the background', async () => {
    await start();
    await into('background', 1500);
    expect(strength(await heard(400), 900)).toBeGreaterThan(7000);
    await calls.clock.advance(1000);
    const kinds = calls.story().filter((line) => line.startsWith('MusicOnHold'));
    expect(kinds.map((line) => line.split(' ')[0])).toEqual([
      'MusicOnHoldStart',
      'MusicOnHoldStop',
      'MusicOnHoldStart',
      'MusicOnHoldStop',
    ]);
  });

  it('ends where something else is played', async () => {
    await start();
    await into('tones', 500);
    expect(music()).toEqual(['MusicOnHoldStart jazz', 'MusicOnHoldStop']);
    const sound = await heard(300);
    expect(strength(sound, 1000)).toBeGreaterThan(7000);
    expect(strength(sound, 400)).toBeLessThan(200);
  });

  it('sounds while a call rings, and ends with the answer', async () => {
    await start();
    await into('dials', 200);
    expect(strength(await heard(600), 400)).toBeGreaterThan(7000);
    expect(calls.events('MusicOnHoldStart').map(({ Class }) => Class)).toEqual(['rock', 'jazz']);
    await calls.clock.advance(1500);
    expect(calls.events('MusicOnHoldStop')).toHaveLength(2);
    expect(loudness(await heard(200))).toBe(0);
  });

  it('ends before its channel does', async () => {
    await start();
    await into('usual', 100);
    await calls.perform('Hangup', { Channel: named(';1').name });
    await calls.clock.advance(100);
    const story = calls.story().filter((line) => /^(MusicOnHold|Hangup )/.test(line) && line.endsWith(';1'));
    expect(story.map((line) => line.split(' ')[0])).toEqual(['MusicOnHoldStart', 'MusicOnHoldStop', 'Hangup']);
    expect(calls.kernel.media.clock.ticking).toBe(false);
  });

  it.each([
    ['', ['rock', 'rock']],
    ['preferchannelclass = no', ['jazz', 'rock']],
  ])('takes the class of the channel first, but for preferchannelclass (%s)', async (line, expected) => {
    await start(classes.replace('[general]', `[general]\n${line}`));
    await into('own', 3000);
    expect(calls.events('MusicOnHoldStart').map(({ Class }) => Class)).toEqual(expected);
  });

  it('knows a class whatever the case of its name', async () => {
    await start();
    await into('big', 100);
    expect(music()).toEqual(['MusicOnHoldStart jazz']);
  });

  it('takes the default class for one that is not there, and tells so', async () => {
    await start();
    await into('missing', 1500);
    expect(calls.events('MusicOnHoldStart').map(({ Class }) => Class)).toEqual(['default']);
    expect(calls.logged.join('\n')).toContain("There is no class 'nosuch' of music on hold");
  });

  it('is silence where there is no class at all, and the dialplan goes on', async () => {
    await start('[general]\n');
    await into('missing', 100);
    expect(music()).toEqual([]);
    expect(calls.ran(';1')).toContain('missing,2 NoOp(after)');
  });

  it('changes to the class of a digit', async () => {
    await start();
    await into('usual', 100);
    await calls.perform('PlayDTMF', { Channel: named(';1').name, Digit: '6', Receive: 'true' });
    await calls.clock.advance(500);
    expect(calls.events('MusicOnHoldStart').map(({ Class }) => Class)).toEqual(['default', 'rock']);
    expect(strength(await heard(400), 900)).toBeGreaterThan(7000);
  });

  it('sounds while WaitExten waits', async () => {
    await start();
    await into('wait', 100);
    expect(strength(await heard(400), 400)).toBeGreaterThan(7000);
    await calls.clock.advance(1000);
    expect(music()).toEqual(['MusicOnHoldStart jazz', 'MusicOnHoldStop']);
  });

  it('is listed with what can play, and tells what cannot', async () => {
    await start();
    const shown = await calls.console('moh show classes');
    expect(shown.filter((line) => line.startsWith('Class: ')).sort()).toEqual(
      ['Class: default', 'Class: jazz', 'Class: rock', 'Class: said'].sort(),
    );
    expect(await calls.console('moh show files')).toContain(`\tFile: ${join(calls.folder, 'data/jazz/a')}`);
    for (const name of ['nothing', 'strange', 'nodir', 'nolist', 'program'])
      expect(calls.logged.join('\n')).toMatch(new RegExp(`lass '${name}' is left out`));
  });

  it('follows a reload, while those who listen go on', async () => {
    await start();
    await into('class', 500);
    calls.write('musiconhold.conf', '[rock]\nmode = files\ndirectory = rock\n');
    await calls.console('moh reload');
    expect(strength(await heard(400), 400)).toBeGreaterThan(7000);
    expect((await calls.console('moh show classes'))[0]).toBe('Class: rock');
    expect(await calls.console('moh reload now')).toContain('Usage: moh reload');
  });

  it('runs a program only where configuration files may run programs', async () => {
    await start(classes, 'execincludes = yes');
    const program = join(calls.folder, 'play');
    writeFileSync(program, `#!/bin/sh\n[ "$#" = 2 ] && while :; do printf 'aaaaaaaaaaaaaaaa'; done\n`);
    chmodSync(program, 0o700);
    await into('program');
    const far = named(';2');
    await expect.poll(async () => (await overhear(far, calls.clock, 40)).said[0]).toBe(0x6161);
    await calls.perform('Hangup', { Channel: named(';1').name });
    await calls.clock.advance(100);
    expect(calls.clock.pending).toBe(0);
  });
});
