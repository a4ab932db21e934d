import { type Samples, sampleRate } from '../../kernel/media/samples.js';

/** Seconds of one chord, and of its coming and going. */
const chordSeconds = 4;
const fadeSeconds = 1.5;
/** The peak of one voice; four voices together stay well below what clips. */
const voicePeak = 1800;

/** A slow round of chords, each by the frequencies of its voices in Hz. */
const chords: readonly (readonly number[])[] = [
  [130.81, 261.63, 329.63, 493.88],
  [110, 261.63, 329.63, 392],
  [87.31, 220, 261.63, 329.63],
  [98, 246.94, 293.66, 440],
  [82.41, 246.94, 329.63, 392],
  [110, 220, 329.63, 493.88],
  [73.42, 220, 293.66, 349.23],
  [98, 196, 293.66, 349.23],
];

let composed: Samples | undefined;

/** The music that comes with the server, made once when it is first needed: 32 seconds that begin anew without a break. */
export const ownMusic = (): Samples => {
  composed ??= compose();
  return composed;
};

const compose = (): Samples => {
  const length = chordSeconds * sampleRate;
  const sum = new Float64Array(length * chords.length);
  chords.forEach((voices, at) => {
    for (const frequency of voices) addVoice(sum, at * length, frequency);
  });
  return Int16Array.from(sum, Math.round);
};

/** A voice sounds on into the next chord while it fades; the last chord fades into the first. */
const addVoice = (sum: Float64Array, from: number, frequency: number): void => {
  const fade = fadeSeconds * sampleRate;
  const length = chordSeconds * sampleRate + fade;
  const turn = (2 * Math.PI * frequency) / sampleRate;
  const step = 2 * Math.cos(turn);
  let before = -Math.sin(turn);
  let now = 0;
  for (let i = 0; i < length; i++) {
    const gain = Math.min(1, i / fade, (length - i) / fade);
    const at = (from + i) % sum.length;
    sum[at] = (sum[at] ?? 0) + voicePeak * gain * now;
    [before, now] = [now, step * now - before];
  }
};
