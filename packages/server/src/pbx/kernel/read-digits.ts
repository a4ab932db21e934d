import type { Channel } from './channel.js';
import { nextDigit } from './pbx-digits.js';
import { playSound } from './sound-files.js';

/** What is to be read from a caller. */
export interface DigitsWanted {
  /** Sounds that are played first, until a digit is pressed. */
  readonly prompts?: readonly string[];
  /** After so many digits it ends. */
  readonly most: number;
  /** How long to wait for the first digit, and for each other one, in milliseconds. */
  readonly firstMs: number;
  readonly nextMs: number;
  /** Digits that end the input and do not belong to it. */
  readonly terminators: string;
}

/** What was read: all that was wanted, what there was when the time was up or the channel ended, or nothing for want of a sound. */
export interface DigitsRead {
  readonly digits: string;
  readonly end: 'complete' | 'timeout' | 'interrupted' | 'missing';
  /** The digit that ended it, if one did. */
  readonly terminator?: string;
}

export const allDigits = '0123456789*#ABCD';

/** How long the dialplan waits for the first digit and for others (TIMEOUT()), in milliseconds. */
export const usualTimes = ({ responseTimeout, digitTimeout }: Channel) => ({
  firstMs: responseTimeout,
  nextMs: digitTimeout,
});

/** Plays what asks for them, and reads digits. */
export const readDigits = async (channel: Channel, wanted: DigitsWanted): Promise<DigitsRead> => {
  const first = await playPrompts(channel, wanted.prompts ?? []);
  if (first === 'missing' || first === 'interrupted') return { digits: '', end: first };
  let digits = '';
  for (let digit = first; ; digit = undefined) {
    digit ??= await nextDigit(channel, digits === '' ? wanted.firstMs : wanted.nextMs);
    if (digit === undefined) return { digits, end: channel.interrupted ? 'interrupted' : 'timeout' };
    if (wanted.terminators.includes(digit)) return { digits, end: 'complete', terminator: digit };
    digits += digit;
    if (digits.length >= wanted.most) return { digits, end: 'complete' };
  }
};

/** The digit that ended them, if one did. */
const playPrompts = async (
  channel: Channel,
  prompts: readonly string[],
): Promise<string | 'missing' | 'interrupted' | undefined> => {
  for (const prompt of prompts) {
    const played = await playSound(channel, prompt, allDigits);
    if (played.end === 'digit') return played.digit;
    if (played.end !== 'done') return played.end;
  }
  return undefined;
};
