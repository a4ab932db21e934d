import { splitArguments } from '../../kernel/arguments.js';
import { type DialplanFunction, defineModule } from '../../kernel/module.js';
import { assign } from '../../kernel/substitute.js';

const EXPORT: DialplanFunction = {
  name: 'EXPORT',
  synopsis: "Sets another channel's variable or function",
  syntax: 'EXPORT(channel,name)',
  write: (scope, args, value) => {
    const [to = '', name = ''] = splitArguments(args, 2);
    const channel = scope.kernel.channels.get(to);
    if (channel && name !== '') return assign(name, value, { ...scope, channel });
    scope.kernel.log.write('warning', 'func_export', `EXPORT needs EXPORT(channel,name): '${args}'`);
    return false;
  },
};

export const definition = defineModule({
  name: 'func_export',
  description: 'Set variables and functions on other channels',
  start: () => ({ functions: [EXPORT] }),
});
