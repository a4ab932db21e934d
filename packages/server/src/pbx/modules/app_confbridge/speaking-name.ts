import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Channel } from '../../kernel/channel.js';
import { formatOf } from '../../kernel/media/sound-format.js';
import { SoundWriter } from '../../kernel/media/sound-writer.js';
import { findSound } from '../../kernel/sound-files.js';
import { playPrompt } from './prompts.js';

/** Milliseconds that a name may take, and for which somebody may think about it. */
const longest = 10_000;
const toThink = 6000;
const mostTries = 3;

/** Where the name of a channel is kept while it confers, without ending. */
const fileOf = ({ kernel, uniqueid }: Channel, conference: string): string =>
  path.join(
    kernel.settings.directories.astspooldir,
    'confbridge',
    `confbridge-name-${conference.replaceAll('/', '_')}-${uniqueid.replaceAll('/', '_')}`,
  );

/**
 * Has somebody say their name.
 * @param review they may listen to it, say it again, or take it (1)
 * @returns the file without ending, or undefined where that failed
 */
export const recordName = async (
  channel: Channel,
  conference: string,
  review: boolean,
): Promise<string | undefined> => {
  const file = fileOf(channel, conference);
  for (let tries = 0; tries < mostTries; tries++) {
    if ((await playPrompt(channel, 'vm-rec-name', channel.language)) !== 'done') return undefined;
    if (!(await record(channel, `${file}.sln`)) || channel.interrupted) {
      forgetName(file);
      return undefined;
    }
    if (!review || (await isAccepted(channel, file))) return file;
  }
  return file;
};

export const forgetName = (file: string): void => {
  if (file !== '') rmSync(`${file}.sln`, { force: true });
};

/** Records until any digit, or the longest time. */
const record = async (channel: Channel, file: string): Promise<boolean> => {
  const { kernel, language } = channel;
  if (findSound(kernel, language, 'beep')) await playPrompt(channel, 'beep', language);
  const format = formatOf('sln');
  if (!format) return false;
  let writer: SoundWriter;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writer = new SoundWriter(file, format);
  } catch (error) {
    kernel.log.write('error', 'app_confbridge', `${file} cannot be written: ${(error as Error).message}`);
    return false;
  }
  const untap = channel.media.tap((read) => read && writer.write(read));
  await channel.wait({ ms: longest, onFrame: ({ type }) => type === 'digitEnd' });
  untap();
  await kernel.media.finish([writer]);
  return true;
};

/** Plays what was said and asks: 1 takes it, 2 plays it again, 3 says it anew; nothing takes it as well. */
const isAccepted = async (channel: Channel, file: string): Promise<boolean> => {
  for (let tries = 0; tries < mostTries; tries++) {
    await playPrompt(channel, file, channel.language);
    const asked = await playPrompt(channel, 'vm-review', channel.language, undefined, '123');
    const digit = typeof asked === 'object' ? asked.digit : await waitForDigit(channel);
    if (digit !== '2') return digit !== '3';
  }
  return true;
};

const waitForDigit = async (channel: Channel): Promise<string> => {
  let pressed = '';
  await channel.wait({
    ms: toThink,
    onFrame: (frame) => {
      if (frame.type === 'digitEnd') pressed = frame.digit;
      return pressed !== '';
    },
  });
  return pressed;
};
