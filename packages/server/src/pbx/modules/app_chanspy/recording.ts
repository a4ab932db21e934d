import type { Channel } from '../../kernel/channel.js';
import { monitorFolder, recordingPlace } from '../../kernel/media/recording-place.js';
import { formatOf } from '../../kernel/media/sound-format.js';
import { SoundWriter } from '../../kernel/media/sound-writer.js';

/** Opens the file that gets what a spy hears, below the folder of recordings; undefined, with a line in the log, where it cannot. */
export const openRecording = ({ kernel, name: spy }: Channel, base: string): SoundWriter | undefined => {
  const { clock, log } = kernel;
  const name = `${base}.${Math.floor(clock.now() / 1000)}.raw`;
  const refuse = (reason: string): undefined =>
    void log.write('warning', 'app_chanspy', `What ${spy} hears cannot be recorded into '${name}': ${reason}`);
  const place = recordingPlace(kernel, name, { folder: monitorFolder(kernel), absolute: false });
  const format = formatOf('raw');
  if (!place || !format) return refuse('it leads out of the folder of recordings');
  try {
    return new SoundWriter(place.file, format, { noFollow: place.confined, onError: refuse });
  } catch (error) {
    return refuse((error as Error).message);
  }
};
