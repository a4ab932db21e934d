/** Sound inside the system: signed 16-bit samples, 8,000 a second, one channel. */
export type Samples = Int16Array<ArrayBufferLike>;

export const sampleRate = 8000;
/** What is handed on at once: 20 milliseconds. */
export const frameMs = 20;
export const frameSamples = (sampleRate * frameMs) / 1000;

/** A frame in which nothing is heard; never written to. */
export const silentFrame: Samples = new Int16Array(frameSamples);

/** Frames that are cut from one piece of memory: memory of its own costs more than what is put into a frame. */
const framesAtOnce = 64;
let piece: Samples = new Int16Array(0);
let cut = 0;

/** A frame of one's own, silent. */
export const newFrame = (): Samples => {
  if (cut + frameSamples > piece.length) {
    piece = new Int16Array(framesAtOnce * frameSamples);
    cut = 0;
  }
  cut += frameSamples;
  return piece.subarray(cut - frameSamples, cut);
};

const clip = (value: number): number => (value > 32767 ? 32767 : value < -32768 ? -32768 : value);

/** Both together; where one of them is missing, the other one as it is. */
export const mix = (a: Samples | undefined, b: Samples | undefined): Samples | undefined => {
  if (!a) return b;
  if (!b) return a;
  const [longer, shorter] = a.length < b.length ? [b, a] : [a, b];
  const both = longer.length === frameSamples ? newFrame() : new Int16Array(longer.length);
  for (let i = 0; i < shorter.length; i++) both[i] = clip((longer[i] as number) + (shorter[i] as number));
  if (shorter.length < longer.length) both.set(longer.subarray(shorter.length), shorter.length);
  return both;
};

/** As many others as there may be, without the one who hears it. */
export const mixAll = (frames: readonly (Samples | undefined)[]): Samples | undefined => {
  const heard = frames.filter((frame) => frame !== undefined);
  if (heard.length <= 2) return mix(heard[0], heard[1]);
  const sum = new Int32Array(frameSamples);
  for (const frame of heard) for (let i = 0; i < frame.length; i++) sum[i] = (sum[i] as number) + (frame[i] as number);
  const all = newFrame();
  for (let i = 0; i < frameSamples; i++) all[i] = clip(sum[i] as number);
  return all;
};

/** Louder (a factor above 1) or softer; loud parts are clipped. */
export const amplify = (samples: Samples, factor: number): Samples =>
  factor === 1 ? samples : samples.map((sample) => clip(Math.trunc(sample * factor)));

/** As many times louder as a gain above 0 says, softer by one below 0; with 0 as it is. */
export const gain = (samples: Samples, by: number): Samples =>
  by === 0 ? samples : amplify(samples, by > 0 ? by : -1 / by);

/** The mean magnitude, 0 to 32768. */
export const loudness = (samples: Samples): number => {
  let sum = 0;
  for (const sample of samples) sum += Math.abs(sample);
  return samples.length === 0 ? 0 : sum / samples.length;
};
