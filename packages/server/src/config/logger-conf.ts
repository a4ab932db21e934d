import type { LogLevel } from '../contract/log.js';
import type { Conf } from './conf.js';
import { suggestion } from './nearest.js';
import type { Place, Problems } from './problem.js';
import { flag, integer, oneOf, readSettings, type SettingsOf, sampleSection, splitList, words } from './setting.js';

const general = {
  dateformat: words('%b %e %T', {
    description: 'strftime format of the times; %q is a digit of the second, %3q three',
  }),
  use_callids: flag(true, { description: 'the number of the call before its lines' }),
  appendhostname: flag(false, { description: "the host's name behind the names of the files" }),
  queue_log: flag(true, { description: 'writes queue_log' }),
  queue_log_to_file: flag(false, { description: 'writes queue_log to the file even where a database has it' }),
  queue_log_name: words('queue_log', { description: 'the name of that file' }),
  queue_log_realtime_use_gmt: flag(false, { description: 'queue_log tells its times in GMT' }),
  rotatestrategy: oneOf(['none', 'sequential', 'rotate', 'timestamp'], 'sequential', {
    description: 'the names of old files: none, sequential, rotate or timestamp',
  }),
  exec_after_rotate: words('', { description: 'command to run for every rotated file' }),
  logger_queue_limit: integer(1000, { min: 1, description: 'lines that may wait to be written' }),
};

const levels = ['debug', 'verbose', 'notice', 'warning', 'error', 'security', 'dtmf'] as const satisfies LogLevel[];
/** Levels that Asterisk's files may name and that nothing here writes. */
const otherLevels = ['fax', 'trace'];

/** One line of `[logfiles]`. */
export interface LogFile extends Place {
  /** `console`, `syslog.local0`, or a file's name: relative to astlogdir unless it begins with `/`. */
  readonly name: string;
  readonly levels: ReadonlySet<LogLevel>;
  /** `[json]`, `[plain]` or `[default]` before the levels. */
  readonly format: 'default' | 'json' | 'plain';
  /** The highest verbose level that is written; undefined: as the console is set. */
  readonly verboseLevel: number | undefined;
}

/** logger.conf; keys of `[general]` are named as in the file. */
export interface LoggerSettings {
  readonly general: SettingsOf<typeof general>;
  readonly files: readonly LogFile[];
}

/** Reads logger.conf. */
export const loggerSettings = (conf: Pick<Conf, 'variables'>, problems: Problems): LoggerSettings => {
  const variables = conf.variables('logfiles');
  return {
    general: readSettings('general', conf.variables('general'), general, problems),
    files: variables.map(({ name, value, file, line }) => ({
      name,
      file,
      line,
      ...readLevels(value, { file, line }, problems),
    })),
  };
};

const readLevels = (text: string, place: Place, problems: Problems): Omit<LogFile, 'name' | keyof Place> => {
  const [, formatText, rest = ''] = /^(?:\[(\w*)\])?([\s\S]*)$/.exec(text) ?? [];
  const format = (formatText ?? 'default').toLowerCase();
  const known = format === 'default' || format === 'json' || format === 'plain';
  if (!known) problems.warning(place, `'[${formatText}]' is no format; write [default], [plain] or [json]`);
  const found = new Set<LogLevel>();
  let verboseLevel: number | undefined;
  for (const entry of splitList(rest)) {
    const [, word = '', number] = /^([^(]*)(?:\((\d+)\))?$/.exec(entry.toLowerCase()) ?? [];
    const level = levels.find((candidate) => candidate === word);
    if (level !== undefined) found.add(level);
    else if (word === '*') for (const each of levels) found.add(each);
    else if (!otherLevels.includes(word))
      problems.warning(
        place,
        `'${entry}' is no level${suggestion(word, levels)}; there are ${levels.join(', ')} and *`,
      );
    if (number !== undefined && (word === 'verbose' || word === '*')) verboseLevel = Number(number);
  }
  return { levels: found, format: known ? format : 'default', verboseLevel };
};

/** logger.conf with every key, its default and what it means. */
export const loggerSample = (): string =>
  [
    sampleSection('general', general),
    '[logfiles]',
    ';console = notice,warning,error    ; what the console shows',
    ';messages = notice,warning,error   ; a file in astlogdir',
    ';security = security',
    ';full = [json]*                    ; all levels, one JSON object a line',
    '',
  ].join('\n');
