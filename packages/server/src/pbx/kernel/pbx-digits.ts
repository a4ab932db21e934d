import type { Channel } from './channel.js';
import { indicateBusy, indicateCongestion } from './indications.js';

/** The status of Dial that an extension without further priorities ends with: as a telephone would end it. */
export const autoFallthrough = async (channel: Channel): Promise<void> => {
  const status = channel.variables.get('DIALSTATUS') ?? 'UNKNOWN';
  channel.kernel.log.write('verbose', 'pbx.c', `Auto fallthrough, channel '${channel.name}' status is '${status}'`);
  if (status === 'BUSY') await indicateBusy(channel, fallthroughMs);
  else if (status === 'CONGESTION' || status === 'CHANUNAVAIL') await indicateCongestion(channel, fallthroughMs);
};

/** Milliseconds. */
const fallthroughMs = 10_000;

/**
 * Reads digits as long as they may still become an extension of the channel's context.
 * @param begun the digits that there are
 * @param ms how long to wait for each digit
 */
export const collectDigits = async (channel: Channel, begun: string, ms: number): Promise<string> => {
  let digits = begun;
  while (channel.kernel.dialplan.matchMore(channel.context, digits)) {
    const digit = await nextDigit(channel, ms);
    if (digit === undefined) return digits;
    digits += digit;
  }
  return digits;
};

/** The next digit that is pressed; undefined if none is within `ms` milliseconds, or the channel is interrupted. */
export const nextDigit = async (channel: Channel, ms: number | undefined): Promise<string | undefined> => {
  let pressed: string | undefined;
  await channel.wait({
    ms,
    onFrame: (frame) => {
      if (frame.type !== 'digitEnd') return false;
      pressed = frame.digit;
      return true;
    },
  });
  return pressed;
};
