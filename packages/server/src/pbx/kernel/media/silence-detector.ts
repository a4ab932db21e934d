import { frameMs, loudness, type Samples } from './samples.js';

/** The mean magnitude from which on a frame counts as noise, where nobody says otherwise. */
export const usualThreshold = 256;

/** Tells noise from silence, frame by frame. */
export class SilenceDetector {
  threshold: number;
  /** Milliseconds of silence, and of noise, without a break until now. One of them is 0. */
  silenceMs = 0;
  noiseMs = 0;

  constructor(threshold = usualThreshold) {
    this.threshold = threshold;
  }

  /** Hears a frame; nothing is silence. Gives whether it is noise. */
  hear(frame: Samples | undefined): boolean {
    const noise = frame !== undefined && loudness(frame) >= this.threshold;
    this.silenceMs = noise ? 0 : this.silenceMs + frameMs;
    this.noiseMs = noise ? this.noiseMs + frameMs : 0;
    return noise;
  }
}
