import type { Channel } from '../channel.js';
import { type TonePart, ToneSource } from './tones.js';

/** One frequency, or two together, for a time; 0 Hz is silence. */
export const tonePart = (ms: number, first: number, second = 0): TonePart => ({
  frequencies: [first, second],
  modulated: false,
  ms,
  once: true,
});

/**
 * Lets a channel hear tones while another one, or itself, waits for their end.
 * @returns false if either ended meanwhile
 */
export const playTones = async (waiting: Channel, parts: readonly TonePart[], heard = waiting): Promise<boolean> => {
  const ms = parts.reduce((sum, part) => sum + part.ms, 0);
  if (waiting.interrupted || heard.hungUp) return false;
  if (ms === 0) return true;
  const source = new ToneSource(parts, waiting.kernel.media.clock.now);
  heard.media.play(source);
  const end = await waiting.sleep(ms);
  if (!heard.hungUp) heard.media.stop(source);
  return end !== 'interrupted' && !heard.hungUp;
};
