import { mkdtempSync, rmSync, unlinkSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { putWav, speech } from '../../../testing/sound.js';
import { SoundClips } from './sound-clips.js';
import { formatOf, type SoundFormat } from './sound-format.js';

const wav = formatOf('wav') as SoundFormat;
let folder: string;
let clips: SoundClips;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'amiable-clips-'));
  clips = new SoundClips();
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('sounds that are played', () => {
  it('are read from the disk once while their file stays as it is', () => {
    const path = join(folder, 'prompt.wav');
    putWav(path, speech(1000));
    const first = clips.open(path, wav);
    expect([...first.read(0, first.length)]).toEqual([...speech(1000)]);
    expect(clips.open(path, wav)).toBe(first);
    putWav(path, speech(500, 3));
    expect([...clips.open(path, wav).read(0, 8000)]).toEqual([...speech(500, 3)]);
    const now = clips.open(path, wav);
    utimesSync(path, 1, 1);
    expect(clips.open(path, wav)).not.toBe(now);
  });

  it('go on for who plays them when their file is gone', () => {
    const path = join(folder, 'prompt.wav');
    putWav(path, speech(1000));
    const playing = clips.open(path, wav);
    unlinkSync(path);
    expect(playing.read(7990, 160)).toHaveLength(10);
    expect(playing.read(8000, 160)).toHaveLength(0);
    expect(() => clips.open(path, wav)).toThrow('ENOENT');
  });

  it('are read piece by piece where they are long, and make room for others where they are many', () => {
    const path = join(folder, 'long.wav');
    putWav(path, speech(70_000));
    const long = clips.open(path, wav);
    expect(clips.open(path, wav)).not.toBe(long);
    expect([...long.read(69_990 * 8, 160)]).toEqual([...speech(70_000).subarray(69_990 * 8)]);
    long.close();
    const name = (i: number) => join(folder, `${i}.wav`);
    for (let i = 0; i < 61; i++) putWav(name(i), speech(60_000));
    const opened = Array.from({ length: 61 }, (_, i) => clips.open(name(i), wav));
    expect(clips.open(name(60), wav)).toBe(opened[60]);
    expect(clips.open(name(0), wav)).not.toBe(opened[0]);
  });
});
