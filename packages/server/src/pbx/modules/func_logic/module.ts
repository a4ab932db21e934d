import { isTrue, separateArguments, splitArguments } from '../../kernel/arguments.js';
import { holds, parseTiming } from '../../kernel/dialplan/timing.js';
import { type DialplanFunction, defineModule, type FunctionScope } from '../../kernel/module.js';
import { soon } from '../../kernel/soon.js';
import { assign, readNamed, readVariable } from '../../kernel/substitute.js';

const warn = ({ kernel }: FunctionScope, message: string): undefined => {
  kernel.log.write('warning', 'func_logic', message);
  return undefined;
};

/** A value without the blanks and the pair of quotes around it. */
const bare = (text: string): string => text.trim().replace(/^"(.*)"$/s, '$1');

const IF: DialplanFunction = {
  name: 'IF',
  synopsis: 'One text or another',
  syntax: 'IF(condition?[yes][:no])',
  read: (scope, args) => {
    const [condition = '', choices] = splitArguments(args, 2, { separator: '?' });
    if (condition === '' || !choices) return warn(scope, 'IF needs IF(condition?[yes][:no])');
    const [yes = '', no = ''] = splitArguments(choices, 2, { separator: ':' });
    return isTrue(condition.trim()) ? yes.trim() : no.trim();
  },
};

const IFTIME: DialplanFunction = {
  name: 'IFTIME',
  synopsis: 'One text or another, by the time',
  syntax: 'IFTIME(times,weekdays,mdays,months[,timezone]?[yes][:no])',
  read: (scope, args) => {
    const question = args.indexOf('?');
    if (question <= 0) return warn(scope, 'IFTIME needs IFTIME(times,weekdays,mdays,months?[yes][:no])');
    const timing = parseTiming(args.slice(0, question));
    const choices = args.slice(question + 1);
    const colon = choices.indexOf(':');
    const yes = bare(colon < 0 ? choices : choices.slice(0, colon));
    const no = colon < 0 ? '' : bare(choices.slice(colon + 1));
    return timing && holds(timing, scope.kernel.clock.now()) ? yes : no;
  },
};

const SET: DialplanFunction = {
  name: 'SET',
  synopsis: 'Sets a variable and gives its value',
  syntax: 'SET(name=value)',
  read: (scope, args) => {
    const equals = args.indexOf('=');
    if (equals < 0) return warn(scope, 'SET needs SET(name=value)');
    const name = args.slice(0, equals).trim();
    const value = args.slice(equals + 1).trim();
    // without a channel there is no place for a variable
    if (!scope.channel && !name.endsWith(')')) return value;
    return soon(assign(name, value, scope), () => value);
  },
};

const EXISTS: DialplanFunction = {
  name: 'EXISTS',
  synopsis: 'Whether there is any text: 1 or 0',
  syntax: 'EXISTS(text)',
  read: (_scope, text) => (text === '' ? '0' : '1'),
};

const ISNULL: DialplanFunction = {
  name: 'ISNULL',
  synopsis: 'Whether there is no text: 1 or 0',
  syntax: 'ISNULL(text)',
  read: (_scope, text) => (text === '' ? '1' : '0'),
};

const IMPORT: DialplanFunction = {
  name: 'IMPORT',
  synopsis: "Another channel's variable or function",
  syntax: 'IMPORT(channel,name)',
  read: (scope, args) => {
    const [from = '', name = ''] = separateArguments(args, 2);
    const channel = scope.kernel.channels.get(from);
    if (!channel || name === '') return '';
    const inside = { ...scope, channel };
    return name.includes('(') ? readNamed(name, inside) : (readVariable(name, inside) ?? '');
  },
};

export const definition = defineModule({
  name: 'func_logic',
  description: 'Logical dialplan functions',
  start: () => ({ functions: [IF, IFTIME, SET, EXISTS, ISNULL, IMPORT] }),
});
