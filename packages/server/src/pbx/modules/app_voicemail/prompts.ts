import type { Channel } from '../../kernel/channel.js';
import { nextDigit } from '../../kernel/pbx-digits.js';
import { readDigits } from '../../kernel/read-digits.js';
import { playSound } from '../../kernel/sound-files.js';

/** The digit that was pressed; '' where none was in time; `over` where the caller is gone or a sound is missing. */
export type Pressed = string | 'over';

/** Milliseconds that a menu waits for a digit behind its last sound. */
const patience = 6000;

/** Plays sounds until one of the digits is pressed, and waits for one behind them. */
export const ask = async (
  channel: Channel,
  prompts: readonly string[],
  digits: string,
  ms = patience,
): Promise<Pressed> => {
  const played = await playAll(channel, prompts, digits);
  if (played !== '') return played;
  const digit = await nextDigit(channel, ms);
  if (digit === undefined) return channel.interrupted ? 'over' : '';
  return digits.includes(digit) ? digit : '';
};

/** Plays sounds until one of the digits is pressed: that digit, '' at their end, or `over`. */
export const playAll = async (channel: Channel, prompts: readonly string[], digits = ''): Promise<Pressed> => {
  for (const prompt of prompts) {
    const played = await playSound(channel, prompt, digits);
    if (played.end === 'digit') return played.digit;
    if (played.end !== 'done') return 'over';
  }
  return channel.interrupted ? 'over' : '';
};

/** Asks for digits up to `#`; undefined where the caller is gone or a sound is missing. */
export const askDigits = async (channel: Channel, prompt: string, most = 79): Promise<string | undefined> => {
  const wanted = { prompts: [prompt], most, firstMs: 10_000, nextMs: 5000, terminators: '#' };
  const { digits, end } = await readDigits(channel, wanted);
  return end === 'interrupted' || end === 'missing' ? undefined : digits;
};
