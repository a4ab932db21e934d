import type { Channel } from './channel.js';

/** Milliseconds of a digit, and between two. */
const digitMs = 100;
const pauseMs = 250;

/** Sends digits to the far end of a channel one after the other, by the clock, without saying so. */
export const streamDigits = (channel: Channel, digits: string): void => {
  const { clock } = channel.kernel;
  let timer = clock.after(0, () => begin(0));
  const forget = channel.onEnd(() => timer.cancel());
  const begin = (at: number): void => {
    const digit = digits[at];
    if (digit === undefined) {
      forget();
      return;
    }
    channel.leg.digitBegin(digit);
    timer = clock.after(digitMs, () => {
      channel.leg.digitEnd(digit, digitMs);
      timer = clock.after(pauseMs, () => begin(at + 1));
    });
  };
};
