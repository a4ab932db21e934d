import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mixFiles } from './mix-files.js';
import { formatOf, type SoundFormat, soundFormats } from './sound-format.js';
import { SoundReader } from './sound-reader.js';
import { SoundWriter } from './sound-writer.js';
import { readWavHeader } from './wav-header.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'amiable-sound-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const format = (name: string): SoundFormat => {
  const found = formatOf(name);
  if (!found) throw new Error(`There is no format ${name}`);
  return found;
};
const ramp = (length: number, from = 0): Int16Array => Int16Array.from({ length }, (_, i) => from + i);
const readAll = (path: string, kind: SoundFormat): number[] => {
  const reader = SoundReader.open(path, kind);
  const samples = [...reader.read(0, reader.length)];
  reader.close();
  return samples;
};

describe('sound files', () => {
  it.each(soundFormats.map(({ name }) => name))('%s gives back what was written', async (name) => {
    const path = join(folder, 'sound');
    const writer = new SoundWriter(path, format(name));
    const samples = Int16Array.from({ length: 20_000 }, (_, i) => Math.round(9000 * Math.sin(i / 40)));
    for (let at = 0; at < samples.length; at += 160) writer.write(samples.subarray(at, at + 160));
    await writer.close();
    const read = readAll(path, format(name));
    expect(read).toHaveLength(samples.length);
    const worst = Math.max(...read.map((sample, i) => Math.abs(sample - (samples[i] ?? 0))));
    expect(worst).toBeLessThanOrEqual({ pcm: 300, alaw: 300, sln16: 150, wav16: 150 }[name] ?? 0);
  });

  it('can be played up to the last second while they are written, as after a killed process', async () => {
    const path = join(folder, 'open.wav');
    const writer = new SoundWriter(path, format('wav'));
    expect(statSync(path).size).toBe(44);
    writer.write(ramp(8000));
    writer.write(ramp(4000));
    await expect.poll(() => readAll(path, format('wav')).length).toBeGreaterThan(4000);
    const playable = readAll(path, format('wav'));
    expect(playable).toEqual([...ramp(8000), ...ramp(4000)].slice(0, playable.length));
    await writer.close();
    expect(readWavHeader(readFileSync(path))).toMatchObject({ rate: 8000, channels: 1, dataBytes: 24_000 });
  });

  it('go on where they ended, or are begun anew', async () => {
    const path = join(folder, 'twice.wav');
    for (const [append, from] of [
      [true, 0],
      [true, 500],
    ] as const) {
      const writer = new SoundWriter(path, format('wav'), { append });
      writer.write(ramp(100, from));
      await writer.close();
    }
    expect(readAll(path, format('wav'))).toEqual([...ramp(100), ...ramp(100, 500)]);
    const anew = new SoundWriter(path, format('wav'));
    anew.write(ramp(10));
    await anew.close();
    expect(readAll(path, format('wav'))).toEqual([...ramp(10)]);
  });

  it('lose their end where they are cut', async () => {
    const path = join(folder, 'cut.wav');
    const writer = new SoundWriter(path, format('wav'));
    writer.write(ramp(9000));
    writer.truncate(8100);
    writer.truncate(9000);
    expect(writer.length).toBe(8100);
    await writer.close();
    expect(readAll(path, format('wav'))).toEqual([...ramp(8100)]);
    expect(statSync(path).size).toBe(44 + 16_200);
  });

  it('are not written through a link where that is refused', () => {
    writeFileSync(join(folder, 'target.wav'), 'precious');
    symlinkSync(join(folder, 'target.wav'), join(folder, 'link.wav'));
    expect(() => new SoundWriter(join(folder, 'link.wav'), format('wav'), { noFollow: true })).toThrow(/ELOOP/);
    expect(readFileSync(join(folder, 'target.wav'), 'utf8')).toBe('precious');
  });

  it('that are no WAV files of telephones are refused with the reason', () => {
    writeFileSync(join(folder, 'text.wav'), 'no sound at all, but rather long for a header of one of them');
    expect(() => SoundReader.open(join(folder, 'text.wav'), format('wav'))).toThrow('no header');
  });

  it('become one, the shorter filled with silence', async () => {
    for (const [name, length, from] of [
      ['a.wav', 9000, 1],
      ['b.wav', 100, 30_000],
    ] as const) {
      const writer = new SoundWriter(join(folder, name), format('wav'));
      writer.write(ramp(length, from));
      await writer.close();
    }
    await mixFiles(join(folder, 'a.wav'), join(folder, 'b.wav'), join(folder, 'both.wav'), format('wav'));
    const mixed = readAll(join(folder, 'both.wav'), format('wav'));
    expect(mixed).toHaveLength(9000);
    expect(mixed.slice(0, 3)).toEqual([30_001, 30_003, 30_005]);
    expect(mixed.slice(100, 102)).toEqual([101, 102]);
    expect(() => statSync(join(folder, 'a.wav'))).toThrow('ENOENT');
  });
});
