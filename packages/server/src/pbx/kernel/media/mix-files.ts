import { unlink } from 'node:fs/promises';
import { mix, sampleRate } from './samples.js';
import type { SoundFormat } from './sound-format.js';
import { SoundReader } from './sound-reader.js';
import { SoundWriter } from './sound-writer.js';

/**
 * Makes one file out of two, and removes those. It is done a second of sound at a time, with room for others in between.
 * Throws if one of them cannot be read or the third not be written; both are kept then.
 */
export const mixFiles = async (one: string, other: string, mixed: string, format: SoundFormat): Promise<void> => {
  const readers: SoundReader[] = [];
  let failure: string | undefined;
  try {
    for (const path of [one, other]) readers.push(SoundReader.open(path, format));
    const writer = new SoundWriter(mixed, format, { onError: (reason) => (failure = reason) });
    const length = Math.max(...readers.map((reader) => reader.length));
    for (let at = 0; at < length && failure === undefined; at += sampleRate) {
      const [a, b] = readers.map((reader) => reader.read(at, sampleRate));
      const both = mix(a, b);
      if (both) writer.write(both);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await writer.close();
  } finally {
    for (const reader of readers) reader.close();
  }
  if (failure !== undefined) throw new Error(failure);
  await Promise.all([unlink(one), unlink(other)]);
};
