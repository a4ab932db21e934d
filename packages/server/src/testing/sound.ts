import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Channel } from '../pbx/kernel/channel.js';
import { frameSamples, type Samples } from '../pbx/kernel/media/samples.js';
import { formatOf } from '../pbx/kernel/media/sound-format.js';
import { SoundReader } from '../pbx/kernel/media/sound-reader.js';
import { writeWavHeader } from '../pbx/kernel/media/wav-header.js';
import type { VirtualClock } from '../pbx/kernel/virtual-clock.js';

/** Puts a WAV file on the disk. */
export const putWav = (path: string, samples: Samples): void => {
  mkdirSync(dirname(path), { recursive: true });
  const sound = new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
  writeFileSync(path, Buffer.concat([writeWavHeader(8000, sound.length), sound]));
};

/** All samples of a sound file; its ending tells the format. */
export const readSound = (path: string): Samples => {
  const format = formatOf(path.slice(path.lastIndexOf('.') + 1));
  if (!format) throw new Error(`${path} has no format that can be read`);
  const reader = SoundReader.open(path, format);
  try {
    return reader.read(0, reader.length);
  } finally {
    reader.close();
  }
};

/** Samples of which no two frames are alike. */
export const speech = (ms: number, seed = 1): Samples =>
  Int16Array.from({ length: ms * 8 }, (_, i) => (((i + 1) * 7919 * seed) % 8001) - 4000 || 1);

/** Where a part begins within a whole; -1 if it is not there. */
export const findSamples = (whole: Samples, part: Samples): number =>
  whole.findIndex((_, at) => at + part.length <= whole.length && part.every((sample, i) => whole[at + i] === sample));

/** What a channel says and hears while so many milliseconds pass, with silence where there is nothing. */
export const overhear = async (
  channel: Channel,
  clock: VirtualClock,
  ms: number,
): Promise<{ readonly said: Samples; readonly heard: Samples }> => {
  const silence = new Int16Array(frameSamples);
  const said: number[] = [];
  const heard: number[] = [];
  const end = channel.media.tap((read, write) => {
    said.push(...(read ?? silence));
    heard.push(...(write ?? silence));
  });
  await clock.advance(ms);
  end();
  return { said: Int16Array.from(said), heard: Int16Array.from(heard) };
};

/** How strong a frequency in Hz is among samples: the peak of its wave. */
export const strength = (samples: Samples, frequency: number): number => {
  const sum = (wave: (x: number) => number) =>
    samples.reduce((all, sample, i) => all + sample * wave((2 * Math.PI * frequency * i) / 8000), 0);
  return samples.length === 0 ? 0 : (2 * Math.hypot(sum(Math.sin), sum(Math.cos))) / samples.length;
};

/** A tone of a frequency in Hz. */
export const toneOf = (frequency: number, ms: number, peak = 8000): Samples =>
  Int16Array.from({ length: ms * 8 }, (_, i) => Math.round(peak * Math.sin((2 * Math.PI * frequency * i) / 8000)));
