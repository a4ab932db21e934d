import { leadingInteger } from './arguments.js';
import { type ExpressionNode, ExpressionSyntaxError, parseExpression } from './expression-syntax.js';
import {
  add,
  compare,
  divide,
  type ExtendedNumber,
  floor,
  formatNumber,
  fromDouble,
  fromInteger,
  fromText,
  isZero,
  multiply,
  nearestRemainder,
  negate,
  remainder,
  squareRoot,
  subtract,
  toDouble,
  wholePower,
} from './extended-number.js';
import type { FunctionScope } from './module.js';
import { compileRegex } from './posix-regex.js';
import { readFunction } from './substitute.js';

/** A number, or text; text that looks like a number counts as one where numbers are compared or computed. */
type Value = ExtendedNumber | string;
type Found = string | undefined;
type Steps<T> = Generator<Promise<Found>, T, Found>;

/** What a division by zero gives. */
const divisionByZero = fromInteger(2147483647);
const yes = fromInteger(1);
const no = fromInteger(0);
const truth = (value: boolean): ExtendedNumber => (value ? yes : no);

/**
 * Evaluates a dialplan expression whose variables are in place already. One that is wrong is logged and gives 0, or ''
 * where not even its beginning is one.
 * It is synchronous unless a function in it is not.
 */
export function evaluateExpression(source: string, scope: FunctionScope): string | Promise<string> {
  let tree: ExpressionNode | undefined;
  try {
    const parsed = parseExpression(source);
    tree = parsed?.node;
    // what comes before is an expression of its own, and its value stands
    if (parsed?.leftover !== undefined)
      warn(scope, `The expression '${source}' goes on behind its end: '${parsed.leftover}' is not expected there`);
  } catch (error) {
    if (!(error instanceof ExpressionSyntaxError)) throw error;
    warn(scope, `The expression '${source}' is wrong: ${error.message}`);
    // the reference has its result, '', before it finds such a mistake, and else takes 0
    return error.atStart ? '' : '0';
  }
  if (!tree) return '';
  const work = evaluate(tree, scope);
  const first = work.next();
  return first.done ? textOf(first.value) : finish(work, first.value);
}

async function finish(work: Steps<Value>, pending: Promise<Found>): Promise<string> {
  let next = work.next(await pending);
  while (!next.done) next = work.next(await next.value);
  return textOf(next.value);
}

const warn = ({ kernel }: FunctionScope, message: string): void => kernel.log.write('warning', 'ast_expr2', message);

const textOf = (value: Value): string => (typeof value === 'string' ? value : formatNumber(value));
const looksNumeric = (text: string): boolean => text === '' || /^-?\d+(\.\d+)?$/.test(text);

/** The number that a value is; undefined for text. */
const numberOf = (value: Value): ExtendedNumber | undefined => {
  if (typeof value !== 'string') return value;
  return looksNumeric(value) ? fromText(value) : undefined;
};

const isNothing = (value: Value): boolean => {
  if (value === '') return true;
  const number = numberOf(value);
  return number !== undefined && isZero(number);
};

function* evaluate(node: ExpressionNode, scope: FunctionScope): Steps<Value> {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'unary': {
      const value = yield* evaluate(node.operand, scope);
      return node.operator === '!' ? not(value) : negative(value, scope);
    }
    case 'binary': {
      const left = yield* evaluate(node.left, scope);
      const right = yield* evaluate(node.right, scope);
      return binary(node.operator, left, right, scope);
    }
    case 'choice': {
      const condition = yield* evaluate(node.condition, scope);
      const whenTrue = yield* evaluate(node.yes, scope);
      const whenFalse = yield* evaluate(node.no, scope);
      return isChosen(condition) ? whenTrue : whenFalse;
    }
    case 'call': {
      const args: Value[] = [];
      for (const argument of node.args) args.push(yield* evaluate(argument, scope));
      return yield* call(node.name, args, scope);
    }
  }
}

const isChosen = (condition: Value): boolean => {
  const number = numberOf(condition);
  if (number !== undefined) return condition !== '' && !isZero(number);
  return condition !== '""';
};

/** Of text, the whole number that it begins with counts. */
const not = (value: Value): ExtendedNumber =>
  truth(typeof value === 'string' ? (leadingInteger(value) ?? 0) === 0 : isZero(value));

function binary(operator: string, left: Value, right: Value, scope: FunctionScope): Value {
  switch (operator) {
    case '|':
      return isNothing(left) ? right : (numberOf(left) ?? left);
    case '&':
      return isNothing(left) || isNothing(right) ? no : (numberOf(left) ?? left);
    case '=':
      return truth(order(left, right) === 0);
    case '!=':
      return truth(order(left, right) !== 0);
    case '<':
      return truth(order(left, right) < 0);
    case '>':
      return truth(order(left, right) > 0);
    case '<=':
      return truth(order(left, right) <= 0);
    case '>=':
      return truth(order(left, right) >= 0);
    case ':':
      return match(textOf(left), textOf(right), true, scope);
    case '=~':
      return match(textOf(left), textOf(right), false, scope);
    case '~~':
      return unquoted(textOf(left)) + unquoted(textOf(right));
    default:
      return compute(operator, left, right, scope);
  }
}

