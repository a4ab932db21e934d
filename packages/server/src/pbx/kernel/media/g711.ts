import type { Samples } from './samples.js';

/** The two encodings of telephone networks, eight bits a sample (ITU-T G.711). */
export type Law = 'ulaw' | 'alaw';

const decodeUlaw = (code: number): number => {
  const bits = ~code & 0xff;
  const magnitude = ((((bits & 0x0f) << 3) + 0x84) << ((bits >> 4) & 7)) - 0x84;
  return bits & 0x80 ? -magnitude : magnitude;
};

const decodeAlaw = (code: number): number => {
  const bits = code ^ 0x55;
  const segment = (bits >> 4) & 7;
  const step = (bits & 0x0f) << 4;
  const magnitude = segment === 0 ? step + 8 : (step + 0x108) << (segment - 1);
  return bits & 0x80 ? magnitude : -magnitude;
};

const decoded: Readonly<Record<Law, Samples>> = {
  ulaw: Int16Array.from({ length: 256 }, (_, code) => decodeUlaw(code)),
  alaw: Int16Array.from({ length: 256 }, (_, code) => decodeAlaw(code)),
};

const encodeUlaw = (sample: number): number => {
  const sign = sample < 0 ? 0x80 : 0;
  const magnitude = Math.min(Math.abs(sample), 32635) + 0x84;
  const segment = 24 - Math.clz32(magnitude);
  return ~(sign | (segment << 4) | ((magnitude >> (segment + 3)) & 0x0f)) & 0xff;
};

const encodeAlaw = (sample: number): number => {
  const sign = sample < 0 ? 0 : 0x80;
  const magnitude = sample < 0 ? ~sample : sample;
  const segment = Math.max(0, 24 - Math.clz32(magnitude));
  const step = (magnitude >> (segment === 0 ? 4 : segment + 3)) & 0x0f;
  return (sign | (segment << 4) | step) ^ 0x55;
};

const encoded = (encode: (sample: number) => number): Uint8Array =>
  Uint8Array.from({ length: 65_536 }, (_, sample) => encode((sample << 16) >> 16));

let encodings: Readonly<Record<Law, Uint8Array>> | undefined;

/** One byte for each sample. */
export const encodeG711 = (law: Law, samples: Samples): Uint8Array => {
  encodings ??= { ulaw: encoded(encodeUlaw), alaw: encoded(encodeAlaw) };
  const table = encodings[law];
  const bytes = new Uint8Array(samples.length);
  for (let i = 0; i < samples.length; i++) bytes[i] = table[(samples[i] ?? 0) & 0xffff] ?? 0;
  return bytes;
};

/** One sample for each byte. */
export const decodeG711 = (law: Law, bytes: Uint8Array): Samples => {
  const table = decoded[law];
  const samples = new Int16Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) samples[i] = table[bytes[i] ?? 0] ?? 0;
  return samples;
};
