import { join } from 'node:path';
import { type ConfReading, readConfig } from '../../config/conf-reader.js';
import { type Problem, problemText } from '../../config/problem.js';
import type { Kernel } from './kernel.js';

/** Reads a file of astetcdir. What is wrong with it is among its problems; nothing is told yet. */
export const readConfiguration = ({ settings }: Pick<Kernel, 'settings'>, file: string): ConfReading => {
  const root = settings.directories.astetcdir;
  return readConfig(join(root, file), { root, execIncludes: settings.options.execincludes });
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
  constructor(file: string) {
    super(`there is no ${file}`);
  }
}
