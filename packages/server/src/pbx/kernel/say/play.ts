import type { Channel } from '../channel.js';
import { findSound, type PlayEnd, playSound } from '../sound-files.js';

/**
 * Plays sounds one after the other in the channel's language, until one of the digits is pressed. It ends where a sound
 * is missing, which is logged.
 */
export const saySounds = async (channel: Channel, sounds: readonly string[], stopDigits = ''): Promise<PlayEnd> => {
  for (const sound of sounds) {
    const played = await playSound(channel, sound, stopDigits);
    if (played.end !== 'done') return played;
  }
  return { end: channel.interrupted ? 'interrupted' : 'done' };
};

/** As `saySounds`, but sounds that are not there are left out: not every character has one. */
export const sayThoseThere = (channel: Channel, sounds: readonly string[], stopDigits = ''): Promise<PlayEnd> =>
  saySounds(
    channel,
    sounds.filter((name) => findSound(channel.kernel, channel.language, name)),
    stopDigits,
  );
