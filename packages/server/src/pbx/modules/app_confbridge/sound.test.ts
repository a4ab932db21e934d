import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startConferences, type TestConferences, type TestParticipant } from '../../../testing/conferences.js';
import { findSamples, putWav, readSound, speech } from '../../../testing/sound.js';
import type { Samples } from '../../kernel/media/samples.js';

const conf = `
[quiet](!)
type=user
quiet=yes
[plain](quiet)
[boss](quiet)
admin=yes
marked=yes
[waits](quiet)
wait_marked=yes
[talks](quiet)
talk_detection_events=yes
dsp_silence_threshold=200
[drops](quiet)
dsp_drop_silence=yes
dsp_talking_threshold=20000
dsp_silence_threshold=100
[greeted](quiet)
announcement=welcome
[counted]
type=user
announce_user_count=yes
[unheard]
type=user
hear_own_join_sound=no
[named]
type=user
announce_join_leave=yes
[pinned](quiet)
pin=4711
[default_bridge]
type=bridge
record_file_timestamp=no
[loud]
type=menu
1=toggle_mute
2=increase_talking_volume
3=increase_listening_volume
4=playback(welcome)
5=participant_count
6=playback_and_continue(welcome)
[default_menu]
type=menu
1=toggle_mute
2=increase_talking_volume
3=increase_listening_volume
4=playback(welcome)
5=participant_count
6=playback_and_continue(welcome)
`;
const speaker = `
[say]
exten => _X!,1,NoOp()
exten => _[a-z].,1,Playback(\${EXTEN})
 same => n,Wait(6000)
`;
const said = speech(400, 3);

let test: TestConferences;
const put = (name: string, samples: Samples): void => putWav(join(test.folder, `data/sounds/${name}.wav`), samples);
beforeEach(async () => {
  test = await startConferences(conf, speaker);
  put('said', said);
});
afterEach(() => test.close());

/** What somebody hears during some time, as a recording of their telephone's side. */
const heardBy = async (participant: TestParticipant, ms: number, file = 'heard.wav'): Promise<Samples> => {
  await test.perform('MixMonitor', { Channel: participant.far, File: 'both.wav', Options: `r(${file})` });
  await test.clock.advance(ms);
  await test.perform('StopMixMonitor', { Channel: participant.far });
  await test.kernel.media.whenWritten();
  const path = join(test.folder, 'spool/monitor', file);
  return existsSync(path) ? readSound(path) : new Int16Array();
};
const scaled = (samples: Samples, factor: number): Samples => samples.map((sample) => sample * factor);
const say = async ({ far }: TestParticipant, sound = 'said'): Promise<void> => {
  await test.perform('Redirect', { Channel: far, Context: 'say', Exten: sound, Priority: '1' });
};
describe('what is heard in a conference', () => {
  it('is what the others say, and never oneself', async () => {
    const one = await test.join('plain');
    const two = await test.join('plain');
    await test.join('plain');
    await say(one);
    const heard = heardBy(two, 800);
    expect(findSamples(await heard, said)).toBeGreaterThanOrEqual(0);
    await say(one);
    expect([...new Set(await heardBy(one, 800, 'self.wav'))]).toEqual([0]);
  });

  it('is the sum of all who speak at once', async () => {
    const one = await test.join('plain');
    const two = await test.join('plain');
    const three = await test.join('plain');
    await say(one);
    await say(two);
    expect(findSamples(await heardBy(three, 800), scaled(said, 2))).toBeGreaterThanOrEqual(0);
  });

  it('is nothing of who is muted, until they are not', async () => {
    const one = await test.join('plain');
    const two = await test.join('plain');
    await test.join('plain');
    await test.ask('ConfbridgeMute', { Conference: 'r', Channel: one.name });
    await say(one);
    expect(await heardBy(two, 800)).toHaveLength(0);
    await test.press(one, '1');
    await say(one);
    expect(findSamples(await heardBy(two, 800), said)).toBeGreaterThanOrEqual(0);
  });

  it('is nothing of who waits for a marked user', async () => {
    const waiting = await test.join('waits');
    const plain = await test.join('plain');
    await say(waiting);
    expect(await heardBy(plain, 800)).toHaveLength(0);
    await test.join('boss');
    await say(waiting);
    expect(findSamples(await heardBy(plain, 800), said)).toBeGreaterThanOrEqual(0);
  });

  it('is louder for all where the one who speaks wants it, and for one where the one who listens does', async () => {
    const one = await test.join('plain');
    const two = await test.join('plain');
    await test.join('plain');
    await test.press(one, '2');
    await say(one);
    expect(findSamples(await heardBy(two, 800), scaled(said, 2))).toBeGreaterThanOrEqual(0);
    await test.press(two, '3');
    await say(one);
    expect(findSamples(await heardBy(two, 800), scaled(said, 4))).toBeGreaterThanOrEqual(0);
  });

  it('ends soon where silence is dropped and somebody is not loud enough', async () => {
    const soft = await test.join('drops');
    const other = await test.join('plain');
    await test.join('plain');
    await say(soft);
    const heard = await heardBy(other, 800);
    expect(heard.length).toBeGreaterThan(0);
    expect(heard.length).toBeLessThanOrEqual(100 * 8);
  });
});

