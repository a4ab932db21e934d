import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Kernel } from '../../kernel/kernel.js';
import type { PlayableFile } from '../../kernel/media/file-source.js';
import { soundAt } from '../../kernel/sound-files.js';
import type { ClassSettings } from './class-settings.js';

/** A byte string as a name of the file system. */
const nameOf = (text: string): string => Buffer.from(text, 'latin1').toString();

/** The folder of a class, by its full path. */
export const folderOf = ({ settings }: Pick<Kernel, 'settings'>, directory: string): string =>
  path.resolve(settings.directories.astdatadir, nameOf(directory));

/** The pieces of a class that can be played, those of a folder by name; undefined where the folder is not there. */
export const filesOf = (
  kernel: Pick<Kernel, 'settings'>,
  { mode, directory, entries }: ClassSettings,
): readonly PlayableFile[] | undefined => {
  const places = mode.toLowerCase() === 'playlist' ? entries.map(nameOf) : inFolder(folderOf(kernel, directory));
  return places?.flatMap((place) => {
    const file = soundAt(place);
    return file?.format && file.ms > 0 ? [file] : [];
  });
};

/** Paths without endings, each once. */
const inFolder = (folder: string): readonly string[] | undefined => {
  try {
    const names = readdirSync(folder).filter((name) => !name.startsWith('.') && path.extname(name) !== '');
    return [...new Set(names.map((name) => name.slice(0, -path.extname(name).length)))]
      .sort()
      .map((name) => path.join(folder, name));
  } catch {
    return undefined;
  }
};
