import type { CommandCall, CommandOutcome, ConsoleCommand } from '../../../contract/console.js';
import { leadingInteger } from '../../kernel/arguments.js';
import { changePriority, resetStatistics } from './administration.js';
import { memberCommands } from './member-commands.js';
import { penaltyChangeSentence } from './queue-rules.js';
import type { Queues } from './queues.js';
import { everything, type ReloadParts } from './reload.js';
import { showQueues } from './show.js';

type Args = readonly string[];
type Print = CommandCall['print'];
type Reload = (parts: ReloadParts, queue: string) => void;

/** The `queue …` commands of the console. */
export const queueCommands = (queues: Queues, reload: Reload): readonly ConsoleCommand[] => {
  const names = (args: Args) => (args.length === 1 ? queues.list().map(({ name }) => name) : []);
  return [
    ...memberCommands(queues),
    {
      name: 'queue show',
      summary: 'Shows queues with their members and callers',
      usage: ['Usage: queue show [queue]', '       Shows all queues, or one of them.'],
      run: ({ args, print }) => (args.length > 1 ? 'usage' : showQueues(queues, args[0], print)),
      complete: names,
    },
    {
      name: 'queue show rules',
      summary: 'Shows the rules of queuerules.conf',
      usage: ['Usage: queue show rules [rule]', '       Shows how penalties change while a caller waits.'],
      run: ({ args, print }) => (args.length > 1 ? 'usage' : showRules(queues, args[0], print)),
      complete: (args) => (args.length === 1 ? queues.rules.map(({ name }) => name) : []),
    },
    {
      name: 'queue reset stats',
      summary: 'Sets the counters of queues to zero',
      usage: ['Usage: queue reset stats [queue …]', '       Without a queue those of all queues begin anew.'],
      run: ({ args }) => {
        for (const name of args.length > 0 ? args : ['']) resetStatistics(queues, name);
        return undefined;
      },
      complete: names,
    },
    {
      name: 'queue priority caller',
      summary: 'Changes the priority of a waiting caller',
      usage: [
        'Usage: queue priority caller <channel> on <queue> to <priority> [immediate]',
        '       With immediate the caller also takes the place that goes with the priority.',
      ],
      run: ({ args, print }) => priority(queues, args, print),
    },
    ...Object.entries(reloads).map(([word, parts]) => reloadCommand(queues, reload, word, parts)),
  ];
};

const reloads: Readonly<Record<string, ReloadParts>> = {
  all: everything,
  members: { members: true, rules: false, parameters: false },
  parameters: { members: false, rules: false, parameters: true },
  rules: { members: false, rules: true, parameters: false },
};

const reloadCommand = (queues: Queues, reload: Reload, word: string, parts: ReloadParts): ConsoleCommand => ({
  name: `queue reload ${word}`,
  summary: `Reads ${word === 'all' ? 'queues.conf and queuerules.conf' : `the ${word} of queues`} again`,
  usage: [`Usage: queue reload ${word} [queue …]`, '       Without a queue it counts for all queues.'],
  run: ({ args, print }) => {
    try {
      for (const name of args.length > 0 ? args : ['']) reload(parts, name);
      return undefined;
    } catch (error) {
      print(error instanceof Error ? error.message : String(error));
      return 'failure';
    }
  },
  complete: (args) => (args.length === 1 ? queues.list().map(({ name }) => name) : []),
});

const showRules = (queues: Queues, wanted: string | undefined, print: Print): undefined => {
  for (const { name, changes } of queues.rules) {
    if (wanted !== undefined && name.toLowerCase() !== wanted.toLowerCase()) continue;
    print(`Rule: ${name}`);
    for (const change of changes) print(`\t${penaltyChangeSentence(change)}`);
  }
};

const priority = (queues: Queues, args: Args, print: Print): CommandOutcome => {
  const [channel = '', on, queue = '', to, value = '', immediate] = args;
  const wanted = leadingInteger(value);
  const reads = on?.toLowerCase() === 'on' && to?.toLowerCase() === 'to' && wanted !== undefined && args.length <= 6;
  if (!reads || (immediate !== undefined && immediate.toLowerCase() !== 'immediate')) return 'usage';
  const outcome = changePriority(queues, queue, channel, wanted, immediate !== undefined);
  if (outcome === 'noQueue') print(`Unable change priority caller ${channel} on queue '${queue}': No such queue`);
  else if (outcome === 'noCaller')
    print(`Unable to change priority caller '${channel}' on queue '${queue}': Not there`);
  return outcome === 'ok' ? undefined : 'failure';
};
