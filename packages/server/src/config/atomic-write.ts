import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';

/** Permissions of a file that was not there before. */
const newFileMode = 0o640;

const before = (file: string) => {
  try {
    return { target: realpathSync(file), stats: statSync(file) };
  } catch {
    return { target: file, stats: undefined };
  }
};

const writeAll = (descriptor: number, bytes: Buffer): void => {
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
};

const syncFolder = (folder: string): void => {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};

/** How old what a killed process left behind is at least, in ms; what is younger may be at work. */
const strayAge = 60_000;

/** Takes away what processes that were killed while they wrote this file left behind. */
const sweep = (folder: string, name: string): void => {
  for (const entry of readdirSync(folder)) {
    if (!entry.startsWith(`.${name}.`) || !/^[0-9a-f]{12}$/.test(entry.slice(name.length + 2))) continue;
    const stray = path.join(folder, entry);
    try {
      if (Date.now() - statSync(stray).mtimeMs > strayAge) unlinkSync(stray);
    } catch {
      // somebody else took it away, or it is not ours: the file itself can be written all the same
    }
  }
};

/**
 * Writes a file so that whatever happens, a crash or a power cut, it holds either the old text or the new one. Through
 * a symbolic link its target is written and the link stays; permissions and owner stay, too.
 * @param text a byte string
 * @throws Error of node:fs; then the file is as it was
 */
export const writeAtomically = (file: string, text: string): void => {
  const { target, stats } = before(file);
  const folder = path.dirname(target);
  const temporary = path.join(folder, `.${path.basename(target)}.${randomBytes(6).toString('hex')}`);
  const descriptor = openSync(temporary, 'wx', 0o600);
  try {
    try {
      writeAll(descriptor, Buffer.from(text, 'latin1'));
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    if (stats !== undefined) keepOwner(temporary, stats);
    chmodSync(temporary, stats === undefined ? newFileMode : stats.mode & 0o7777);
    renameSync(temporary, target);
  } catch (error) {
    unlinkSync(temporary);
    throw error;
  }
  syncFolder(folder);
  sweep(folder, path.basename(target));
};

const keepOwner = (file: string, { uid, gid }: { uid: number; gid: number }): void => {
  try {
    chownSync(file, uid, gid);
  } catch (error) {
    // Only root may give files away; a file that others own as well is better written than refused.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
  }
};
