import { statSync } from 'node:fs';
import path from 'node:path';
import type { Channel } from './channel.js';
import type { Kernel } from './kernel.js';
import { FileSource, type PlayableFile } from './media/file-source.js';
import { type SoundFormat, soundFormats } from './media/sound-format.js';
import { wavHeaderBytes } from './media/wav-header.js';

/** A kind of sound file by its ending: how many bytes a second of it takes. */
interface Kind {
  readonly extension: string;
  readonly bytesPerSecond: number;
  readonly header: number;
  /** undefined for what is known by its length alone. */
  readonly format: SoundFormat | undefined;
}

const kinds: readonly Kind[] = [
  ...soundFormats.flatMap((format) =>
    format.extensions.map((extension) => ({
      extension,
      bytesPerSecond: format.rate * format.bytesPerSample,
      header: format.wav ? wavHeaderBytes : 0,
      format,
    })),
  ),
  ...(
    [
      ['g722', 8000],
      ['gsm', 1650],
      ['g729', 1000],
    ] as const
  ).map(([extension, bytesPerSecond]) => ({
    extension,
    bytesPerSecond,
    header: 0,
    format: undefined,
  })),
];

/** A byte string as a name of the file system. */
const nameOf = (text: string): string => Buffer.from(text, 'latin1').toString();

/**
 * Finds a sound by its name without ending: first in the language's folder, then in English, then without one, below
 * `astdatadir`/sounds; a name that begins with `/` is a path.
 */
export const findSound = (
  kernel: Pick<Kernel, 'settings'>,
  language: string,
  name: string,
): PlayableFile | undefined => {
  const sounds = path.join(kernel.settings.directories.astdatadir, 'sounds');
  const places = name.startsWith('/')
    ? [nameOf(name)]
    : [...new Set([language, 'en', ''])].map((folder) => path.join(sounds, folder, nameOf(name)));
  for (const place of places) {
    const found = soundAt(place);
    if (found) return found;
  }
  return undefined;
};

/** The sound file at a path that is given without its ending. */
export const soundAt = (place: string): PlayableFile | undefined => {
  for (const { extension, bytesPerSecond, header, format } of kinds) {
    const file = `${place}.${extension}`;
    const stats = statSync(file, { throwIfNoEntry: false });
    if (!stats?.isFile()) continue;
    return { path: file, format, ms: (Math.max(0, stats.size - header) * 1000) / bytesPerSecond };
  }
  return undefined;
};

/** Begins to play a sound on a channel; undefined, with a line in the log, where there is none of that name. */
export const startSound = (channel: Channel, name: string, language: string): StartedSound | undefined => {
  const { kernel } = channel;
  const file = findSound(kernel, language, name);
  if (!file) {
    kernel.musicOnHold.stop(channel);
    kernel.log.write('warning', 'file.c', `File ${name} does not exist in any format`);
    return undefined;
  }
  const source = new FileSource(kernel.clock, kernel.media.clips, file, (reason) =>
    kernel.log.write('warning', 'file.c', `${file.path} cannot be played: ${reason}`),
  );
  channel.media.play(source);
  return { source, ms: file.ms };
};

export interface StartedSound {
  readonly source: FileSource;
  /** How long it is, in milliseconds. */
  readonly ms: number;
}

/** How playing ended: at its end, by a digit, by the channel's end, or without a file. */
export type PlayEnd = { readonly end: 'done' | 'interrupted' | 'missing' } | { readonly end: 'digit'; digit: string };

/**
 * Plays one sound to a channel. What the action ControlPlayback asks for ends it.
 * @param stopDigits digits that stop it
 * @param from where it begins, in milliseconds
 */
export const playSound = async (
  channel: Channel,
  name: string,
  stopDigits = '',
  language = channel.language,
  from = 0,
): Promise<PlayEnd> => {
  const sound = startSound(channel, name, language);
  if (!sound) return { end: 'missing' };
  if (from > 0) sound.source.seek(from);
  let pressed: string | undefined;
  const end = await channel.wait({
    ms: Math.max(0, sound.ms - from),
    onFrame: (frame) => {
      if (frame.type === 'control') return frame.control.startsWith('stream');
      if (frame.type !== 'digitEnd' || !stopDigits.includes(frame.digit)) return false;
      pressed = frame.digit;
      return true;
    },
  });
  if (end !== 'elapsed') channel.media.stop(sound.source);
  if (pressed !== undefined) return { end: 'digit', digit: pressed };
  return { end: end === 'interrupted' ? 'interrupted' : 'done' };
};
