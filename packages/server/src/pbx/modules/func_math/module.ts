import { splitArguments } from '../../kernel/arguments.js';
import { fixed } from '../../kernel/c-format.js';
import { leadingInt, leadingNumber, toInt, toUnsigned } from '../../kernel/c-number.js';
import { type DialplanFunction, defineModule, type FunctionScope } from '../../kernel/module.js';
import { readVariable } from '../../kernel/substitute.js';

const warn = ({ kernel }: FunctionScope, message: string): undefined => {
  kernel.log.write('warning', 'func_math', message);
  return undefined;
};

type Operation = (a: number, b: number) => number;

/** In the order in which they are looked for: the first one that stands anywhere in the text splits it there. */
const operators: readonly (readonly [sign: string, operation: Operation])[] = [
  ['*', (a, b) => a * b],
  // as in the reference, only by what is more than 0
  ['/', (a, b) => (b > 0 ? a / b : 0)],
  ['%', (a, b) => (toInt(b) === 0 ? 0 : (toInt(a) % toInt(b)) + 0)],
  ['^', (a, b) => a ** b],
  ['AND', (a, b) => toInt(a) & toInt(b)],
  ['XOR', (a, b) => toInt(a) ^ toInt(b)],
  ['OR', (a, b) => toInt(a) | toInt(b)],
  ['>', (a, b) => Number(a > b)],
  ['<', (a, b) => Number(a < b)],
  ['=', (a, b) => Number(a === b)],
  ['+', (a, b) => a + b],
  ['-', (a, b) => a - b],
];
/** What a second character makes of `>` and `<`. */
const longer: Readonly<Record<string, Operation>> = {
  '>=': (a, b) => Number(a >= b),
  '<=': (a, b) => Number(a <= b),
  '>>': (a, b) => toInt(a) >> toInt(b),
  '==': (a, b) => Number(a === b),
  '<<': (a, b) => toInt(a) << toInt(b),
};
const comparisons = ['>', '<', '==', '>=', '<='];

interface Computation {
  readonly a: number;
  readonly sign: string;
  readonly operation: Operation;
  readonly b: number;
}

const split = (text: string): Computation | undefined => {
  const negative = text.startsWith('-');
  const rest = negative ? text.slice(1) : text;
  const [single, first] = operators.find(([one]) => rest.includes(one)) ?? [];
  if (single === undefined || first === undefined) return undefined;
  const at = rest.indexOf(single);
  const double = rest.slice(at, at + 2);
  if (single === '=' && double !== '==') return undefined;
  const sign = longer[double] ? double : single;
  const a = leadingNumber(rest.slice(0, at));
  const b = leadingNumber(rest.slice(at + sign.length));
  if (a === undefined || b === undefined) return undefined;
  return { a: negative ? 0 - a : a, sign, operation: longer[double] ?? first, b };
};

// a power that is no number has the sign that x86 gives it
const float = (value: number): string => (Number.isNaN(value) ? '-nan' : fixed(value, 6));
const int = (value: number): string => String(toInt(value));
const hex = (value: number): string => toUnsigned(value).toString(16);
const char = (value: number): string => (toInt(value) & 255 ? String.fromCharCode(toInt(value) & 255) : '');
const types: Readonly<Record<string, (value: number) => string>> = {
  float,
  f: float,
  int,
  i: int,
  hex,
  h: hex,
  char,
  c: char,
};

const MATH: DialplanFunction = {
  name: 'MATH',
  synopsis: 'What an operation of two numbers gives',
  syntax: 'MATH(expression[,{float|int|hex|char}])',
  read: (scope, args) => {
    const [expression = '', type = 'float'] = splitArguments(args, 2);
    const computation = split(expression);
    const format = types[type.toLowerCase()];
    if (!computation || !format) return warn(scope, `MATH cannot compute '${args}'`);
    const { a, sign, operation, b } = computation;
    const value = operation(a, b);
    if (comparisons.includes(sign)) return value === 1 ? 'TRUE' : 'FALSE';
    return format(value);
  },
};

/** Adds to a variable of the channel and gives the new value. */
const counter = (name: string, step: number, synopsis: string): DialplanFunction => ({
  name,
  synopsis,
  syntax: `${name}(variable)`,
  read: (scope, args) => {
    const text = readVariable(args, scope) ?? '';
    const before = /^\s*[+-]?\d+$/.test(text) ? leadingInt(text) : undefined;
    if (before === undefined) return warn(scope, `${name} needs a variable that holds a number: ${args}`);
    const value = String((before + step) | 0);
    // without a channel there is no place for the new value
    scope.channel?.variables.set(args, value);
    return value;
  },
});

const shown = (value: number): string => (toInt(value) === value ? int(value) : float(value));

const chosen = (name: string, synopsis: string, choose: (a: number, b: number) => number): DialplanFunction => ({
  name,
  synopsis,
  syntax: `${name}(number[,number])`,
  read: (scope, args) => {
    const values = splitArguments(args, 2)
      .filter((text) => text !== '')
      .map(leadingNumber);
    const [a, b] = values;
    if (a === undefined || (values.length > 1 && b === undefined))
      return warn(scope, `${name} needs numbers: '${args}'`);
    return shown(b === undefined ? a : choose(a, b));
  },
});

const ABS: DialplanFunction = {
  name: 'ABS',
  synopsis: 'A number without its sign',
  syntax: 'ABS(number)',
  read: (scope, args) => {
    const value = leadingNumber(args);
    return value === undefined ? warn(scope, `ABS needs a number: '${args}'`) : shown(Math.abs(value));
  },
};

const DIGIT_SUM: DialplanFunction = {
  name: 'DIGIT_SUM',
  synopsis: 'The sum of the digits of a text',
  syntax: 'DIGIT_SUM(digits)',
  read: (scope, args) => {
    if (args === '') return warn(scope, 'DIGIT_SUM needs DIGIT_SUM(digits)');
    return String([...args.replace(/[^0-9]/g, '')].reduce((sum, digit) => sum + Number(digit), 0));
  },
};

export const definition = defineModule({
  name: 'func_math',
  description: 'Mathematical dialplan function',
  start: () => ({
    functions: [
      MATH,
      counter('INC', 1, 'Adds one to a variable'),
      counter('DEC', -1, 'Takes one off a variable'),
      chosen('MIN', 'The smaller one of two numbers', (a, b) => (b < a ? b : a)),
      chosen('MAX', 'The larger one of two numbers', (a, b) => (b > a ? b : a)),
      ABS,
      DIGIT_SUM,
    ],
  }),
});
