import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** A folder with a configuration of its own, for whoever has none yet. */
export interface Home {
  readonly folder: string;
  /** Its asterisk.conf. */
  readonly configFile: string;
}

/** What the first start made. */
export interface LaidOutHome extends Home {
  /** The secret of the user `admin`, where one was made just now; nothing but manager.conf keeps it. */
  readonly adminSecret?: string;
  /** The files that were made. */
  readonly created: readonly string[];
}

const samples = fileURLToPath(new URL('../../sample/', import.meta.url));
/** Written last: where it is, the folder was laid out completely. */
const last = 'asterisk.conf';
const folders = ['etc', 'lib', 'lib/agi-bin', 'spool', 'log', 'run'];

/** The home folder: `--home`, else `$AMIABLE_HOME`, else `~/.amiable`. */
export const findHome = (chosen: string | undefined, environment: NodeJS.ProcessEnv = process.env): Home => {
  const folder = path.resolve(chosen ?? (environment.AMIABLE_HOME || path.join(os.homedir(), '.amiable')));
  return { folder, configFile: path.join(folder, 'etc', last) };
};

/** Where the console keeps what a person typed. */
export const historyFile = (): string => path.join(os.homedir(), '.amiable_history');

/** Whether a home folder holds a configuration already. */
export const isLaidOut = (home: Home): boolean => existsSync(home.configFile);

/**
 * Makes the folders and a commented sample configuration. What is there already stays as it is, so a layout that was
 * broken off is finished by the next start. All of it is for its owner alone: manager.conf holds a secret.
 * @throws Error of node:fs where the folder cannot be made.
 */
export const layOutHome = (home: Home): LaidOutHome => {
  for (const folder of ['', ...folders]) mkdirSync(path.join(home.folder, folder), { recursive: true, mode: 0o700 });
  const secret = randomSecret();
  const created: string[] = [];
  const names = readdirSync(samples).filter((name) => name.endsWith('.conf'));
  for (const name of [...names.filter((name) => name !== last), last]) {
    const file = path.join(home.folder, 'etc', name);
    const text = readFileSync(path.join(samples, name), 'latin1')
      .replaceAll('@HOME@', Buffer.from(home.folder, 'utf8').toString('latin1'))
      .replaceAll('@SECRET@', secret);
    if (writeNew(file, text)) created.push(file);
  }
  return {
    ...home,
    created,
    ...(created.some((file) => path.basename(file) === 'manager.conf') && { adminSecret: secret }),
  };
};

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** 143 random bits in characters that need no quoting anywhere. */
const randomSecret = (): string => Array.from({ length: 24 }, () => alphabet[randomInt(alphabet.length)]).join('');

const writeNew = (file: string, text: string): boolean => {
  try {
    writeFileSync(file, text, { encoding: 'latin1', mode: 0o600, flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
};
