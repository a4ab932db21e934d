import { assign, readFunction, readVariable, substitute } from '../../../kernel/substitute.js';
import { type AgiCommand, done } from '../command.js';

const getVariable: AgiCommand = {
  name: 'get variable',
  dead: true,
  synopsis: 'Reads a variable or function',
  syntax: 'GET VARIABLE VARIABLENAME',
  description: ['Result: 1 with the value in parentheses, or 0 if it is not set.'],
  seeAlso: ['get full variable', 'set variable'],
  async run({ args: [name, ...rest], scope }) {
    if (name === undefined || rest.length > 0) return 'usage';
    const value = name.endsWith(')') ? await readFunction(name, scope) : readVariable(name, scope);
    return value === undefined ? done(0) : done(1, `(${value})`);
  },
};

const getFullVariable: AgiCommand = {
  name: 'get full variable',
  dead: true,
  synopsis: 'Evaluates an expression',
  syntax: 'GET FULL VARIABLE EXPRESSION [CHANNELNAME]',
  description: [
    'Puts in the values of its variables, functions and sums, on the channel or on the one that is named.',
    'Result: 1 with the value in parentheses, or 0 if there is no such channel.',
  ],
  seeAlso: ['get variable'],
  async run({ channel, args: [expression, name, ...rest], scope }) {
    if (expression === undefined || rest.length > 0) return 'usage';
    const other = name === undefined ? channel : channel.kernel.channels.get(name);
    if (!other) return done(0);
    return done(1, `(${await substitute(expression, { ...scope, channel: other })})`);
  },
};

const setVariable: AgiCommand = {
  name: 'set variable',
  dead: true,
  synopsis: 'Sets a variable or function',
  syntax: 'SET VARIABLE VARIABLENAME VALUE',
  description: ['Result: 1.'],
  seeAlso: ['get variable'],
  async run({ args: [name, value, ...rest], scope }) {
    if (name === undefined || value === undefined || rest.length > 0) return 'usage';
    await assign(name, value, scope);
    return done(1);
  },
};

const databaseGet: AgiCommand = {
  name: 'database get',
  dead: true,
  synopsis: 'Reads a value of the database',
  syntax: 'DATABASE GET FAMILY KEY',
  description: ['Result: 1 with the value in parentheses, or 0 if there is no such key.'],
  seeAlso: ['database put', 'database del', 'database deltree'],
  run({ channel, args: [family, key, ...rest] }) {
    if (family === undefined || key === undefined || rest.length > 0) return 'usage';
    const value = channel.kernel.database.get(family, key);
    return value === undefined ? done(0) : done(1, `(${value})`);
  },
};

const databasePut: AgiCommand = {
  name: 'database put',
  dead: true,
  synopsis: 'Keeps a value in the database',
  syntax: 'DATABASE PUT FAMILY KEY VALUE',
  description: ['Result: 1 when the value is on disk, or 0 if it cannot be kept.'],
  seeAlso: ['database get', 'database del', 'database deltree'],
  async run({ channel, args: [family, key, value, ...rest] }) {
    if (family === undefined || key === undefined || value === undefined || rest.length > 0) return 'usage';
    try {
      await channel.kernel.database.put(family, key, value);
      return done(1);
    } catch {
      return done(0);
    }
  },
};

const databaseDel: AgiCommand = {
  name: 'database del',
  dead: true,
  synopsis: 'Deletes a key of the database',
  syntax: 'DATABASE DEL FAMILY KEY',
  description: ['Result: 1, whether there was such a key or not; 0 if it cannot be deleted.'],
  seeAlso: ['database get', 'database put', 'database deltree'],
  async run({ channel, args: [family, key, ...rest] }) {
    if (family === undefined || key === undefined || rest.length > 0) return 'usage';
    try {
      await channel.kernel.database.del(family, key);
      return done(1);
    } catch {
      return done(0);
    }
  },
};

const databaseDeltree: AgiCommand = {
  name: 'database deltree',
  dead: true,
  synopsis: 'Deletes a family of the database, or a part of it',
  syntax: 'DATABASE DELTREE FAMILY [KEYTREE]',
  description: ['Result: 0 if anything was deleted, 1 if there was nothing to delete.'],
  seeAlso: ['database get', 'database put', 'database del'],
  async run({ channel, args: [family, key, ...rest] }) {
    if (family === undefined || rest.length > 0) return 'usage';
    // the reference takes the number of deleted entries for an error
    return done((await channel.kernel.database.delTree(family, key)) > 0 ? 0 : 1);
  },
};

/** Variables and the database. */
export const dataCommands = {
  databaseDel,
  databaseDeltree,
  databaseGet,
  databasePut,
  getFullVariable,
  getVariable,
  setVariable,
};
