import { accessSync, constants, mkdirSync } from 'node:fs';
import type { AsteriskSettings } from '../config/asterisk-conf.js';
import { StartError } from './start-error.js';

/** Folders that the server writes to, and how they are named in asterisk.conf. */
const written = ['astrundir', 'astdbdir', 'astlogdir', 'astspooldir', 'astvarlibdir'] as const;

/**
 * Makes the folders that the server writes to, where they are missing; the run folder for its owner alone.
 * @throws StartError naming the folder and its key in asterisk.conf, where the system refuses.
 */
export const makeFolders = ({ directories }: AsteriskSettings): void => {
  for (const name of written) {
    const folder = directories[name];
    try {
      mkdirSync(folder, { recursive: true, mode: name === 'astrundir' ? 0o700 : 0o750 });
      accessSync(folder, constants.W_OK | constants.X_OK);
    } catch (error) {
      throw new StartError(
        `${folder} cannot be written to (${(error as Error).message}). Give this user the right to, or choose ` +
          `another folder for ${name} in asterisk.conf.`,
        { cause: error },
      );
    }
  }
};
