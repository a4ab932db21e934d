import type { Channel } from './channel.js';
import { cause } from './hangup-causes.js';
import { ToneSource } from './media/tones.js';

/** Answers a channel that rings or has only begun; says nothing on one that is up. */
export const answer = (channel: Channel): void => {
  if (channel.hungUp || channel.interrupted) return;
  if (channel.state === 'Up') return;
  channel.leg.answer();
  channel.setState('Up');
};

/**
 * Milliseconds that an answer waits for the first sound of the far end, so that nothing that is said is lost. The
 * reference waits 500 from a moment some milliseconds before its events reach clients, and its timers are never late.
 */
const soundAwaited = 495;

/**
 * Answers a channel and waits: after ringing for the first sound of the far end, at most half a second or `delay`
 * milliseconds, whichever is more; on a channel that was up for `delay`. false if it ended meanwhile.
 */
export const answerAndWait = async (channel: Channel, delay: number): Promise<boolean> => {
  if (channel.interrupted) return false;
  const rang = channel.state === 'Ring' || channel.state === 'Ringing';
  answer(channel);
  const end = rang
    ? await channel.wait({ ms: Math.max(delay, soundAwaited), onFrame: (frame) => frame.type === 'voice' })
    : delay > 0
      ? await channel.sleep(delay)
      : 'elapsed';
  return end !== 'interrupted';
};

/**
 * Plays a tone of the country, or one that is written out, to a channel's far end until the function that it gives is
 * called; nothing, with a line in the log, where there is no such tone.
 */
export const playTone = (channel: Channel, tone: string): (() => void) => {
  const { log, media } = channel.kernel;
  const parts = media.zones.find(tone);
  if (!parts) {
    log.write('warning', 'indications', `There is no tone '${tone}'`);
    return () => {};
  }
  const source = new ToneSource(parts, media.clock.now);
  channel.media.play(source);
  return () => channel.media.stop(source);
};

/** Tells busy until the far end hangs up, or for so long. */
export const indicateBusy = async (channel: Channel, ms: number | undefined): Promise<void> => {
  channel.leg.indicate('busy');
  if (channel.state !== 'Up') {
    channel.hangupCause = cause.busy;
    channel.setState('Busy');
  }
  await channel.wait({ ms });
};

/** Tells congestion until the far end hangs up, or for so long. */
export const indicateCongestion = async (channel: Channel, ms: number | undefined): Promise<void> => {
  channel.leg.indicate('congestion');
  if (channel.state !== 'Up') {
    channel.hangupCause = cause.congestion;
    channel.setState('Busy');
  }
  await channel.wait({ ms });
};
