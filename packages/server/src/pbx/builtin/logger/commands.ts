import type { CommandCall, CommandOutcome, ConsoleCommand } from '../../../contract/console.js';
import type { LogLevel } from '../../../contract/log.js';
import type { LogChannelStatus, Logger } from '../../kernel/logger.js';

const levels: readonly LogLevel[] = ['debug', 'verbose', 'notice', 'warning', 'error', 'security', 'dtmf'];

type Print = CommandCall['print'];
type Args = readonly string[];

/**
 * The `logger …` commands of the console and `core set verbose|debug`. `reload` reads logger.conf again, `rotate` puts the
 * files aside besides.
 */
export const loggerCommands = (
  logger: Logger,
  reload: () => Promise<void>,
  rotate: () => Promise<void>,
): readonly ConsoleCommand[] => [
  {
    name: 'logger show channels',
    summary: 'Lists where the log goes',
    usage: ['Usage: logger show channels', '       Lists the files and consoles of the log with their levels.'],
    run: ({ args, print }) => (args.length > 0 ? 'usage' : showChannels(logger, print)),
  },
  {
    name: 'logger show levels',
    summary: 'Lists the levels of the log',
    usage: ['Usage: logger show levels', '       Lists the levels that logger.conf may name.'],
    run: ({ args, print }) => {
      if (args.length > 0) return 'usage';
      for (const level of levels) print(level.toUpperCase());
      return undefined;
    },
  },
  {
    name: 'logger rotate',
    summary: 'Puts the files of the log aside and begins new ones',
    usage: ['Usage: logger rotate', '       Reads logger.conf again, puts the files aside and begins new ones.'],
    run: ({ args, print }) => (args.length > 0 ? 'usage' : attempt(rotate, 'Unable to rotate the log files', print)),
  },
  {
    name: 'logger reload',
    summary: 'Reads logger.conf again',
    usage: ['Usage: logger reload', '       Reads logger.conf again and opens the files anew.'],
    run: ({ args, print }) => (args.length > 0 ? 'usage' : attempt(reload, 'Unable to reload the logger', print)),
  },
  {
    name: 'logger add channel',
    summary: 'Adds a file to the log',
    usage: [
      'Usage: logger add channel <file> <levels>',
      '       Writes the levels (with commas between) to a file until the program ends.',
    ],
    run: ({ args, print }) => addChannel(logger, args, print),
    complete: (args) => (args.length === 2 ? levels : []),
  },
  {
    name: 'logger remove channel',
    summary: 'Removes a file that was added to the log',
    usage: ['Usage: logger remove channel <file>', "       Takes back what 'logger add channel' did."],
    run: ({ args, print }) => removeChannel(logger, args, print),
  },
  setLevel(logger, 'verbose', 'verbosity', 'Console verbose'),
  setLevel(logger, 'debug', 'debugLevel', 'Core debug'),
];

const row = (name: string, kind: string, format: string, status: string, rest: string): string =>
  `${name.slice(0, 35).padEnd(35)} ${kind.padEnd(8)} ${format.padEnd(10)} ${status.padEnd(9)} ${rest}`;

const showChannels = (logger: Logger, print: Print): undefined => {
  print(row('Channel', 'Type', 'Formatter', 'Status', 'Configuration'));
  print(row('-------', '----', '---------', '------', '-------------'));
  // the one named last comes first
  for (const channel of [...logger.channels()].reverse()) print(channelRow(channel));
  print('');
};

const channelRow = ({ target, kind, format, problem, levels: own }: LogChannelStatus): string => {
  const names = levels.filter((level) => own.includes(level)).map((level) => `${level.toUpperCase()} `);
  const why = problem === undefined ? '' : `(${problem})`;
  const status = problem === undefined ? 'Enabled' : 'Disabled';
  return row(target, kind, format ?? 'default', status, ` - ${names.join('')}${why}`);
};

const attempt = async (act: () => Promise<void>, failure: string, print: Print): Promise<CommandOutcome> => {
  try {
    await act();
    return undefined;
  } catch (error) {
    print(`${failure}: ${error instanceof Error ? error.message : String(error)}`);
    return 'failure';
  }
};

const addChannel = (logger: Logger, [name, list, ...rest]: Args, print: Print): CommandOutcome => {
  if (name === undefined || list === undefined || rest.length > 0) return 'usage';
  const wanted = list.toLowerCase().split(',');
  const unknown = wanted.find((level) => level !== '*' && !levels.some((known) => known === level));
  if (unknown !== undefined) {
    print(`'${unknown}' is no level; there are ${levels.join(', ')}`);
    return 'failure';
  }
  const chosen = wanted.includes('*') ? levels : levels.filter((level) => wanted.includes(level));
  const added = logger.add({ name, levels: chosen });
  print(added ? `Added the channel ${name}` : `There is already a channel ${name}`);
  return added ? undefined : 'failure';
};

const removeChannel = async (logger: Logger, [name, ...rest]: Args, print: Print): Promise<CommandOutcome> => {
  if (name === undefined || rest.length > 0) return 'usage';
  const removed = await logger.remove(name);
  print(removed ? `Removed the channel ${name}` : `${name} was not added at the console`);
  return removed ? undefined : 'failure';
};

/** `core set verbose N`, `core set debug N`: also `off`, and `atleast N`, which never lowers it. */
function setLevel(logger: Logger, word: string, key: 'verbosity' | 'debugLevel', what: string): ConsoleCommand {
  return {
    name: `core set ${word}`,
    summary: `Sets how much ${word} output is written`,
    usage: [
      `Usage: core set ${word} [atleast] <level> [silent]`,
      `       core set ${word} off`,
      '       0 or off writes none.',
    ],
    run: ({ args, print }) => {
      const atLeast = args[0]?.toLowerCase() === 'atleast';
      const [text = '', ...rest] = atLeast ? args.slice(1) : args;
      const level = text.toLowerCase() === 'off' ? 0 : Number(text);
      const silent = rest.length === 1 && rest[0]?.toLowerCase() === 'silent';
      if ((rest.length > 0 && !silent) || !/^(off|\d{1,4})$/i.test(text)) return 'usage';
      const before = logger[key];
      logger[key] = atLeast ? Math.max(before, level) : level;
      if (!silent) print(`${what} ${changeText(before, logger[key])}.`);
      return undefined;
    },
    complete: (args) => (args.length === 1 ? ['atleast', 'off'] : []),
  };
}

const levelText = (level: number): string => (level === 0 ? 'OFF' : String(level));

const changeText = (before: number, now: number): string =>
  before === now ? `is still ${levelText(now)}` : `was ${levelText(before)} and is now ${levelText(now)}`;