/** Numbers by value, text by its bytes. */
const order = (left: Value, right: Value): number => {
  const a = numberOf(left);
  const b = numberOf(right);
  if (a && b) return compare(a, b);
  const [first, second] = [textOf(left), textOf(right)];
  return first < second ? -1 : first > second ? 1 : 0;
};

/** A number to compute with; text that is none is told, and counts as 0. */
const operand = (value: Value, scope: FunctionScope): ExtendedNumber => {
  const number = numberOf(value);
  if (number) return number;
  warn(scope, `'${textOf(value)}' is not a number and counts as 0`);
  return no;
};

function compute(operator: string, left: Value, right: Value, scope: FunctionScope): ExtendedNumber {
  const a = operand(left, scope);
  const b = operand(right, scope);
  if (operator === '+') return add(a, b);
  if (operator === '-') return subtract(a, b);
  // of text the product is 0 without a sign, and a number divided by it is what a division by zero gives
  if (operator === '*') return numberOf(left) && numberOf(right) ? multiply(a, b) : no;
  if (operator === '/' && !numberOf(left)) return no;
  if (operator === '/' && !numberOf(right)) return divisionByZero;
  if (isZero(b)) {
    warn(scope, 'A division by zero');
    return operator === '/' && !isZero(a) ? divisionByZero : no;
  }
  return operator === '/' ? divide(a, b) : remainder(a, b);
}

/** Text that is no number gives 0, and not the negative one. */
const negative = (value: Value, scope: FunctionScope): ExtendedNumber =>
  numberOf(value) ? negate(operand(value, scope)) : operand(value, scope);

const unquoted = (text: string): string => text.replace(/^"(.*)"$/s, '$1');

/** What the first parentheses match, or how long the match is where there are none; '' or 0 where nothing matches. */
function match(subject: string, pattern: string, fromStart: boolean, scope: FunctionScope): Value {
  const regex = compileRegex(unquoted(pattern));
  if (!regex) {
    warn(scope, `${pattern} is no regular expression`);
    return '';
  }
  const matcher = regex.matcher(unquoted(subject));
  const groups = regex.groupCount();
  if (!matcher.find() || (fromStart && matcher.start() !== 0)) return groups > 0 ? '' : no;
  return groups > 0 ? (matcher.group(1) ?? '') : fromInteger(matcher.end() - matcher.start());
}

const ofOne: Readonly<Record<string, (x: number) => number>> = {
  COS: Math.cos,
  SIN: Math.sin,
  TAN: Math.tan,
  ACOS: Math.acos,
  ASIN: Math.asin,
  ATAN: Math.atan,
  EXP: Math.exp,
  EXP2: (x) => 2 ** x,
  EXP10: (x) => 10 ** x,
  LOG: Math.log,
  LOG2: Math.log2,
  LOG10: Math.log10,
};
const ofTwo: Readonly<Record<string, (x: number, y: number) => number>> = {
  ATAN2: Math.atan2,
};
const extendedOfTwo: Readonly<Record<string, (x: ExtendedNumber, y: ExtendedNumber) => ExtendedNumber>> = {
  POW: (x, y) => wholePower(x, toDouble(y)) ?? fromDouble(toDouble(x) ** toDouble(y)),
  REMAINDER: nearestRemainder,
};
const half = fromText('0.5');
/** What is computed without rounding to a double. */
const extendedOfOne: Readonly<Record<string, (x: ExtendedNumber) => ExtendedNumber>> = {
  FLOOR: floor,
  CEIL: (x) => negate(floor(negate(x))),
  ROUND: (x) => (x.mantissa < 0n ? negate(floor(add(negate(x), half))) : floor(add(x, half))),
  TRUNC: (x) => (x.mantissa < 0n ? negate(floor(negate(x))) : floor(x)),
  SQRT: squareRoot,
  RINT: (x) => fromDouble(toEven(toDouble(x))),
};

const toEven = (x: number): number => {
  const below = Math.floor(x);
  if (x - below !== 0.5) return Math.round(x);
  return below % 2 === 0 ? below : below + 1;
};

/** A function of expressions, or else one of the dialplan. */
function* call(name: string, args: readonly Value[], scope: FunctionScope): Steps<Value> {
  const [first = no, second = no] = args.map((argument) => numberOf(argument) ?? no);
  if (args.length === 1) {
    const one = ofOne[name];
    const found = extendedOfOne[name]?.(first) ?? (one && fromDouble(one(toDouble(first))));
    if (found) return found;
  }
  if (args.length === 2) {
    const two = ofTwo[name];
    const found = extendedOfTwo[name]?.(first, second) ?? (two && fromDouble(two(toDouble(first), toDouble(second))));
    if (found) return found;
  }
  if (scope.kernel.functions.get(name)?.name !== name) {
    warn(scope, `There is no function ${name}`);
    return no;
  }
  const read = readFunction(`${name}(${args.map(textOf).join(',')})`, scope);
  return (typeof read === 'object' ? yield read : read) ?? '';
}
