import type { CommandCall, CommandOutcome, ConsoleCommand } from '../../../contract/console.js';
import type { Database } from '../../kernel/database.js';

/** The `database …` commands of the console. */
export const databaseCommands = (database: Database): readonly ConsoleCommand[] => [
  {
    name: 'database show',
    summary: 'Shows database contents',
    usage: [
      'Usage: database show [family [key]]',
      '       Lists the entries of the database, or those at and under a family or a key of it.',
    ],
    run: ({ args, print }) => (args.length > 2 ? 'usage' : show(database.tree(...args), print)),
    complete: (args) => (args.length === 1 ? families(database) : []),
  },
  {
    name: 'database showkey',
    summary: 'Shows database contents of a key',
    usage: ['Usage: database showkey <key>', '       Lists the entries with that key, whatever their family.'],
    run: ({ args: [key, ...rest], print }) =>
      key === undefined || rest.length > 0 ? 'usage' : show(database.entriesOfKey(key), print),
  },
  {
    name: 'database get',
    summary: 'Gets a database value',
    usage: ['Usage: database get <family> <key>', '       Shows the value under a family and a key.'],
    run: ({ args: [family, key, ...rest], print }) => {
      if (family === undefined || key === undefined || rest.length > 0) return 'usage';
      const value = database.get(family, key);
      print(value === undefined ? 'Database entry not found.' : `Value: ${value}`);
    },
    complete: (args) => (args.length === 1 ? families(database) : []),
  },
  {
    name: 'database put',
    summary: 'Adds or updates a database value',
    usage: ['Usage: database put <family> <key> <value>', '       Writes a value under a family and a key.'],
    run: put(database),
    complete: (args) => (args.length === 1 ? families(database) : []),
  },
  {
    name: 'database del',
    summary: 'Removes a database key and its value',
    usage: ['Usage: database del <family> <key>', '       Deletes one entry of the database.'],
    run: async ({ args: [family, key, ...rest], print }) => {
      if (family === undefined || key === undefined || rest.length > 0) return 'usage';
      print((await database.del(family, key)) ? 'Database entry removed.' : 'Database entry could not be removed.');
    },
    complete: (args) => (args.length === 1 ? families(database) : []),
  },
  {
    name: 'database deltree',
    summary: 'Removes a database family or key tree',
    usage: [
      'Usage: database deltree <family> [key]',
      '       Deletes the entries at and under a family or a key of it.',
    ],
    run: async ({ args: [family, key, ...rest], print }) => {
      if (family === undefined || rest.length > 0) return 'usage';
      const count = await database.delTree(family, key);
      print(count === 0 ? 'Database entries do not exist.' : `${count} database entries removed.`);
    },
    complete: (args) => (args.length === 1 ? families(database) : []),
  },
];

const put =
  (database: Database) =>
  async ({ args: [family, key, value, ...rest], print }: CommandCall): Promise<CommandOutcome> => {
    if (family === undefined || key === undefined || value === undefined || rest.length > 0) return 'usage';
    try {
      await database.put(family, key, value);
      print('Updated database successfully');
    } catch {
      print('Failed to update entry');
    }
    return undefined;
  };

const show = (entries: readonly (readonly [string, string])[], print: CommandCall['print']): undefined => {
  for (const [path, value] of entries) print(`${path.padEnd(50)}: ${value.padEnd(25)}`);
  print(`${entries.length} results found.`);
};

const families = (database: Database): readonly string[] => [
  ...new Set(database.tree().map(([path]) => path.split('/')[1] ?? '')),
];
