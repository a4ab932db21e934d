import { isTrue, separateArguments } from '../../kernel/arguments.js';
import { holds, parseTiming } from '../../kernel/dialplan/timing.js';
import { type DialplanFunction, defineModule, type FunctionScope } from '../../kernel/module.js';
import { soon } from '../../kernel/soon.js';
import { assign, readNamed, readVariable } from '../../kernel/substitute.js';

const warn = ({ kernel }: FunctionScope, message: string): undefined => {
  kernel.log.write('warning', 'func_logic', message);
  return undefined;
};

/** Where a mark stands that is in no quotes or parentheses; -1 for nowhere. */
const find = (text: string, mark: string): number => {
  let quoted = false;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '\\') at += 1;
    else if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    else if (character === mark && depth <= 0) return at;
  }
  return -1;
};

/** A value without the blanks and quotes around it. */
const bare = (text: string): string => text.trim().replace(/^"(.*)"$/s, '$1');

/** Splits `condition?yes:no`. */
const choices = (args: string): { condition: string; yes: string; no: string } | undefined => {
  const question = find(args, '?');
  if (question < 0) return undefined;
  const rest = args.slice(question + 1);
  const colon = find(rest, ':');
  return {
    condition: args.slice(0, question),
    yes: bare(colon < 0 ? rest : rest.slice(0, colon)),
    // quotes of the last one stay, as in the reference
    no: colon < 0 ? '' : rest.slice(colon + 1).trim(),
  };
};

const IF: DialplanFunction = {
  name: 'IF',
  synopsis: 'One text or another',
  syntax: 'IF(condition?[yes][:no])',
  read: (scope, args) => {
    const found = choices(args);
    if (!found || found.condition === '' || (found.yes === '' && found.no === ''))
      return warn(scope, 'IF needs IF(condition?[yes][:no])');
    return isTrue(found.condition.trim()) ? found.yes : found.no;
  },
};

const IFTIME: DialplanFunction = {
  name: 'IFTIME',
  synopsis: 'One text or another, by the time',
  syntax: 'IFTIME(times,weekdays,mdays,months[,timezone]?[yes][:no])',
  read: (scope, args) => {
    const question = args.indexOf('?');
    const timing = question < 0 ? undefined : parseTiming(args.slice(0, question));
    const found = choices(args);
    if (!found) return warn(scope, 'IFTIME needs IFTIME(times,weekdays,mdays,months?[yes][:no])');
    if (!timing) return found.no;
    return holds(timing, scope.kernel.clock.now()) ? found.yes : found.no;
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
