import { type DialplanFunction, defineModule, type FunctionScope } from '../../kernel/module.js';

/** `family/key`; a family alone where nothing stands behind the slash. */
const splitPath = (path: string): [family: string, key: string] | undefined => {
  const slash = path.indexOf('/');
  return slash < 1 || slash === path.length - 1 ? undefined : [path.slice(0, slash), path.slice(slash + 1)];
};

const warn = ({ kernel }: FunctionScope, name: string): undefined => {
  kernel.log.write('warning', 'func_db', `${name} needs a family and a key: ${name}(family/key)`);
  return undefined;
};

/** What was found is in DB_RESULT of the channel, too. */
const tell = ({ channel }: FunctionScope, value: string): void => channel?.variables.set('DB_RESULT', value);

const DB: DialplanFunction = {
  name: 'DB',
  synopsis: 'A value of the database',
  syntax: 'DB(family/key)',
  dangerous: { write: true },
  read: (scope, args) => {
    const path = splitPath(args);
    if (!path) return warn(scope, 'DB');
    const value = scope.kernel.database.get(...path);
    if (value !== undefined) tell(scope, value);
    return value ?? '';
  },
  write: async (scope, args, value) => {
    const path = splitPath(args);
    if (!path) return warn(scope, 'DB') !== undefined;
    try {
      await scope.kernel.database.put(...path, value);
      return true;
    } catch (error) {
      scope.kernel.log.write('warning', 'func_db', `DB(${args}) was not written: ${(error as Error).message}`);
      return false;
    }
  },
};

const DB_EXISTS: DialplanFunction = {
  name: 'DB_EXISTS',
  synopsis: 'Whether the database has a key: 1 or 0; its value is in DB_RESULT',
  syntax: 'DB_EXISTS(family/key)',
  read: (scope, args) => {
    const path = splitPath(args);
    if (!path) return warn(scope, 'DB_EXISTS');
    const value = scope.kernel.database.get(...path);
    if (value !== undefined) tell(scope, value);
    return value === undefined ? '0' : '1';
  },
};

const DB_KEYS: DialplanFunction = {
  name: 'DB_KEYS',
  synopsis: 'The keys right below a family of the database, or below a part of it',
  syntax: 'DB_KEYS([prefix])',
  read: ({ kernel }, args) => {
    const prefix = args.replace(/^\/+|\/+$/g, '');
    const start = prefix === '' ? '/' : `/${prefix}/`;
    const keys = kernel.database
      .tree(prefix)
      .filter(([path]) => path.toLowerCase().startsWith(start.toLowerCase()))
      .map(([path]) => path.slice(start.length).split('/', 1)[0] as string);
    return [...new Set(keys)].join(',');
  },
};

const DB_KEYCOUNT: DialplanFunction = {
  name: 'DB_KEYCOUNT',
  synopsis: 'How many keys there are right below a family of the database',
  syntax: 'DB_KEYCOUNT([prefix])',
  read: (scope, args) => {
    const keys = DB_KEYS.read?.(scope, args) as string;
    return String(keys === '' ? 0 : keys.split(',').length);
  },
};

const DB_DELETE: DialplanFunction = {
  name: 'DB_DELETE',
  synopsis: 'Deletes a key of the database and gives what it held',
  syntax: 'DB_DELETE(family/key)',
  dangerous: { read: true, write: true },
  read: async (scope, args) => {
    const path = splitPath(args);
    if (!path) return warn(scope, 'DB_DELETE');
    const value = scope.kernel.database.get(...path);
    if (value === undefined) return '';
    tell(scope, value);
    await scope.kernel.database.del(...path);
    return value;
  },
  write: async (scope, args) => {
    const path = splitPath(args);
    if (!path) return false;
    await scope.kernel.database.del(...path);
    tell(scope, '');
    return true;
  },
};

export const definition = defineModule({
  name: 'func_db',
  description: 'Database (astdb) related dialplan functions',
  start: () => ({ functions: [DB, DB_EXISTS, DB_KEYS, DB_KEYCOUNT, DB_DELETE] }),
});
