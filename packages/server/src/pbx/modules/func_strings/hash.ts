import { separateArguments, splitArguments } from '../../kernel/arguments.js';
import type { Application, DialplanFunction } from '../../kernel/module.js';
import { readVariable } from '../../kernel/substitute.js';

const variableOf = (name: string, key: string): string => `~HASH~${name}~${key}~`;

const HASH: DialplanFunction = {
  name: 'HASH',
  synopsis: 'A value under a key of a table of the channel',
  syntax: 'HASH(table[,key])',
  read: (scope, args) => {
    const { channel } = scope;
    const [table = '', key] = splitArguments(args, 2);
    if (key !== undefined) return readVariable(variableOf(table, key), scope) ?? '';
    if (!channel) return '';
    const keys = keysOf(channel.variables.entries(), table);
    // the keys are taken apart as arguments are: one that quotes or commas change is not found, and nothing is told
    if (separateArguments(keys.join(',')).some((one, at) => one !== keys[at])) return '';
    return keys.map((one) => channel.variables.get(variableOf(table, one)) ?? '').join(',');
  },
  write: ({ channel, kernel }, args, value) => {
    const [table = '', key] = splitArguments(args, 2);
    if (key === undefined) return false;
    (channel?.variables ?? kernel.globals).set(variableOf(table, key), value);
    return true;
  },
};

const keysOf = (entries: readonly (readonly [name: string, value: string])[], table: string): string[] => {
  const start = `~HASH~${table}~`;
  return entries
    .filter(([name]) => name.startsWith(start))
    .map(([name]) => name.slice(start.length, -1))
    .filter((key) => key !== '');
};

const HASHKEYS: DialplanFunction = {
  name: 'HASHKEYS',
  synopsis: 'The keys of a table of the channel',
  syntax: 'HASHKEYS(table)',
  read: ({ channel }, table) => (channel ? keysOf(channel.variables.entries(), table).join(',') : ''),
};

/** Empties a table of the channel. */
export const ClearHash: Application = {
  name: 'ClearHash',
  synopsis: 'Empties a table of the channel',
  syntax: 'ClearHash(table)',
  run({ variables }, table) {
    variables.drop(keysOf(variables.entries(), table).map((key) => variableOf(table, key)));
    return 'continue';
  },
};

export const hashFunctions: readonly DialplanFunction[] = [HASH, HASHKEYS];
