import type { Channel } from '../../kernel/channel.js';
import { startSound } from '../../kernel/sound-files.js';

/** How a prompt ended: at its end, by a digit, because the channel leaves, or without a file. */
export type PromptEnd = 'done' | 'left' | 'missing' | { readonly digit: string };

/**
 * Plays one sound to somebody for whom a conference cares.
 * @param stays false ends it
 * @param stopDigits digits that end it
 */
export const playPrompt = async (
  channel: Channel,
  sound: string,
  language: string,
  stays: () => boolean = () => true,
  stopDigits = '',
): Promise<PromptEnd> => {
  if (channel.interrupted || !stays()) return 'left';
  const started = startSound(channel, sound, language);
  if (!started) return 'missing';
  let digit: string | undefined;
  const end = await channel.wait({
    ms: started.ms,
    until: () => !stays(),
    onFrame: (frame) => {
      if (frame.type !== 'digitEnd' || !stopDigits.includes(frame.digit)) return false;
      digit = frame.digit;
      return true;
    },
  });
  if (end !== 'elapsed') channel.media.stop(started.source);
  if (digit !== undefined) return { digit };
  return end === 'elapsed' ? 'done' : 'left';
};
