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
 * @param waiting the channel that waits meanwhile, and whose end ends it; undefined: nobody does
 * @returns false if it came to an end before
 */
export const sendDigits = async (
  channel: Channel,
  digits: string,
  waiting: Channel | undefined,
  gapMs = usualGapMs,
  digitMs = usualDigitMs,
): Promise<boolean> => {
  const pause = (ms: number): Promise<unknown> => (waiting ? waiting.sleep(ms) : pass(channel, ms));
  for (const digit of digits) {
    if (waiting?.interrupted || channel.hungUp) return false;
    if (digit === 'w' || digit === 'W') await pause(digit === 'w' ? 500 : 1000);
    else {
      await sendDigit(channel, digit, digitMs);
      await pause(gapMs);
    }
  }
  return !waiting?.interrupted && !channel.hungUp;
};

/** Lets time pass while somebody else waits on the channel; resolves early when the channel ends. */
const pass = (channel: Channel, ms: number): Promise<void> =>
  new Promise((resolve) => {
    const timer = channel.kernel.clock.after(ms, () => {
      forget();
      resolve();
    });
    const forget = channel.onEnd(() => {
      timer.cancel();
      resolve();
    });
  });

/** A duration in milliseconds as headers and arguments give it, or the usual one. */
export const durationOf = (text: string, usual: number): number => {
  const ms = leadingInteger(text) ?? 0;
  return ms > 0 ? ms : usual;
};
