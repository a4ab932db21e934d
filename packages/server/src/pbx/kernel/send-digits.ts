import { leadingInteger } from './arguments.js';
import type { Channel } from './channel.js';

/** How long a digit is, and the pause behind it, in milliseconds. */
export const usualDigitMs = 100;
export const usualGapMs = 250;

/** Sends one digit to a channel's far end; resolves when it has ended. */
export const sendDigit = (channel: Channel, digit: string, ms: number): Promise<void> =>
  new Promise((resolve) => {
    channel.leg.digitBegin(digit);
    const finish = (): void => {
      forget();
      resolve();
    };
    const timer = channel.kernel.clock.after(ms, () => {
      if (!channel.hungUp) channel.leg.digitEnd(digit, ms);
      finish();
    });
    const stop = (): void => {
      timer.cancel();
      finish();
    };
    const forget = channel.onEnd(stop);
  });

/**
 * Sends digits one after the other to a channel's far end; `w` is a pause of half a second, `W` one of a whole.
 * @param waiting the channel that waits meanwhile, for which it is done
 * @returns false if one of the two ended, or is to go elsewhere
 */
export const sendDigits = async (
  channel: Channel,
  digits: string,
  waiting: Channel,
  gapMs = usualGapMs,
  digitMs = usualDigitMs,
): Promise<boolean> => {
  for (const digit of digits) {
    if (waiting.interrupted || channel.hungUp) return false;
    if (digit === 'w' || digit === 'W') await waiting.sleep(digit === 'w' ? 500 : 1000);
    else {
      await sendDigit(channel, digit, digitMs);
      await waiting.sleep(gapMs);
    }
  }
  return !waiting.interrupted;
};

/** A duration in milliseconds as headers and arguments give it, or the usual one. */
export const durationOf = (text: string, usual: number): number => {
  const ms = leadingInteger(text) ?? 0;
  return ms > 0 ? ms : usual;
};
