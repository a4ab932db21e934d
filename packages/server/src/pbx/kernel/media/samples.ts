/** Sound inside the system: signed 16-bit samples, 8,000 a second, one channel. */
export type Samples = Int16Array<ArrayBufferLike>;

export const sampleRate = 8000;
/** What is handed on at once: 20 milliseconds. */
export const frameMs = 20;
export const frameSamples = (sampleRate * frameMs) / 1000;

/** A frame in which nothing is heard; never written to. */
export const silentFrame: Samples = new Int16Array(frameSamples);

const clip = (value: number): number => (value > 32767 ? 32767 : value < -32768 ? -32768 : value);

/** Both together; where one of them is missing, the other one as it is. */
export const mix = (a: Samples | undefined, b: Samples | undefined): Samples | undefined => {
  if (!a) return b;
  if (!b) return a;
  const both = new Int16Array(Math.max(a.length, b.length));
  for (let i = 0; i < both.length; i++) both[i] = clip((a[i] ?? 0) + (b[i] ?? 0));
  return both;
};

/** As many others as there may be, without the one who hears it. */
export const mixAll = (frames: readonly (Samples | undefined)[]): Samples | undefined => {
  const heard = frames.filter((frame) => frame !== undefined);
  if (heard.length <= 2) return mix(heard[0], heard[1]);
  const sum = new Int32Array(frameSamples);
  for (const frame of heard) for (let i = 0; i < frameSamples; i++) sum[i] = (sum[i] ?? 0) + (frame[i] ?? 0);
  return Int16Array.from(sum, clip);
};

/** Louder (a factor above 1) or softer; loud parts are clipped. */
export const amplify = (samples: Samples, factor: number): Samples =>
  factor === 1 ? samples : samples.map((sample) => clip(Math.trunc(sample * factor)));

/** The mean magnitude, 0 to 32768. */
export const loudness = (samples: Samples): number => {
  let sum = 0;
  for (const sample of samples) sum += Math.abs(sample);
  return samples.length === 0 ? 0 : sum / samples.length;
};
