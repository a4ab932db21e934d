import { evaluateExpression } from './expression.js';
import type { FunctionScope } from './module.js';
import { predefinedVariable } from './predefined-variables.js';

type Found = string | undefined;
type Pending = Promise<Found>;
/** Runs as far as it can and yields what it must wait for. */
type Steps<T> = Generator<Pending, T, Found>;

/** How deep `${…}` may stand within what functions substitute again. */
const deepest = 32;
let depth = 0;

/**
 * Puts in the values of `${VAR}`, `${VAR:offset:length}`, `${FUNCTION(arguments)}` and `$[expression]`, one within the
 * other. It is synchronous unless a function is not; text without `$` comes back at once.
 */
export function substitute(text: string, scope: FunctionScope): string | Promise<string> {
  return text.includes('$') ? run(steps(text, scope)) : text;
}

/** Substitutes where only what is known at once can count (names of extensions in a file): what is not, is empty. */
export function substituteNow(text: string, scope: FunctionScope): string {
  const result = substitute(text, scope);
  return typeof result === 'string' ? result : '';
}

/** Reads `NAME(arguments)`; undefined if it fails, which is logged. Dangerous functions are refused to outsiders. */
export function readFunction(expression: string, scope: FunctionScope): Found | Pending {
  const call = parseFunction(expression, scope);
  if (!call) return undefined;
  const { entry, args } = call;
  if (!entry.read) return refuse(scope, `The function ${entry.name} cannot be read`);
  if (entry.dangerous?.read && !mayBeDangerous(scope))
    return refuse(scope, `The function ${entry.name} may not be read from outside the dialplan`);
  return entry.read(scope, args);
}

/** Writes `NAME(arguments)`; false if it fails, which is logged. Dangerous functions are refused to outsiders. */
export function writeFunction(expression: string, value: string, scope: FunctionScope): boolean | Promise<boolean> {
  const call = parseFunction(expression, scope);
  if (!call) return false;
  const { entry, args } = call;
  if (!entry.write) return refuse(scope, `The function ${entry.name} cannot be written`) !== undefined;
  if (entry.dangerous?.write && !mayBeDangerous(scope))
    return refuse(scope, `The function ${entry.name} may not be written from outside the dialplan`) !== undefined;
  return entry.write(scope, args, value);
}

/** Sets what `Set()` sets: a function, or a variable of the channel, or a global one where there is no channel. */
export function assign(name: string, value: string, scope: FunctionScope): boolean | Promise<boolean> {
  if (name.endsWith(')')) return writeFunction(name, value, scope);
  (scope.channel?.variables ?? scope.kernel.globals).set(name, value);
  return true;
}

/** The value of a variable by its bare name: predefined, the channel's own, or global. */
export function readVariable(name: string, scope: FunctionScope): Found {
  const given = scope.given && Object.hasOwn(scope.given, name) ? scope.given[name] : undefined;
  return (
    given ?? predefinedVariable(name, scope) ?? scope.channel?.variables.get(name) ?? scope.kernel.globals.get(name)
  );
}

/** The value of what may stand within `${ }`: a variable or a function with its arguments. */
export function readNamed(name: string, scope: FunctionScope): string | Promise<string> {
  return run(variable(name, scope));
}

/** What `${name}` gives where a function is told the name of a variable: the name may hold variables itself. */
export function readReference(name: string, scope: FunctionScope): string | Promise<string> {
  return name.includes('$') || /[{}]/.test(name) ? substitute(`\${${name}}`, scope) : readNamed(name, scope);
}

const mayBeDangerous = ({ trusted, kernel }: FunctionScope): boolean =>
  trusted || kernel.settings.options.live_dangerously;

const refuse = ({ kernel }: FunctionScope, message: string): undefined => {
  kernel.log.write('warning', 'pbx_functions', message);
  return undefined;
};

function parseFunction(expression: string, scope: FunctionScope) {
  const open = expression.indexOf('(');
  const name = (open < 0 ? expression : expression.slice(0, open)).trimStart();
  const entry = scope.kernel.functions.get(name);
  // unlike applications, functions are written as they are named
  if (entry?.name !== name) return refuse(scope, `There is no function ${name}`);
  const close = expression.lastIndexOf(')');
  if (open >= 0 && close < open) refuse(scope, `')' is missing behind the arguments of ${name}`);
  const args = open < 0 ? '' : expression.slice(open + 1, close < open ? undefined : close);
  return { entry, args };
}