describe('talk', () => {
  it('is told when it begins and when it has ended, and in the list', async () => {
    const one = await test.join('talks');
    await say(one);
    await test.clock.advance(300);
    expect(await test.ask('ConfbridgeList', { Conference: 'r' })).toContain('Talking: Yes');
    await test.clock.advance(600);
    const told = test
      .events('ConfbridgeTalking')
      .map(({ Channel, TalkingStatus, Admin }) => [Channel, TalkingStatus, Admin]);
    expect(told).toEqual([
      [one.name, 'on', 'No'],
      [one.name, 'off', 'No'],
    ]);
  });

  it('of somebody muted is none', async () => {
    const one = await test.join('talks');
    await test.press(one, '1');
    await say(one);
    await test.clock.advance(800);
    expect(test.events('ConfbridgeTalking')).toEqual([]);
  });

  it('watching it leaves no timer behind', async () => {
    const one = await test.join('talks');
    expect(test.kernel.media.clock.ticking).toBe(true);
    await test.perform('Hangup', { Channel: one.name });
    await test.clock.advance(100);
    expect(test.kernel.media.clock.ticking).toBe(false);
  });
});

describe('prompts', () => {
  it('of a menu are for the one who pressed', async () => {
    put('welcome', speech(200, 7));
    const one = await test.join('plain');
    const two = await test.join('plain');
    const other = heardBy(two, 10, 'none.wav');
    await other;
    await test.perform('MixMonitor', { Channel: one.far, File: 'a.wav', Options: 'r(one.wav)' });
    await test.perform('MixMonitor', { Channel: two.far, File: 'b.wav', Options: 'r(two.wav)' });
    await test.press(one, '4');
    await test.clock.advance(400);
    for (const { far } of [one, two]) await test.perform('StopMixMonitor', { Channel: far });
    await test.kernel.media.whenWritten();
    const monitored = (file: string) => readSound(join(test.folder, 'spool/monitor', file));
    expect(findSamples(monitored('one.wav'), speech(200, 7))).toBeGreaterThanOrEqual(0);
    expect(monitored('two.wav')).toHaveLength(0);
  });

  it('that go on with the menu take the digit that ends them', async () => {
    put('welcome', speech(5000, 7));
    const one = await test.join('plain');
    await test.press(one, '61');
    expect(test.events('ConfbridgeMute').map(({ Channel }) => Channel)).toEqual([one.name]);
  });

  it('end for who is kicked', async () => {
    put('welcome', speech(5000, 7));
    const one = await test.join('plain');
    await test.press(one, '4');
    await test.ask('ConfbridgeKick', { Conference: 'r', Channel: one.name });
    await test.clock.advance(100);
    expect(test.ran(one.name)).toContain('plain,2 NoOp(left KICKED)');
  });

  it('greet before somebody comes in', async () => {
    put('welcome', speech(1000, 7));
    await test.join('greeted');
    expect(test.events('ConfbridgeJoin')).toEqual([]);
    await test.clock.advance(1000);
    expect(test.events('ConfbridgeJoin')).toHaveLength(1);
  });

  it('tell everybody of those who come and go', async () => {
    put('confbridge-join', speech(200, 11));
    put('confbridge-leave', speech(200, 13));
    const plain = await test.join('plain');
    await test.perform('MixMonitor', { Channel: plain.far, File: 'a.wav', Options: 'r(one.wav)' });
    const other = await test.join('counted');
    await test.clock.advance(400);
    await test.perform('Hangup', { Channel: other.name });
    await test.clock.advance(400);
    await test.perform('StopMixMonitor', { Channel: plain.far });
    await test.kernel.media.whenWritten();
    const heard = readSound(join(test.folder, 'spool/monitor/one.wav'));
    expect(findSamples(heard, speech(200, 11))).toBeGreaterThanOrEqual(0);
    expect(findSamples(heard, speech(200, 13))).toBeGreaterThan(findSamples(heard, speech(200, 11)));
  });

  it('let who does not want to hear the sound of coming wait for its end', async () => {
    put('confbridge-join', speech(500, 11));
    await test.join('unheard');
    expect(test.events('ConfbridgeJoin')).toEqual([]);
    await test.clock.advance(500);
    expect(test.events('ConfbridgeJoin')).toHaveLength(1);
  });

  it('tell a newcomer how many there are', async () => {
    put('conf-onlyone', speech(100, 2));
    put('conf-thereare', speech(100, 3));
    put('digits/2', speech(100, 4));
    put('conf-otherinparty', speech(100, 5));
    const played: string[] = [];
    const two = async (): Promise<void> => {
      const at = test.logged.length;
      await test.join('counted');
      await test.clock.advance(1000);
      played.push(
        test.logged
          .slice(at)
          .filter((line) => line.includes('does not exist'))
          .join(),
      );
    };
    await two();
    expect(played[0]).toContain('conf-onlyperson');
    await two();
    expect(played[1]).not.toContain('conf-onlyone');
    await two();
    expect(played[2]).not.toContain('conf-thereare');
  });

  it('ask for a pin, and let in who knows it', async () => {
    put('conf-getpin', speech(300, 2));
    const one = await test.join('pinned');
    await test.press(one, '4711');
    await test.clock.advance(100);
    expect(await test.present()).toEqual([one.name]);
    const other = await test.join('pinned');
    for (let tries = 0; tries < 3; tries++) {
      expect(test.valuesOf('CONFBRIDGE_RESULT')).toEqual([]);
      await test.press(other, '12#');
    }
    await test.clock.advance(500);
    expect(test.valuesOf('CONFBRIDGE_RESULT')).toEqual(['FAILED']);
  });

  it('ask for a name, which is played when somebody comes and goes', async () => {
    put('vm-rec-name', speech(200, 2));
    const plain = await test.join('plain');
    const named = await test.join('named');
    await test.clock.advance(200);
    await say(named);
    await test.clock.advance(500);
    const folder = join(test.folder, 'spool/confbridge');
    await test.perform('MixMonitor', { Channel: plain.far, File: 'a.wav', Options: 'r(one.wav)' });
    await test.press(named, '#');
    await test.clock.advance(3000);
    expect(readdirSync(folder)).toHaveLength(1);
    await test.perform('Hangup', { Channel: named.name });
    await test.clock.advance(3000);
    await test.perform('StopMixMonitor', { Channel: plain.far });
    await test.kernel.media.whenWritten();
    const heard = readSound(join(test.folder, 'spool/monitor/one.wav'));
    const first = findSamples(heard, said);
    expect(first).toBeGreaterThanOrEqual(0);
    expect(findSamples(heard.subarray(first + said.length), said)).toBeGreaterThanOrEqual(0);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that are missing keep nobody out, but names and pins need theirs', async () => {
    await test.join('counted');
    expect(test.events('ConfbridgeJoin')).toHaveLength(1);
    await test.join('pinned');
    await test.join('named');
    expect(test.valuesOf('CONFBRIDGE_RESULT')).toEqual(['FAILED', 'FAILED']);
  });
});

