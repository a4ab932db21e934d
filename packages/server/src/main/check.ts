import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { loggerSettings } from '../config/logger-conf.js';
import { type Problem, Problems, problemText, type Severity } from '../config/problem.js';
import { type Colours, coloursFor } from '../console/colours.js';
import type { Streams } from '../console/remote.js';
import { toBytes } from '../console/text.js';
import { systemClock } from '../contract/clock.js';
import type { Log, LogLevel } from '../contract/log.js';
import { readConfiguration } from '../pbx/kernel/configuration.js';
import { Database } from '../pbx/kernel/database.js';
import { Kernel } from '../pbx/kernel/kernel.js';
import type { CommandLine } from './command-line.js';
import { findConfiguration, type MainConfiguration, readMainConfiguration } from './configuration.js';
import { readLoadPlan } from './load-plan.js';
import { ManagerConfiguration } from './manager-configuration.js';
import { builtins, modules } from './modules.js';

/** Something to tell, as a line. */
interface Finding {
  readonly severity: Severity;
  readonly text: string;
}

/**
 * Reads a whole configuration as a start would, starts nothing that could be seen from outside, and prints everything
 * wrong or risky (`--check`). Gives the exit status: 0 nothing to say, 1 something is wrong, 2 warnings or risks only.
 */
export const check = async (line: CommandLine, streams: Streams): Promise<number> => {
  const configuration = readMainConfiguration(findConfiguration(line), line);
  const { astetcdir } = configuration.settings.directories;
  const findings = unique([...configuration.problems.map(toFinding), ...(await findInModules(configuration, line))]);
  const colours = coloursFor(streams.stdout, line.colour);
  streams.stdout.write(toBytes(findings.map((finding) => paint(finding, colours))));
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const [errors, warnings, found] = [count('error'), count('warning'), count('risk')];
  streams.stdout.write(
    findings.length === 0
      ? `${astetcdir}: nothing wrong, nothing risky\n`
      : `${astetcdir}: ${errors} wrong, ${warnings} doubtful, ${found} risky\n`,
  );
  return errors > 0 ? 1 : findings.length > 0 ? 2 : 0;
};

/** Lets every module that would be loaded read its files, over a database that is thrown away. */
const findInModules = async ({ settings }: MainConfiguration, line: CommandLine): Promise<readonly Finding[]> => {
  const log = new FindingLog();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'amiable-check-'));
  const database = Database.open(folder);
  const kernel = new Kernel({
    settings,
    clock: systemClock,
    log,
    database,
    version: settings.options.asteriskversion,
  });
  try {
    kernel.modules.define(modules);
    await kernel.modules.startBuiltins(builtins);
    const { plan, problems } = readLoadPlan(kernel);
    log.take(problems);
    await kernel.modules.start(plan);
    log.take(readLoggerProblems(kernel));
    log.take(new ManagerConfiguration(kernel, line.port).read().problems);
    // Some look at each other's parts only when everything is there.
    kernel.fullyBooted = true;
    await nextTurn();
  } finally {
    await kernel.modules.stop();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return log.findings;
};

/** The log of a check has no files, so its configuration is read here. */
const readLoggerProblems = (kernel: Kernel): readonly Problem[] => {
  const { config, found, problems } = readConfiguration(kernel, 'logger.conf', 'logger');
  const own = new Problems();
  if (found) loggerSettings(config, own);
  return found ? [...problems, ...own.list] : [];
};

const severities: Partial<Record<LogLevel, Severity>> = { error: 'error', warning: 'warning' };

/** Keeps what a start would have logged as wrong. */
class FindingLog implements Log {
  readonly findings: Finding[] = [];

  take(problems: readonly Problem[]): void {
    this.findings.push(...problems.map(toFinding));
  }

  write(level: LogLevel, _source: string, message: string): void {
    const severity = severities[level];
    // A problem of a file says itself how bad it is.
    const own = /^\S.*?: (error|warning|risk): /.exec(message)?.[1] as Severity | undefined;
    if (own) this.findings.push({ severity: own, text: message });
    else if (severity) this.findings.push({ severity, text: `${severity}: ${message}` });
  }
}

const toFinding = (problem: Problem): Finding => ({ severity: problem.severity, text: problemText(problem) });

const unique = (findings: readonly Finding[]): readonly Finding[] => [
  ...new Map(findings.map((finding) => [finding.text, finding])).values(),
];

const paint = ({ severity, text }: Finding, { red, yellow, bold }: Colours): string => {
  const colour = { error: red, warning: yellow, risk: bold }[severity];
  return text.replace(`${severity}: `, `${colour(severity)}: `);
};
