import type { CommandCall, CommandOutcome, ConsoleCommand } from '../../../contract/console.js';
import { extensionStatusText } from '../../kernel/hints.js';
import type { Kernel } from '../../kernel/kernel.js';
import { assign, readFunction } from '../../kernel/substitute.js';
import { showCommand } from './show-dialplan.js';

type Hinted = ReturnType<Kernel['hints']['list']>[number];

const hintRow = ({ exten, context, hint, status, presence }: Hinted): string => {
  const place = `${exten}@${context}`.slice(0, 30).padEnd(30);
  const state = extensionStatusText(status).slice(0, 15).padEnd(15);
  const who = (presence?.state ?? (exten.startsWith('_') ? '' : 'not_set')).slice(0, 15).padEnd(15);
  return `${place}: ${hint.slice(0, 60).padEnd(60)}  State:${state} Presence:${who} Watchers  0`;
};

const showHints = (kernel: Kernel, { args, print }: CommandCall): CommandOutcome => {
  if (args.length > 0) return 'usage';
  const hints = kernel.hints.list();
  if (hints.length === 0) {
    print('There are no registered dialplan hints');
    return undefined;
  }
  print('');
  print('    -= Registered Asterisk Dial Plan Hints =-');
  for (const hint of hints) print(hintRow(hint));
  print('----------------');
  print(`- ${hints.length} hints registered`);
  return undefined;
};

const showHint = (kernel: Kernel, { args: [wanted, ...rest], print }: CommandCall): CommandOutcome => {
  if (wanted === undefined || rest.length > 0) return 'usage';
  const hints = kernel.hints.list().filter((hint) => hint.exten.toLowerCase().startsWith(wanted.toLowerCase()));
  if (hints.length === 0) {
    print(`No hints matching extension ${wanted}`);
    return undefined;
  }
  for (const hint of hints) print(hintRow(hint));
  print(`${hints.length} hint${hints.length === 1 ? '' : 's'} matching extension ${wanted}`);
  return undefined;
};

const byWords = (words: readonly string[], text: string): boolean =>
  words.every((word) => text.toLowerCase().includes(word.toLowerCase()));

const showApplications = (kernel: Kernel, { args: [kind, ...words], print }: CommandCall): CommandOutcome => {
  if (kind !== undefined && ((kind !== 'like' && kind !== 'describing') || words.length === 0)) return 'usage';
  const all = kernel.applications.list();
  const found = all.filter(({ name, synopsis }) =>
    byWords(words, kind === 'describing' ? `${name} ${synopsis}` : name),
  );
  print(kind === undefined ? '    -= Registered Asterisk Applications =-' : '    -= Matching Asterisk Applications =-');
  for (const { name, synopsis } of found) print(`  ${name.padStart(20)}: ${synopsis}`);
  const what = kind === undefined ? 'Registered' : 'Matching';
  print(`    -= ${found.length} Applications ${what} =-`);
  return undefined;
};

const describe = (print: CommandCall['print'], what: string, name: string, synopsis: string, syntax: string): void => {
  print(`  -= Info about ${what} '${name}' =-`);
  print('');
  print('[Synopsis]');
  print(synopsis);
  print('');
  print('[Syntax]');
  print(syntax);
  print('');
};

const showApplication = (kernel: Kernel, { args, print }: CommandCall): CommandOutcome => {
  if (args.length === 0) return 'usage';
  for (const wanted of args) {
    const found = kernel.applications.get(wanted);
    if (!found) {
      print('Your application(s) is (are) not registered');
      return 'failure';
    }
    describe(print, 'application', found.name, found.synopsis, found.syntax);
  }
  return undefined;
};

const showFunctions = (kernel: Kernel, { args: [like, word, ...rest], print }: CommandCall): CommandOutcome => {
  if (rest.length > 0 || (like !== undefined && (like !== 'like' || word === undefined))) return 'usage';
  const found = kernel.functions.list().filter(({ name }) => byWords(word === undefined ? [] : [word], name));
  print(`${word === undefined ? 'Installed' : 'Matching'} Custom Functions:`);
  print('-'.repeat(80));
  for (const { name, syntax, synopsis } of found)
    print(`${name.slice(0, 20).padEnd(20)}  ${syntax.slice(0, 35).padEnd(35)}  ${synopsis}`);
  print(`${found.length} ${word === undefined ? '' : 'matching '}custom functions installed.`);
  return undefined;
};

const showFunction = (kernel: Kernel, { args: [name, ...rest], print }: CommandCall): CommandOutcome => {
  if (name === undefined || rest.length > 0) return 'usage';
  const found = kernel.functions.get(name);
  if (!found) {
    print('No function by that name registered.');
    return 'failure';
  }
  describe(print, 'function', found.name, found.synopsis, found.syntax);
  return undefined;
};

const showGlobals = (kernel: Kernel, { args, print }: CommandCall): CommandOutcome => {
  if (args.length > 0) return 'usage';
  const all = kernel.globals.entries();
  for (const [name, value] of all) print(`   ${name}=${value}`);
  print('');
  print(`    -- ${all.length} variable(s)`);
  return undefined;
};

