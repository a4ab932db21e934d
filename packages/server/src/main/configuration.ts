import path from 'node:path';
import { type AsteriskSettings, asteriskSettings } from '../config/asterisk-conf.js';
import { readConfig } from '../config/conf-reader.js';
import { type Problem, Problems, problemText } from '../config/problem.js';
import type { CommandLine } from './command-line.js';
import { findHome, isLaidOut } from './home.js';
import { StartError } from './start-error.js';

/** asterisk.conf, with what the command line says laid over it. */
export interface MainConfiguration {
  readonly file: string;
  readonly settings: AsteriskSettings;
  readonly problems: readonly Problem[];
}

/**
 * The asterisk.conf that is meant, where nothing is to be laid out: the one of `-C`, or the home folder's.
 * @throws StartError where there is no home folder yet.
 */
export const findConfiguration = (line: CommandLine): string => {
  if (line.configFile !== undefined) return line.configFile;
  const home = findHome(line.home);
  if (isLaidOut(home)) return home.configFile;
  throw new StartError(
    `There is no configuration in the home folder ${home.folder} yet: the first start makes one. ` +
      '-C names the asterisk.conf of another server.',
  );
};

/**
 * Reads asterisk.conf.
 * @throws StartError where it is not there or has errors: without it nothing else can be found.
 */
export const readMainConfiguration = (file: string, line: CommandLine): MainConfiguration => {
  const reading = readConfig(file, { execIncludes: line.execIncludes });
  if (!reading.found) throw new StartError(`There is no configuration: ${text(reading.problems)}`);
  const problems = new Problems();
  const settings = asteriskSettings(reading.config, problems);
  for (const variable of reading.config.variables('files'))
    if (/^astctl(permissions|owner|group)$/i.test(variable.name) && !/^0?600$/.test(variable.value))
      problems.warning(variable, `${variable.name} does nothing: the control socket is for its owner alone`);
  const all = [...reading.problems, ...problems.list];
  const errors = all.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new StartError(text(errors));
  return { file, settings: withCommandLine(settings, line), problems: all };
};

const text = (problems: readonly Problem[]): string => problems.map(problemText).join('\n');

/** What the command line says counts more than the file. */
const withCommandLine = (settings: AsteriskSettings, line: CommandLine): AsteriskSettings => ({
  ...settings,
  options: {
    ...settings.options,
    ...(line.asteriskVersion !== undefined && { asteriskversion: line.asteriskVersion }),
    ...(line.maxCalls !== undefined && { maxcalls: line.maxCalls }),
    ...(line.maxLoad !== undefined && { maxload: line.maxLoad }),
    ...(line.minFreeMemory !== undefined && { minmemfree: line.minFreeMemory }),
    ...(line.user !== undefined && { runuser: line.user }),
    ...(line.group !== undefined && { rungroup: line.group }),
    ...(line.execIncludes && { execincludes: true }),
    ...(line.verbose > 0 && { verbose: line.verbose }),
    ...(line.debug > 0 && { debug: line.debug }),
    ...(line.priority && { highpriority: true }),
    ...(line.timestamps && { timestamp: true }),
  },
});

/** The control socket of a configuration. */
export const controlSocket = ({ directories, files }: AsteriskSettings): string =>
  path.join(directories.astrundir, files.astctl);
