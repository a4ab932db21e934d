import { mkdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { Kernel } from '../kernel.js';

export interface RecordingRules {
  /** Below what names that are not absolute are meant. */
  readonly folder: string;
  /** Whether absolute paths may lead anywhere: in the dialplan, and for whoever may run commands anyway. */
  readonly absolute: boolean;
}

/** A file to record into; `path` is a byte string as it is told to clients. */
export interface RecordingPlace {
  readonly path: string;
  /** The same for the file system. */
  readonly file: string;
  /** Links must not be followed. */
  readonly confined: boolean;
}

const textOf = (bytes: string): string => Buffer.from(bytes, 'latin1').toString();

/**
 * Where a recording of a name goes, with the folders above it made. A name that is not absolute stays below its folder,
 * wherever `..` and symbolic links in it lead, as does an absolute one where those are not allowed; undefined refuses
 * it. With live_dangerously there is no limit.
 */
export const recordingPlace = (
  { settings }: Pick<Kernel, 'settings'>,
  name: string,
  { folder, absolute }: RecordingRules,
): RecordingPlace | undefined => {
  if (name === '' || name.includes('\0') || name.endsWith('/')) return undefined;
  const isAbsolute = name.startsWith('/');
  const whole = isAbsolute ? name : `${Buffer.from(folder).toString('latin1')}/${name}`;
  const file = textOf(whole);
  const confined = !(isAbsolute && absolute) && !settings.options.live_dangerously;
  try {
    if (confined) {
      mkdirSync(folder, { recursive: true });
      if (!isBelow(folder, realParent(file))) return undefined;
    }
    mkdirSync(path.dirname(file), { recursive: true });
    return { path: whole, file, confined };
  } catch {
    return undefined;
  }
};

/** The nearest folder above a file that is there, without links; what is missing below it must not climb. */
const realParent = (file: string): string | undefined => {
  const missing: string[] = [];
  for (let parent = path.dirname(file); ; parent = parent.slice(0, parent.lastIndexOf('/')) || '/') {
    try {
      const real = realpathSync.native(parent);
      return missing.includes('..') ? undefined : real;
    } catch {
      if (parent === '/') return undefined;
      missing.push(parent.slice(parent.lastIndexOf('/') + 1));
    }
  }
};

const isBelow = (folder: string, real: string | undefined): boolean => {
  const inside = realpathSync.native(folder);
  return real !== undefined && (real === inside || real.startsWith(`${inside === '/' ? '' : inside}/`));
};

/** The folder of recordings that are named without one. */
export const monitorFolder = ({ settings }: Pick<Kernel, 'settings'>): string =>
  path.join(settings.directories.astspooldir, 'monitor');
