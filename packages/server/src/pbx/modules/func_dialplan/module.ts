import { leadingInteger, separateArguments } from '../../kernel/arguments.js';
import { type DialplanFunction, defineModule, type FunctionScope } from '../../kernel/module.js';

const exists = ({ kernel, channel }: FunctionScope, context: string, exten: string, priority: string): boolean => {
  const caller = channel?.callerId.num;
  const number = /^\d/.test(priority) ? leadingInteger(priority) : undefined;
  return kernel.dialplan.exists(context, exten, number ?? priority, caller);
};

const DIALPLAN_EXISTS: DialplanFunction = {
  name: 'DIALPLAN_EXISTS',
  synopsis: 'Whether there is a context, an extension in it, or a priority of that: 1 or 0',
  syntax: 'DIALPLAN_EXISTS(context[,extension[,priority]])',
  read: (scope, args) => {
    const [context = '', exten = '', priority = ''] = separateArguments(args, 3).map((part) => part.trim());
    if (context === '') return undefined;
    if (exten === '') return scope.kernel.dialplan.context(context) ? '1' : '0';
    return exists(scope, context, exten, priority || '1') ? '1' : '0';
  },
};

const VALID_EXTEN: DialplanFunction = {
  name: 'VALID_EXTEN',
  synopsis: 'Whether there is a priority of an extension: 1 or 0',
  syntax: 'VALID_EXTEN([context],extension[,priority])',
  read: (scope, args) => {
    const [context = '', exten = '', priority = ''] = separateArguments(args, 3).map((part) => part.trim());
    return exists(scope, context || scope.channel?.context || '', exten, priority || '1') ? '1' : '0';
  },
};

export const definition = defineModule({
  name: 'func_dialplan',
  description: 'Dialplan Context/Extension/Priority Checking Functions',
  start: () => ({ functions: [DIALPLAN_EXISTS, VALID_EXTEN] }),
});
