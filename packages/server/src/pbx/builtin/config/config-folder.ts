import { realpathSync } from 'node:fs';
import path from 'node:path';
import { strip } from '../../../config/strip.js';
import type { Kernel } from '../../kernel/kernel.js';

/** A name from a client, as a file that the manager may reach. */
export type Located = { readonly file: string } | 'outside' | 'missing';

const realPath = (file: string): string | undefined => {
  try {
    // The JavaScript version takes `x/../` out of the path first, and would find what the system does not.
    return realpathSync.native(file);
  } catch {
    return undefined;
  }
};

/**
 * The folders whose files the manager may read and change: astetcdir, and those of `configfolders`. What counts is where
 * a file really lies, symbolic links followed. (The reference compares the beginnings of the texts, so that with
 * /etc/asterisk it lets /etc/asterisk-old pass as well.) With live_dangerously there is no limit, as in the reference.
 */
export class ConfigFolder {
  readonly root: string;
  readonly #folders: readonly string[];
  readonly #unlimited: boolean;

  constructor({ settings }: Pick<Kernel, 'settings'>) {
    this.root = settings.directories.astetcdir;
    this.#folders = [this.root, ...settings.options.configfolders];
    this.#unlimited = settings.options.live_dangerously;
  }

  /** Where a file really is; the name is a byte string, and relative ones count from astetcdir. */
  locate(name: string): Located {
    const file = this.#absolute(name);
    const real = file === undefined ? undefined : realPath(file);
    if (real === undefined) return 'missing';
    return this.reaches(real) ? { file: real } : 'outside';
  }

  /** Where a file may be made. */
  locateNew(name: string): Located {
    const file = this.#absolute(name);
    if (file === undefined) return 'missing';
    // The nearest parent that is there decides; a link at the place itself is not followed when the file is made.
    let parent = path.dirname(file);
    let real = realPath(parent);
    const isThere = real !== undefined;
    for (; real === undefined && parent !== path.dirname(parent); real = realPath(parent))
      parent = path.dirname(parent);
    if (real === undefined || !this.reaches(real)) return 'outside';
    return isThere ? { file: path.join(real, path.basename(file)) } : 'missing';
  }

  /** Whether a real path, free of links, lies in one of the folders. */
  reaches(real: string): boolean {
    if (this.#unlimited) return true;
    return this.#folders.some((folder) => {
      const inside = realPath(folder);
      if (inside === undefined) return false;
      return real === inside || real.startsWith(inside.endsWith(path.sep) ? inside : inside + path.sep);
    });
  }

  #absolute(name: string): string | undefined {
    const text = Buffer.from(strip(name), 'latin1').toString('utf8');
    if (text === '' || text.includes('\0')) return undefined;
    return path.isAbsolute(text) ? text : `${this.root}/${text}`;
  }
}
