import { leadingInteger } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';

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

/** A duration in milliseconds as headers and arguments give it, or the usual one. */
export const durationOf = (text: string, usual: number): number => {
  const ms = leadingInteger(text) ?? 0;
  return ms > 0 ? ms : usual;
};
