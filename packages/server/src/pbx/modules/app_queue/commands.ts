import type { CommandCall, ConsoleCommand } from '../../../contract/console.js';
import { penaltyChangeSentence } from './queue-rules.js';
import type { Queues } from './queues.js';

/** `queue show rules`. */
export const queueCommands = (queues: Queues): readonly ConsoleCommand[] => [
  {
    name: 'queue show rules',
    summary: 'Shows the rules of queuerules.conf',
    usage: ['Usage: queue show rules [rule]', '       Shows how penalties change while a caller waits.'],
    run: ({ args, print }) => (args.length > 1 ? 'usage' : showRules(queues, args[0], print)),
    complete: (args) => (args.length === 1 ? queues.rules.map(({ name }) => name) : []),
  },
];

const showRules = (queues: Queues, wanted: string | undefined, print: CommandCall['print']): undefined => {
  for (const { name, changes } of queues.rules) {
    if (wanted !== undefined && name.toLowerCase() !== wanted.toLowerCase()) continue;
    print(`Rule: ${name}`);
    for (const change of changes) print(`\t${penaltyChangeSentence(change)}`);
  }
};
