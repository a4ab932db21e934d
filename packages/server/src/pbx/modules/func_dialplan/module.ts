import { leadingInteger, separateArguments } from '../../kernel/arguments.js';
import { type DialplanFunction, defineModule, type FunctionScope } from '../../kernel/module.js';

const callerOf = ({ channel }: FunctionScope): string | undefined => channel?.callerId.num;

const exists = (scope: FunctionScope, context: string, exten: string, priority: string): boolean => {
  const number = /^\d/.test(priority) ? leadingInteger(priority) : undefined;
  return scope.kernel.dialplan.exists(context, exten, number ?? priority, callerOf(scope));
};

const DIALPLAN_EXISTS: DialplanFunction = {
  name: 'DIALPLAN_EXISTS',
  synopsis: 'Whether there is a context, an extension in it, or a priority of that: 1 or 0',
  syntax: 'DIALPLAN_EXISTS(context[,extension[,priority]])',
  read: (scope, args) => {
    const [context = '', exten = '', priority = ''] = separateArguments(args, 3).map((part) => part.trim());
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
    if (exten === '') return undefined;
    const number = priority === '' ? 1 : (leadingInteger(priority) ?? 0);
    const found = scope.kernel.dialplan.exists(context || scope.channel?.context || '', exten, number, callerOf(scope));
    return found ? '1' : '0';
  },
};

export const definition = defineModule({
  name: 'func_dialplan',
  description: 'Dialplan Context/Extension/Priority Checking Functions',
  start: () => ({ functions: [DIALPLAN_EXISTS, VALID_EXTEN] }),
});
