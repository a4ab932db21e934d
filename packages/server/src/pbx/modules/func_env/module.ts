import { type Stats, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { separateArguments } from '../../kernel/arguments.js';
import { type DialplanFunction, defineModule, type FunctionScope } from '../../kernel/module.js';
import { readPart, writePart } from './file-part.js';

const warn = ({ kernel }: FunctionScope, message: string): undefined => {
  kernel.log.write('error', 'func_env', message);
  return undefined;
};

const nameOf = (text: string): string => Buffer.from(text, 'latin1').toString();

const ENV: DialplanFunction = {
  name: 'ENV',
  synopsis: 'A variable of the environment',
  syntax: 'ENV(name)',
  read: (_scope, name) => Buffer.from(process.env[nameOf(name)] ?? '').toString('latin1'),
  write: (_scope, name, value) => {
    if (name === '' || name.includes('=')) return false;
    if (value === '') delete process.env[nameOf(name)];
    else process.env[nameOf(name)] = nameOf(value);
    return true;
  },
};

const statItems: Readonly<Record<string, (stats: Stats) => string>> = {
  d: (stats) => (stats.isDirectory() ? '1' : '0'),
  e: () => '1',
  f: (stats) => (stats.isFile() ? '1' : '0'),
  m: (stats) => (stats.mode & 0o7777).toString(8),
  s: (stats) => String(stats.size),
  A: (stats) => String(Math.floor(stats.atimeMs / 1000)),
  C: (stats) => String(Math.floor(stats.ctimeMs / 1000)),
  M: (stats) => String(Math.floor(stats.mtimeMs / 1000)),
};

const STAT: DialplanFunction = {
  name: 'STAT',
  synopsis: 'What a file is: d, e, f (1 or 0), its mode, its size, or one of its times (A, C, M)',
  syntax: 'STAT({d|e|f|m|s|A|C|M},file)',
  dangerous: { read: true },
  read: (_scope, args) => {
    const [item = '', file = ''] = separateArguments(args, 2);
    const stats = statSync(nameOf(file), { throwIfNoEntry: false });
    return stats ? (statItems[item]?.(stats) ?? '0') : '0';
  },
};

const FILE: DialplanFunction = {
  name: 'FILE',
  synopsis: 'A file, or a part of it by bytes or (option l) by lines',
  syntax: 'FILE(file[,offset[,length[,{l|a|d}…[,{u|d|m}]]]])',
  dangerous: { read: true, write: true },
  read: async (scope, args) => {
    try {
      return await readPart(args);
    } catch (error) {
      return warn(scope, `FILE(${args}) cannot be read: ${(error as Error).message}`);
    }
  },
  write: async (scope, args, value) => {
    try {
      await writePart(args, value);
      return true;
    } catch (error) {
      return warn(scope, `FILE(${args}) cannot be written: ${(error as Error).message}`) !== undefined;
    }
  },
};

const FILE_COUNT_LINE: DialplanFunction = {
  name: 'FILE_COUNT_LINE',
  synopsis: 'How many lines a file has; -1 if it cannot be read',
  syntax: 'FILE_COUNT_LINE(file)',
  dangerous: { read: true },
  read: async (_scope, args) => {
    const [file = ''] = separateArguments(args, 2);
    try {
      return String((await readFile(nameOf(file), 'latin1')).match(/\r\n|\n|\r/g)?.length ?? 0);
    } catch {
      return '-1';
    }
  },
};

const FILE_FORMAT: DialplanFunction = {
  name: 'FILE_FORMAT',
  synopsis: 'How the lines of a file end: u (LF), d (CR LF), m (CR), x for none',
  syntax: 'FILE_FORMAT(file)',
  dangerous: { read: true },
  read: async (_scope, file) => {
    try {
      const [end] = /\r\n|\n|\r/.exec(await readFile(nameOf(file), 'latin1')) ?? [];
      return end === '\r\n' ? 'd' : end === '\n' ? 'u' : end === '\r' ? 'm' : 'x';
    } catch {
      return 'x';
    }
  },
};

const BASENAME: DialplanFunction = {
  name: 'BASENAME',
  synopsis: 'The last part of a path',
  syntax: 'BASENAME(path)',
  read: (_scope, path) => basename(path) || (path === '' ? '.' : '/'),
};

const DIRNAME: DialplanFunction = {
  name: 'DIRNAME',
  synopsis: 'A path without its last part',
  syntax: 'DIRNAME(path)',
  read: (_scope, path) => dirname(path),
};

export const definition = defineModule({
  name: 'func_env',
  description: 'Environment/filesystem dialplan functions',
  start: () => ({ functions: [ENV, STAT, FILE, FILE_COUNT_LINE, FILE_FORMAT, BASENAME, DIRNAME] }),
});
