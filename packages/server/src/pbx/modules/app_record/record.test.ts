import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { putWav, readSound, speech } from '../../../testing/sound.js';
import { definition } from './module.js';

const said = speech(600, 3);
let calls: TestCalls;
afterEach(() => calls.close());

const sounds = (name: string): string => join(calls.folder, 'data/sounds', name);

/** Somebody who says `said`, then nothing but silence for 4 seconds, runs an application; keys are pressed after 2.5 s. */
const record = async (data: string, keys = '', line = 'speaks'): Promise<void> => {
  calls = await startCalls(
    `[lines]
exten => speaks,1,Answer()
 same => n,Playback(said&quiet)
 same => n,Wait(60)
exten => mute,1,Answer()
 same => n,Wait(60)
[office]
exten => 1,1,Record(${data})
 same => n,NoOp(on)
`,
    [definition],
  );
  putWav(sounds('said.wav'), said);
  putWav(sounds('quiet.wav'), new Int16Array(32_000));
  await calls.originate({ Channel: `Local/${line}@lines`, Context: 'office', Exten: '1', Priority: '1' }, 2500);
  for (const Digit of keys) {
    await calls.perform('PlayDTMF', { Channel: `Local/${line}@lines-00000000;1`, Digit, Receive: 'true' });
    await calls.clock.advance(100);
  }
  await pass(0);
};
/** Passes time, with what is written to the disk meanwhile. */
const pass = async (ms: number): Promise<void> => {
  await calls.clock.advance(ms);
  await calls.kernel.media.whenWritten();
  await calls.clock.advance(0);
};
const status = (): string | undefined => calls.valuesOf('RECORD_STATUS').at(-1);
const wentOn = (): boolean => calls.ran(';1').includes('1,2 NoOp(on)');

describe('Record', () => {
  it('records until its time is up', async () => {
    await record('a.wav,0,2,q');
    expect([status(), wentOn()]).toEqual(['TIMEOUT', true]);
    expect(readSound(sounds('a.wav')).subarray(0, said.length)).toEqual(said);
    expect(calls.valuesOf('RECORDED_FILE')).toEqual(['a']);
  });

  it('ends after a silence, and keeps a second of it', async () => {
    await record('sub/b.sln,2,9,q');
    await pass(3000);
    expect([status(), wentOn()]).toEqual(['SILENCE', true]);
    const length = readSound(sounds('sub/b.sln')).length;
    expect(length).toBeGreaterThan(said.length + 7500);
    expect(length).toBeLessThan(said.length + 8500);
  });

  it.each([
    ['q', '5#', 'DTMF'],
    ['qy', '5', 'DTMF'],
    ['qt', '#*', 'DTMF'],
    ['qo', '50', 'OPERATOR'],
  ])('with %s ends by the last of the keys %s: %s', async (options, keys, ended) => {
    await record(`c.wav,0,9,${options}`, keys.slice(0, -1));
    expect(status()).toBeUndefined();
    const Digit = keys.slice(-1);
    await calls.perform('PlayDTMF', { Channel: 'Local/speaks@lines-00000000;1', Digit, Receive: 'true' });
    await pass(100);
    expect([status(), wentOn()]).toEqual([ended, true]);
  });

  it('ignores all keys with x', async () => {
    await record('d.wav,0,4,qx', '#*0');
    await pass(2000);
    expect(status()).toBe('TIMEOUT');
  });

  it.each([
    ['q', false],
    ['qk', true],
  ])('with %s keeps the file of a caller who hung up: %s', async (options, kept) => {
    await record(`e.wav,0,0,${options}`);
    await calls.perform('Hangup', { Channel: 'Local/speaks@lines-00000000;1' });
    await pass(100);
    expect([status(), wentOn(), existsSync(sounds('e.wav'))]).toEqual(['HANGUP', false, kept]);
  });

  it('counts a line from which nothing comes as one that is gone', async () => {
    await record('f.wav,0,1,q', '', 'mute');
    expect([status(), wentOn()]).toEqual(['HANGUP', false]);
  });

  it('goes on behind what is there with a, and counts with %d', async () => {
    await record('g%d.wav,0,1,qa');
    expect(calls.valuesOf('RECORDED_FILE')).toEqual(['g0']);
    const before = readSound(sounds('g0.wav')).length;
    await calls.originate({ Channel: 'Local/speaks@lines', Application: 'Record', Data: 'g0.wav,0,1,qa' }, 2500);
    await pass(0);
    expect(readSound(sounds('g0.wav')).length).toBeGreaterThan(before);
    await calls.originate({ Channel: 'Local/speaks@lines', Application: 'Record', Data: 'g%d.wav,0,1,q' }, 2500);
    await pass(0);
    expect(calls.valuesOf('RECORDED_FILE').at(-1)).toBe('g1');
  });

  it.each([
    ['', false],
    ['noending', false],
    ['a.nosuch,0,1,q', true],
    ['../up.wav,0,1,q', true],
  ])('fails for %j, and goes on: %s', async (data, goesOn) => {
    await record(data);
    expect([status(), wentOn()]).toEqual(['ERROR', goesOn]);
    expect(existsSync(join(calls.folder, 'data/up.wav'))).toBe(false);
  });
});
