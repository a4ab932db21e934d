import { endianness } from 'node:os';
import { decodeG711, encodeG711, type Law } from './g711.js';
import type { Samples } from './samples.js';

/** A kind of sound file that is read and written: its sound is what follows the header, if it has one. */
export interface SoundFormat {
  /** As Asterisk calls it: `wav`, `sln`, `pcm`, `alaw`. */
  readonly name: string;
  readonly extensions: readonly string[];
  /** Samples a second in the file: 8000, or 16000 which are brought to 8000 in reading and back in writing. */
  readonly rate: 8000 | 16_000;
  readonly bytesPerSample: 1 | 2;
  /** Whether it begins with the header of WAV. */
  readonly wav: boolean;
  readonly decode: (bytes: Uint8Array) => Samples;
  readonly encode: (samples: Samples) => Uint8Array;
}

/** Files hold the lower byte first; a machine that does not turns them. */
const turned = endianness() === 'BE';

const fromSlin = (bytes: Uint8Array): Samples => {
  const copy = Buffer.from(bytes.subarray(0, bytes.length & ~1));
  if (turned) copy.swap16();
  return new Int16Array(copy.buffer.slice(copy.byteOffset, copy.byteOffset + copy.length));
};

const toSlin = (samples: Samples): Uint8Array => {
  const bytes = Buffer.from(samples.slice().buffer);
  return turned ? bytes.swap16() : bytes;
};

/** Every two samples become their mean. */
const halve = (samples: Samples): Samples => {
  const half = new Int16Array(samples.length >> 1);
  for (let i = 0; i < half.length; i++) half[i] = ((samples[2 * i] ?? 0) + (samples[2 * i + 1] ?? 0)) >> 1;
  return half;
};

/** Between every two samples comes their mean. */
const double = (samples: Samples): Samples => {
  const twice = new Int16Array(samples.length * 2);
  for (let i = 0; i < samples.length; i++) {
    const here = samples[i] ?? 0;
    twice[2 * i] = here;
    twice[2 * i + 1] = (here + (samples[i + 1] ?? here)) >> 1;
  }
  return twice;
};

const linear = { bytesPerSample: 2, rate: 8000, decode: fromSlin, encode: toSlin } as const;
const wide = {
  bytesPerSample: 2,
  rate: 16_000,
  decode: (bytes: Uint8Array) => halve(fromSlin(bytes)),
  encode: (samples: Samples) => toSlin(double(samples)),
} as const;
const companded = (law: Law) =>
  ({
    bytesPerSample: 1,
    rate: 8000,
    wav: false,
    decode: (bytes: Uint8Array) => decodeG711(law, bytes),
    encode: (samples: Samples) => encodeG711(law, samples),
  }) as const;

/** In the order in which a sound is looked for. */
export const soundFormats: readonly SoundFormat[] = [
  { name: 'sln16', extensions: ['sln16'], wav: false, ...wide },
  { name: 'sln', extensions: ['sln', 'slin', 'raw'], wav: false, ...linear },
  { name: 'wav', extensions: ['wav'], wav: true, ...linear },
  { name: 'wav16', extensions: ['wav16'], wav: true, ...wide },
  { name: 'pcm', extensions: ['ulaw', 'pcm', 'ul', 'mu', 'ulw'], ...companded('ulaw') },
  { name: 'alaw', extensions: ['alaw', 'al', 'alw'], ...companded('alaw') },
];

/** The format of an ending or a name of a format, whatever its case but for `WAV`, which means another one. */
export const formatOf = (extension: string): SoundFormat | undefined => {
  if (extension === 'WAV') return undefined;
  const name = extension.toLowerCase();
  return soundFormats.find((format) => format.name === name || format.extensions.includes(name));
};
