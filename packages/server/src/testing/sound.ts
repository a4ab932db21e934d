import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Samples } from '../pbx/kernel/media/samples.js';
import { formatOf } from '../pbx/kernel/media/sound-format.js';
import { SoundReader } from '../pbx/kernel/media/sound-reader.js';
import { writeWavHeader } from '../pbx/kernel/media/wav-header.js';

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
