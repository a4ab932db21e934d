import { separateArguments } from '../../kernel/arguments.js';
import { type DialplanFunction, defineModule, type FunctionScope } from '../../kernel/module.js';
import { soon } from '../../kernel/soon.js';
import { readNamed } from '../../kernel/substitute.js';

const warn = ({ kernel }: FunctionScope, message: string): undefined => {
  kernel.log.write('warning', 'func_math', message);
  return undefined;
};

/** Longer ones first. */
const operators: Readonly<Record<string, (a: number, b: number) => number>> = {
  '**': (a, b) => a ** b,
  '^': (a, b) => a ** b,
  '<<': (a, b) => Math.trunc(a) << Math.trunc(b),
  '>>': (a, b) => Math.trunc(a) >> Math.trunc(b),
  '<=': (a, b) => Number(a <= b),
  '>=': (a, b) => Number(a >= b),
  '==': (a, b) => Number(a === b),
  AND: (a, b) => Math.trunc(a) & Math.trunc(b),
  XOR: (a, b) => Math.trunc(a) ^ Math.trunc(b),
  OR: (a, b) => Math.trunc(a) | Math.trunc(b),
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => (b === 0 ? 0 : a / b),
  '%': (a, b) => (Math.trunc(b) === 0 ? 0 : Math.trunc(a) % Math.trunc(b)),
  '<': (a, b) => Number(a < b),
  '>': (a, b) => Number(a > b),
};
const comparisons = ['<=', '>=', '==', '<', '>'];

const split = (text: string): { a: number; operator: string; b: number } | undefined => {
  const names = Object.keys(operators).map((name) => name.replace(/[*+<>^]/g, '\\$&'));
  const pattern = new RegExp(`^\\s*([+-]?[\\d.]+)\\s*(${names.join('|')})\\s*([+-]?[\\d.]+)\\s*$`, 'i');
  const [, a, operator, b] = pattern.exec(text) ?? [];
  return a === undefined ? undefined : { a: Number(a), operator: (operator ?? '').toUpperCase(), b: Number(b) };
};

const types: Readonly<Record<string, (value: number) => string>> = {
  float: (value) => value.toFixed(6),
  f: (value) => value.toFixed(6),
  int: (value) => String(Math.trunc(value)),
  i: (value) => String(Math.trunc(value)),
  hex: (value) => (Math.trunc(value) >>> 0).toString(16),
  h: (value) => (Math.trunc(value) >>> 0).toString(16),
  octal: (value) => (Math.trunc(value) >>> 0).toString(8),
  o: (value) => (Math.trunc(value) >>> 0).toString(8),
  char: (value) => String.fromCharCode(Math.trunc(value) & 255),
  c: (value) => String.fromCharCode(Math.trunc(value) & 255),
};

const MATH: DialplanFunction = {
  name: 'MATH',
  synopsis: 'What an operation of two numbers gives',
  syntax: 'MATH(expression[,{float|int|hex|octal|char}])',
  read: (scope, args) => {
    const [expression = '', type = 'float'] = separateArguments(args, 2);
    const parsed = split(expression);
    const format = types[type.trim().toLowerCase()];
    const operation = parsed && operators[parsed.operator];
    if (!parsed || !format || !operation) return warn(scope, `MATH cannot compute '${args}'`);
    const value = operation(parsed.a, parsed.b);
    if (comparisons.includes(parsed.operator)) return value === 1 ? 'TRUE' : 'FALSE';
    return format(value);
  },
};

/** Adds to a variable of the channel and gives the new value. */
const counter = (name: string, step: number, synopsis: string): DialplanFunction => ({
  name,
  synopsis,
  syntax: `${name}(variable)`,
  read: (scope, args) =>
    soon(readNamed(args.trim(), scope), (text) => {
      const before = Number.parseInt(text, 10);
      if (Number.isNaN(before)) return warn(scope, `${name} needs a variable that holds a number: ${args}`);
      const value = String(before + step);
      // without a channel there is no place for the new value
      scope.channel?.variables.set(args.trim(), value);
      return value;
    }),
});

const shown = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(6));

const chosen = (name: string, synopsis: string, choose: (...values: number[]) => number): DialplanFunction => ({
  name,
  synopsis,
  syntax: `${name}(number[,number])`,
  read: (scope, args) => {
    const values = separateArguments(args)
      .slice(0, 2)
      .filter((text) => text !== '')
      .map((text) => Number.parseFloat(text));
    if (values.length === 0 || values.some(Number.isNaN)) return warn(scope, `${name} needs numbers: '${args}'`);
    return shown(choose(...values));
  },
});

export const definition = defineModule({
  name: 'func_math',
  description: 'Mathematical dialplan function',
  start: () => ({
    functions: [
      MATH,
      counter('INC', 1, 'Adds one to a variable'),
      counter('DEC', -1, 'Takes one off a variable'),
      chosen('MIN', 'The smaller one of two numbers', Math.min),
      chosen('MAX', 'The larger one of two numbers', Math.max),
      chosen('ABS', 'A number without its sign', (value = 0) => Math.abs(value)),
    ],
  }),
});
