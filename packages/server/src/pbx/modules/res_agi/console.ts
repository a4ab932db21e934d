import type { CommandCall, CommandOutcome, ConsoleCommand } from '../../../contract/console.js';
import type { Kernel } from '../../kernel/kernel.js';
import { queueCommand } from './async-agi.js';
import type { AgiCommand } from './command.js';
import { agiCommands } from './commands/index.js';
import { setDebugging } from './debug.js';

type Print = CommandCall['print'];

/** The `agi …` commands of the console. */
export const consoleCommands = (kernel: Kernel): readonly ConsoleCommand[] => [
  {
    name: 'agi show commands',
    summary: 'Lists the commands of AGI, or explains one',
    usage: [
      'Usage: agi show commands [topic <topic>]',
      '       Lists the commands of AGI; with a topic those that begin with it, or what the one of that name does.',
    ],
    run: ({ args, print }) => showCommands(args, print),
    complete: (args) => (args.length === 1 ? ['topic'] : args.length === 2 ? agiCommands.map(({ name }) => name) : []),
  },
  {
    name: 'agi set debug',
    summary: 'Shows what AGI sends and receives, or no longer',
    usage: ['Usage: agi set debug [on|off]', '       Shows every line that AGI sends and receives.'],
    run: ({ args, print }) => setDebug(kernel, args, print),
    complete: (args) => (args.length === 1 ? ['on', 'off'] : []),
  },
  {
    name: 'agi exec',
    summary: 'Queues a command for a channel under AGI(agi:async)',
    usage: [
      'Usage: agi exec <channel name> <app and arguments> [id]',
      '       Queues a command for a channel that runs AGI(agi:async), with a text that comes back with its answer.',
    ],
    run: ({ args, print }) => exec(kernel, args, print),
    complete: (args) => (args.length === 1 ? kernel.channels.list().map(({ name }) => name) : []),
  },
];

const showCommands = ([topic, ...words]: readonly string[], print: Print): CommandOutcome => {
  if (topic === undefined) return list(agiCommands, print);
  if (topic.toLowerCase() !== 'topic' || words.length === 0) return 'usage';
  const name = words.join(' ').toLowerCase();
  const command = agiCommands.find((one) => one.name === name);
  if (command) return explain(command, print);
  const several = agiCommands.filter((one) => one.name.startsWith(`${name} `));
  if (several.length > 0) return list(several, print);
  print(`No such command '${words.join(' ')}'.`);
  return undefined;
};

const list = (commands: readonly AgiCommand[], print: Print): undefined => {
  const row = (dead: string, name: string, synopsis: string): void =>
    print(`${dead.padStart(5)} ${name.padStart(30)}   ${synopsis}`);
  row('Dead', 'Command', 'Description');
  for (const { dead, name, synopsis } of commands) row(dead ? 'Yes' : 'No', name, synopsis);
};

const explain = (command: AgiCommand, print: Print): undefined => {
  const sections: readonly (readonly [title: string, ...lines: string[]])[] = [
    ['Synopsis', command.synopsis],
    ['Description', ...command.description],
    ['Syntax', command.syntax],
    ['Runs Dead', command.dead ? 'Yes' : 'No'],
    ['See Also', [...(command.seeAlso ?? []), 'AGI()'].join(', ')],
  ];
  print('');
  print(`  -= Info about AGI '${command.name}' =- `);
  for (const [title, ...lines] of sections) for (const line of ['', `[${title}]`, ...lines]) print(line);
  print('');
};

const setDebug = (kernel: Kernel, [state = '', ...rest]: readonly string[], print: Print): CommandOutcome => {
  const on = state.toLowerCase() === 'on';
  if (rest.length > 0 || (!on && state.toLowerCase() !== 'off')) return 'usage';
  setDebugging(kernel, on);
  print(`AGI Debugging ${on ? 'Enabled' : 'Disabled'}`);
  return undefined;
};

const exec = (kernel: Kernel, [name, command, id = '', ...rest]: readonly string[], print: Print): CommandOutcome => {
  if (name === undefined || command === undefined || rest.length > 0) return 'usage';
  const channel = kernel.channels.get(name);
  if (!channel) {
    print(`Channel ${name} does not exist.`);
    return 'failure';
  }
  if (queueCommand(channel, { command, id, trusted: true, mayRun: () => true })) return undefined;
  print(`Failed to add AGI command to queue of channel ${channel.name}`);
  return 'failure';
};
