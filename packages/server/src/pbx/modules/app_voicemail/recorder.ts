import { rmSync } from 'node:fs';
import type { Channel } from '../../kernel/channel.js';
import { frameMs, loudness, type Samples, sampleRate } from '../../kernel/media/samples.js';
import { SoundWriter } from '../../kernel/media/sound-writer.js';
import { findSound, playSound } from '../../kernel/sound-files.js';
import type { LooseSound } from './mailbox-folders.js';
import type { Voicemail } from './voicemail.js';

/** What is recorded, and what ends it. */
export interface RecordingWanted {
  /** Where the files go, without their endings. */
  readonly stem: string;
  /** Seconds; 0 for no limit. */
  readonly longest: number;
  /** Digits that end it: those that accept it, and others. */
  readonly acceptDigits: string;
  readonly otherDigits: string;
  /** The sound before it; '' for none. */
  readonly beep: string;
}

export interface Recorded {
  readonly end: 'accepted' | 'silence' | 'timeout' | 'hangup' | `digit:${string}`;
  readonly seconds: number;
  readonly sounds: readonly LooseSound[];
}

/** What a digit takes from the end of the sound, in milliseconds. */
const digitLength = 250;

/** Plays the beep, where there is one, and records what the caller says in all formats. */
export const record = async (voicemail: Voicemail, channel: Channel, wanted: RecordingWanted): Promise<Recorded> => {
  const { kernel } = channel;
  if (wanted.beep !== '') {
    if (findSound(kernel, channel.language, wanted.beep)) await playSound(channel, wanted.beep);
    else kernel.log.write('warning', 'file.c', `File ${wanted.beep} does not exist in any format`);
  }
  const sounds = voicemail.formats().map(({ extension }) => ({ path: `${wanted.stem}.${extension}`, extension }));
  const onError = (reason: string) => kernel.log.write('error', 'app_voicemail', `A message cannot be kept: ${reason}`);
  const writers = voicemail
    .formats()
    .map(({ extension, format }) => new SoundWriter(`${wanted.stem}.${extension}`, format, { onError }));
  const end = await listen(voicemail, channel, wanted, writers);
  const cut = end === 'accepted' || end.startsWith('digit') ? digitLength : 0;
  for (const writer of writers) if (cut > 0) writer.truncate(Math.max(0, writer.length - (cut * sampleRate) / 1000));
  const seconds = Math.trunc((writers[0]?.length ?? 0) / sampleRate);
  await kernel.media.finish(writers);
  return { end, seconds, sounds };
};

/** Takes the files of a recording away that is not kept. */
export const discard = (sounds: readonly LooseSound[]): void => {
  for (const { path } of sounds) rmSync(path, { force: true });
};

const listen = async (
  voicemail: Voicemail,
  channel: Channel,
  wanted: RecordingWanted,
  writers: readonly SoundWriter[],
): Promise<Recorded['end']> => {
  const { maxsilence, silencethreshold } = voicemail.config.general;
  let quietMs = 0;
  let pressed: string | undefined;
  const silent = (): boolean => maxsilence > 0 && quietMs > maxsilence * 1000;
  const hear = (sound: Samples | undefined): void => {
    if (!sound) return;
    for (const writer of writers) writer.write(sound);
    quietMs = loudness(sound) < silencethreshold ? quietMs + frameMs : 0;
    if (silent()) channel.wake();
  };
  const untap = channel.media.tap(hear);
  const end = await channel.wait({
    ms: wanted.longest > 0 ? wanted.longest * 1000 : undefined,
    until: silent,
    onFrame: (frame) => {
      if (frame.type !== 'digitEnd' || !(wanted.acceptDigits + wanted.otherDigits).includes(frame.digit)) return false;
      pressed = frame.digit;
      return true;
    },
  });
  untap();
  if (pressed !== undefined) return wanted.acceptDigits.includes(pressed) ? 'accepted' : `digit:${pressed}`;
  if (end === 'interrupted') return 'hangup';
  return end === 'elapsed' ? 'timeout' : 'silence';
};
