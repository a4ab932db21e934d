import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Channel } from '../../kernel/channel.js';
import { recordingPlace } from '../../kernel/media/recording-place.js';
import { formatOf } from '../../kernel/media/sound-format.js';
import { SoundWriter } from '../../kernel/media/sound-writer.js';
import { findSound, playSound } from '../../kernel/sound-files.js';

/** How long a name may be, and how long a line says nothing before it counts as gone, in milliseconds. */
const longestMs = 5000;
const silentMs = 4000;

const extension = 'sln';

/** The name of a caller, in a file that is there until `forget`. */
export interface CallerName {
  /** Without its ending. */
  readonly sound: string;
  forget(): void;
}

/** Asks a caller for his name and records it, until `#`; undefined where nothing was heard or the caller ended. */
export const recordCallerName = async (channel: Channel): Promise<CallerName | undefined> => {
  const { kernel } = channel;
  if ((await playSound(channel, 'vm-rec-name')).end !== 'done') return undefined;
  if (findSound(kernel, channel.language, 'beep') && (await playSound(channel, 'beep')).end !== 'done')
    return undefined;
  const format = formatOf(extension);
  const sound = path.join(kernel.settings.directories.astspooldir, `followme.${channel.uniqueid}`);
  const place = recordingPlace(kernel, `${sound}.${extension}`, { folder: path.dirname(sound), absolute: true });
  if (!format || !place) return undefined;
  const writer = new SoundWriter(place.file, format, { noFollow: true });
  const heard = await record(channel, writer);
  const forget = (): void => rmSync(place.file, { force: true });
  await kernel.media.finish([writer]);
  if (heard) return { sound, forget };
  forget();
  return undefined;
};

/** Whether there was anything to record, and the caller is still there. */
const record = async (channel: Channel, writer: SoundWriter): Promise<boolean> => {
  let heard = false;
  const untap = channel.media.tap((read) => {
    if (!read) return;
    heard = true;
    writer.write(read);
  });
  const wait = (ms: number) =>
    channel.wait({ ms, onFrame: (frame) => frame.type === 'digitEnd' && frame.digit === '#' });
  let end = await wait(silentMs);
  if (end === 'elapsed' && heard) end = await wait(longestMs - silentMs);
  untap();
  return heard && end !== 'interrupted';
};
