import type { CommandCall, CommandOutcome } from '../../../contract/console.js';
import type { CommandTable } from '../../kernel/command-table.js';
import { defineModule } from '../../kernel/module.js';

/** The console's own help. */
export const definition = defineModule({
  name: 'cli',
  description: 'Console commands',
  start: ({ commands }) => ({
    commands: [
      {
        name: 'core show help',
        summary: 'Shows commands and their usage',
        usage: [
          'Usage: core show help [command]',
          '       Lists the commands, or those that begin with some words, or shows the usage of one.',
        ],
        run: (call) => help(commands, call),
        complete: (args) => nextWords(commands, args),
      },
    ],
  }),
});

const help = (commands: CommandTable, { args, print }: CommandCall): CommandOutcome => {
  const asked = args.join(' ').toLowerCase();
  const all = commands.list();
  const exact = all.find(({ name }) => name.toLowerCase() === asked);
  if (exact) {
    for (const line of exact.usage) print(line);
    return undefined;
  }
  const found = all.filter(({ name }) => name.toLowerCase().startsWith(asked));
  for (const { name, summary } of found) print(`${name.padEnd(30)} -- ${summary}`);
  if (found.length === 0) print(`No such command '${args.join(' ')}'.`);
  return undefined;
};

/** The words that lead on from those before the last, which is still being written. */
const nextWords = (commands: CommandTable, args: readonly string[]): readonly string[] => {
  const before = args.slice(0, -1).map((word) => word.toLowerCase());
  const names = commands.list().map(({ name }) => name.split(' '));
  return [
    ...new Set(
      names
        .filter(
          (words) => words.length > before.length && before.every((word, at) => words[at]?.toLowerCase() === word),
        )
        .map((words) => words[before.length] ?? ''),
    ),
  ];
};