function run(work: Steps<string>): string | Promise<string> {
  if (depth >= deepest) return '';
  depth += 1;
  try {
    const first = work.next();
    return first.done ? first.value : finish(work, first.value);
  } finally {
    depth -= 1;
  }
}

async function finish(work: Steps<string>, pending: Pending): Promise<string> {
  let next = work.next(await pending);
  while (!next.done) next = work.next(await next.value);
  return next.value;
}

function* steps(text: string, scope: FunctionScope): Steps<string> {
  let result = '';
  let at = 0;
  for (;;) {
    const dollar = text.indexOf('$', at);
    if (dollar < 0) return result + text.slice(at);
    result += text.slice(at, dollar);
    const bracket = text[dollar + 1];
    if (bracket === '{') {
      const { inner, nested, end } = enclosed(text, dollar + 2, '{', '}', '[', scope);
      result += yield* variable(nested ? yield* steps(inner, scope) : inner, scope);
      at = end;
    } else if (bracket === '[') {
      const { inner, nested, end } = enclosed(text, dollar + 2, '[', ']', '{', scope);
      const value = evaluateExpression(nested ? yield* steps(inner, scope) : inner, scope);
      result += (typeof value === 'string' ? value : yield value) ?? '';
      at = end;
    } else {
      result += '$';
      at = dollar + 1;
    }
  }
}

/** What stands between a bracket and the one that closes it, and whether more is to be substituted inside. */
function enclosed(text: string, start: number, open: string, close: string, other: string, scope: FunctionScope) {
  let count = 1;
  let nested = false;
  let at = start;
  for (; at < text.length && count > 0; at++) {
    const character = text[at];
    if (character === '$' && (text[at + 1] === open || text[at + 1] === other)) nested = true;
    else if (character === open) count += 1;
    else if (character === close) count -= 1;
  }
  if (count > 0) {
    scope.kernel.log.write('warning', 'pbx_variables', `'${close}' is missing in '${text}'`);
    return { inner: text.slice(start), nested, end: text.length };
  }
  return { inner: text.slice(start, at - 1), nested, end: at };
}

/** The value of what stands within `${ }`. */
function* variable(expression: string, scope: FunctionScope): Steps<string> {
  const { name, isFunction, offset, length } = parseName(expression);
  let value: Found;
  if (isFunction) {
    const read = readFunction(name, scope);
    value = typeof read === 'object' ? yield read : read;
  } else value = readVariable(name, scope);
  return substring(value ?? '', offset, length);
}

interface Name {
  readonly name: string;
  readonly isFunction: boolean;
  readonly offset: number;
  readonly length: number;
}

/** Splits `NAME:offset:length`; a colon within the arguments of a function is no such mark. */
function parseName(expression: string): Name {
  let parentheses = 0;
  let isFunction = false;
  for (let at = 0; at < expression.length; at++) {
    const character = expression[at];
    if (character === '(') {
      isFunction = true;
      parentheses += 1;
    } else if (character === ')') parentheses -= 1;
    else if (character === ':' && parentheses === 0) {
      const [, offset, length] = /^\s*([+-]?\d+)(?::\s*([+-]?\d+))?/.exec(expression.slice(at + 1)) ?? [];
      return {
        name: expression.slice(0, at),
        isFunction,
        offset: Number(offset ?? 0),
        length: length === undefined ? Number.POSITIVE_INFINITY : Number(length),
      };
    }
  }
  return { name: expression, isFunction, offset: 0, length: Number.POSITIVE_INFINITY };
}

/** `${VAR:offset:length}`: a negative offset counts from the end, a negative length leaves so much off the end. */
export function substring(value: string, offset: number, length: number): string {
  const start = offset < 0 ? Math.max(0, value.length + offset) : offset;
  if (start >= value.length) return '';
  const end = length < 0 ? value.length + length : start + length;
  return end <= start ? '' : value.slice(start, end);
}