describe('the recording of a conference', () => {
  const recorded = (file: string): Samples => readSound(join(test.folder, 'spool/monitor', file));

  it('holds what all said, and takes as long as it took', async () => {
    const one = await test.join('plain');
    const two = await test.join('plain');
    await test.ask('ConfbridgeStartRecord', { Conference: 'r', RecordFile: 'talk.wav' });
    await test.clock.advance(500);
    await say(one);
    await test.clock.advance(500);
    await say(two);
    await test.clock.advance(1000);
    expect(await test.ask('ConfbridgeStopRecord', { Conference: 'r' })).toContain('Conference Recording Stopped.');
    await test.kernel.media.whenWritten();
    const sound = recorded('talk.wav');
    const first = findSamples(sound, said);
    expect(first).toBeGreaterThanOrEqual(4000 - 160);
    expect(findSamples(sound.subarray(first + said.length), said)).toBeGreaterThanOrEqual(0);
    expect(sound.length).toBeGreaterThanOrEqual(2000 * 8 - 320);
    expect(sound.length).toBeLessThanOrEqual(2100 * 8);
  });

  it('goes on in the same file when it begins again, and ends with the conference', async () => {
    const one = await test.join('plain');
    await test.ask('ConfbridgeStartRecord', { Conference: 'r', RecordFile: 'talk.wav' });
    await test.clock.advance(500);
    await test.ask('ConfbridgeStopRecord', { Conference: 'r' });
    await test.kernel.media.whenWritten();
    const { length } = recorded('talk.wav');
    await test.ask('ConfbridgeStartRecord', { Conference: 'r', RecordFile: 'talk.wav' });
    await test.clock.advance(500);
    await test.perform('Hangup', { Channel: one.name });
    await test.clock.advance(100);
    await test.kernel.media.whenWritten();
    expect(recorded('talk.wav').length).toBeGreaterThanOrEqual(2 * length - 320);
    expect(test.events('ConfbridgeStopRecord')).toHaveLength(2);
    expect([...test.kernel.channels.all()]).toEqual([]);
  });
});
