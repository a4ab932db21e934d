import { realpathSync } from 'node:fs';
import { isAbsolute, join, sep } from 'node:path';
import type { Conf } from '../../../config/conf.js';
import { readConfig } from '../../../config/conf-reader.js';
import { leadingInteger, separateArguments } from '../../kernel/arguments.js';
import { type DialplanFunction, defineModule, type FunctionScope } from '../../kernel/module.js';

/** Files as they were read, by path; a reload of the module reads them again. */
type Files = Map<string, Conf | undefined>;

/** Where a file is; from outside of the dialplan only those in the folder of the configuration. */
const locate = ({ kernel, trusted }: FunctionScope, name: string): string | undefined => {
  const root = kernel.settings.directories.astetcdir;
  try {
    const path = realpathSync(isAbsolute(name) ? name : join(root, name));
    return trusted || path.startsWith(realpathSync(root) + sep) ? path : undefined;
  } catch {
    return undefined;
  }
};

const read = (files: Files, scope: FunctionScope, path: string): Conf | undefined => {
  if (files.has(path)) return files.get(path);
  const { directories, options } = scope.kernel.settings;
  const reading = readConfig(path, { root: directories.astetcdir, execIncludes: options.execincludes });
  const conf = reading.valid ? reading.config : undefined;
  files.set(path, conf);
  return conf;
};

const astConfig = (files: Files): DialplanFunction => ({
  name: 'AST_CONFIG',
  synopsis: 'A value of a configuration file',
  syntax: 'AST_CONFIG(file,category,variable[,index])',
  read: (scope, args) => {
    const [file = '', category = '', variable = '', index = ''] = separateArguments(args, 4);
    if (file === '' || category === '' || variable === '') {
      scope.kernel.log.write('error', 'func_config', 'AST_CONFIG needs AST_CONFIG(file,category,variable[,index])');
      return undefined;
    }
    const path = locate(scope, file);
    const values = path === undefined ? [] : (read(files, scope, path)?.values(category, variable) ?? []);
    return values.at(leadingInteger(index) ?? 0);
  },
});

export const definition = defineModule({
  name: 'func_config',
  description: 'Asterisk configuration file variable access',
  start: () => {
    const files: Files = new Map();
    return { functions: [astConfig(files)], reload: () => files.clear() };
  },
});
