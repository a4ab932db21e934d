import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Channel } from './channel.js';
import type { Kernel } from './kernel.js';

/** Kinds of sound files: how many bytes a second of them takes, and how many stand before the sound. */
const kinds: readonly (readonly [extension: string, bytesPerSecond: number, header: number])[] = [
  ['sln16', 32_000, 0],
  ['sln', 16_000, 0],
  ['wav', 16_000, 44],
  ['wav16', 32_000, 44],
  ['ulaw', 8000, 0],
  ['pcm', 8000, 0],
  ['ul', 8000, 0],
  ['alaw', 8000, 0],
  ['al', 8000, 0],
  ['g722', 8000, 0],
  ['gsm', 1650, 0],
  ['g729', 1000, 0],
];

export interface SoundFile {
  readonly path: string;
  /** How long it takes to play, in milliseconds. */
  readonly ms: number;
}

/**
 * Finds a sound by its name without ending: first in the language's folder, then in English, then without one, below
 * `astdatadir`/sounds; a name that begins with `/` is a path.
 */
export const findSound = (kernel: Kernel, language: string, name: string): SoundFile | undefined => {
  const sounds = path.join(kernel.settings.directories.astdatadir, 'sounds');
  const places = name.startsWith('/')
    ? [name]
    : [...new Set([language, 'en', ''])].map((folder) => path.join(sounds, folder, name));
  for (const place of places)
    for (const [extension, bytesPerSecond, header] of kinds) {
      const file = `${place}.${extension}`;
      if (!existsSync(file)) continue;
      const ms = (Math.max(0, statSync(file).size - header) * 1000) / bytesPerSecond;
      return { path: file, ms };
    }
  return undefined;
};

/** How playing ended: at its end, by a digit, by the channel's end, or without a file. */
export type PlayEnd = { readonly end: 'done' | 'interrupted' | 'missing' } | { readonly end: 'digit'; digit: string };

/**
 * Plays one sound to a channel.
 * @param stopDigits digits that stop it
 */
export const playSound = async (
  channel: Channel,
  name: string,
  stopDigits = '',
  language = channel.language,
): Promise<PlayEnd> => {
  const sound = findSound(channel.kernel, language, name);
  if (!sound) {
    channel.kernel.log.write('warning', 'file.c', `File ${name} does not exist in any format`);
    return { end: 'missing' };
  }
  channel.leg.speak?.();
  let pressed: string | undefined;
  const end = await channel.wait({
    ms: sound.ms,
    onFrame: (frame) => {
      if (frame.type !== 'digitEnd' || !stopDigits.includes(frame.digit)) return false;
      pressed = frame.digit;
      return true;
    },
  });
  if (pressed !== undefined) return { end: 'digit', digit: pressed };
  return { end: end === 'interrupted' ? 'interrupted' : 'done' };
};
