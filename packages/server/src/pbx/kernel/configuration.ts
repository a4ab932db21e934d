import { join } from 'node:path';
import { type ConfReading, readConfig } from '../../config/conf-reader.js';
import { type Problem, problemText } from '../../config/problem.js';
import type { Kernel } from './kernel.js';

/** A file that was read, and the module that goes by it; `core` for what is no module. */
export interface ReadFile {
  readonly path: string;
  readonly reader: string;
}

const filesRead = new WeakMap<Kernel['settings'], ReadFile[]>();

/** Remembers that somebody goes by a file. */
export const rememberReading = ({ settings }: Pick<Kernel, 'settings'>, path: string, reader: string): void => {
  const files = filesRead.get(settings) ?? [];
  filesRead.set(settings, files);
  if (!files.some((one) => one.path === path && one.reader === reader)) files.push({ path, reader });
};

/** The files that were found and read, by their paths; of those who read the same one, who came last stands first. */
export const configurationFiles = ({ settings }: Pick<Kernel, 'settings'>): readonly ReadFile[] =>
  [...(filesRead.get(settings) ?? [])].reverse().sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));

/**
 * Reads a file of astetcdir. What is wrong with it is among its problems; nothing is told yet.
 * @param reader the module that goes by it
 */
export const readConfiguration = (
  { settings }: Pick<Kernel, 'settings'>,
  file: string,
  reader = 'core',
): ConfReading => {
  const root = settings.directories.astetcdir;
  const reading = readConfig(join(root, file), { root, execIncludes: settings.options.execincludes });
  if (reading.found) rememberReading({ settings }, join(root, file), reader);
  return reading;
};

/** Tells the log what is wrong with a configuration, errors and warnings each at their level. */
export const tellProblems = ({ log }: Pick<Kernel, 'log'>, source: string, problems: readonly Problem[]): void => {
  for (const problem of problems)
    log.write(problem.severity === 'error' ? 'error' : 'warning', source, problemText(problem));
};

/** The reason to refuse a configuration, for a reload that fails. */
export const refusal = (file: string, problems: readonly Problem[]): Error => {
  const errors = problems.filter(({ severity }) => severity === 'error');
  return new Error(errors.length === 0 ? `${file} cannot be read` : errors.map(problemText).join('; '));
};

/** The reason why a module does not start without its file: nothing is wrong, it only has nothing to do. */
export class MissingConfiguration extends Error {
  /** Whether most systems have the file, so that somebody may miss what the module brings. */
  readonly isUsual: boolean;

  constructor(file: string, isUsual = true) {
    super(`there is no ${file}`);
    this.isUsual = isUsual;
  }
}