const setGlobal = (kernel: Kernel, { args: [name, value, ...rest], print }: CommandCall): CommandOutcome => {
  if (name === undefined || value === undefined || rest.length > 0) return 'usage';
  kernel.globals.set(name, value);
  print('');
  print(`    -- Global variable '${name}' set to '${value}'`);
  return undefined;
};

const channelOf = (kernel: Kernel, name: string, print: CommandCall['print']) => {
  const channel = kernel.channels.get(name);
  if (!channel) print(`Channel '${name}' not found`);
  return channel;
};

const showChannelVariables = (kernel: Kernel, { args: [name, ...rest], print }: CommandCall): CommandOutcome => {
  if (name === undefined || rest.length > 0) return 'usage';
  const channel = channelOf(kernel, name, print);
  if (!channel) return 'failure';
  for (const [variable, value] of channel.variables.entries()) print(`${variable}=${value}`);
  return undefined;
};

const setChannelVariable = async (
  kernel: Kernel,
  { args: [name, variable, value, ...rest], print }: CommandCall,
): Promise<CommandOutcome> => {
  if (name === undefined || variable === undefined || value === undefined || rest.length > 0) return 'usage';
  const channel = channelOf(kernel, name, print);
  if (!channel) return 'failure';
  // The Command action reaches this too: what is dangerous stays behind live_dangerously.
  const isSet = await assign(variable, value, { kernel, channel, trusted: false });
  if (!isSet) return 'failure';
  print('');
  print(`    -- Channel variable '${variable}' set to '${value}' for '${channel.name}'`);
  return undefined;
};

const evaluateFunction = async (
  kernel: Kernel,
  { args: [call, ...rest], print }: CommandCall,
): Promise<CommandOutcome> => {
  if (call === undefined || rest.length > 0) return 'usage';
  // As above.
  const value = await readFunction(call, { kernel, channel: undefined, trusted: false });
  print(`Return Value: ${value === undefined ? 'Failure' : 'Success'} (${value === undefined ? -1 : 0})`);
  print(`Result: ${value ?? ''}`);
  return undefined;
};

type Row = readonly [
  name: string,
  run: (kernel: Kernel, call: CommandCall) => CommandOutcome | Promise<CommandOutcome>,
  summary: string,
  usage: string,
  explanation: string,
];

const rows: readonly Row[] = [
  ['dialplan show', showCommand, 'Shows the dialplan', '[[exten@]context]', 'Shows contexts with their extensions.'],
  ['dialplan show globals', showGlobals, 'Shows global variables', '', 'Lists global variables and their values.'],
  ['dialplan set global', setGlobal, 'Sets a global variable', '<name> <value>', 'Sets a global variable.'],
  [
    'dialplan show chanvar',
    showChannelVariables,
    'Shows the variables of a channel',
    '<channel>',
    'Lists its variables.',
  ],
  ['dialplan set chanvar', setChannelVariable, 'Sets a variable of a channel', '<channel> <name> <value>', 'Sets it.'],
  [
    'dialplan eval function',
    evaluateFunction,
    'Reads a function',
    '<function(arguments)>',
    'Reads it without a channel.',
  ],
  ['core show hints', showHints, 'Shows hints', '', 'Lists hints with the states of their extensions.'],
  ['core show hint', showHint, 'Shows the hints of an extension', '<exten>', 'Lists hints that begin so.'],
  [
    'core show applications',
    showApplications,
    'Shows applications',
    '[{like|describing} <text>]',
    'Lists applications.',
  ],
  [
    'core show application',
    showApplication,
    'Describes an application',
    '<application> [<application> [<application> [...]]]',
    'Describes applications.',
  ],
  ['core show functions', showFunctions, 'Shows functions', '[like <text>]', 'Lists dialplan functions.'],
  ['core show function', showFunction, 'Describes a function', '<function>', 'Describes a dialplan function.'],
  [
    'core show switches',
    (_kernel, { print }) => void print('There are no registered alternative switches'),
    'Shows dialplan switches',
    '',
    'Lists what can look for extensions elsewhere.',
  ],
];

/** The commands that show what the dialplan holds and what it can use. */
export const dialplanCommands = (kernel: Kernel): readonly ConsoleCommand[] =>
  rows.map(([name, run, summary, usage, explanation]) => ({
    name,
    summary,
    usage: [`Usage: ${name}${usage && ` ${usage}`}`, `       ${explanation}`],
    run: (call) => run(kernel, call),
    complete: (args) => completions(kernel, name, args),
  }));

const completions = (kernel: Kernel, command: string, args: readonly string[]): readonly string[] => {
  if (args.length !== 1) return [];
  if (command === 'dialplan show') return kernel.dialplan.contexts().map(({ name }) => name);
  if (command === 'core show application') return kernel.applications.list().map(({ name }) => name);
  if (command === 'core show function') return kernel.functions.list().map(({ name }) => name);
  return [];
};
