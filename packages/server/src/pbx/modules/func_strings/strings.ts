import { separateArguments } from '../../kernel/arguments.js';
import type { DialplanFunction, FunctionScope } from '../../kernel/module.js';
import { compileRegex } from '../../kernel/posix-regex.js';
import { soon } from '../../kernel/soon.js';
import { readNamed, substitute } from '../../kernel/substitute.js';

const warn = ({ kernel }: FunctionScope, message: string): undefined => {
  kernel.log.write('warning', 'func_strings', message);
  return undefined;
};

/** A character, or its escape: `\n`, `\x20`, `\\`. */
export const unescaped = (text: string): string =>
  text.replace(/\\(x[0-9a-fA-F]{1,2}|.)/gs, (_whole, code: string) => {
    if (code.length > 1) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
    const named: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', a: '\x07', b: '\b', f: '\f', v: '\v' };
    return named[code] ?? code;
  });

/** Where a function that is written keeps what it is given. */
const variablesOf = ({ channel, kernel }: FunctionScope) => channel?.variables ?? kernel.globals;

/** The delimiter of a list: its escape written out; a comma where none is given. */
const delimiterOf = (text: string | undefined): string => unescaped(text ?? '') || ',';

/** The members of a set such as `0-9a-f\-`. */
const charactersOf = (set: string): ReadonlySet<string> => {
  const members = new Set<string>();
  const items = [...set.matchAll(/\\x[0-9a-fA-F]{1,2}|\\.|[\s\S]/g)].map(([item]) => item);
  for (let at = 0; at < items.length; at++) {
    const first = unescaped(items[at] as string);
    const isRange = items[at + 1] === '-' && at + 2 < items.length;
    const last = isRange ? unescaped(items[at + 2] as string) : first;
    for (let code = first.charCodeAt(0); code <= last.charCodeAt(0); code++) members.add(String.fromCharCode(code));
    if (isRange) at += 2;
  }
  return members;
};

/** A variable's name, the delimiter and one more argument. The delimiter may be a comma in quotes or behind a backslash. */
const listArguments = (args: string): { name: string; delimiter: string; rest: string | undefined } => {
  const [name = '', delimiter, rest] = separateArguments(args, 3);
  return { name: name.trim(), delimiter: delimiterOf(delimiter), rest };
};

const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** Changes a list that stands in a variable; gives what `change` gives. */
const changeList = (
  scope: FunctionScope,
  args: string,
  change: (fields: string[]) => string,
): string | undefined | Promise<string | undefined> => {
  const { channel } = scope;
  const { name, delimiter } = listArguments(args);
  if (name === '') return undefined;
  return soon(readNamed(name, scope), (value) => {
    if (value === '') return '';
    const fields = value.split(delimiter);
    const taken = change(fields);
    // without a channel the rest of the list has no place to go, and the list stays
    channel?.variables.set(name, fields.join(delimiter));
    return taken;
  });
};

const addToList = (
  scope: FunctionScope,
  args: string,
  value: string,
  join: (list: string, delimiter: string) => string,
): boolean | Promise<boolean> => {
  const { name, delimiter } = listArguments(args);
  if (name === '') return false;
  return soon(readNamed(name, scope), (list) => {
    variablesOf(scope).set(name, list === '' ? value : join(list, delimiter));
    return true;
  });
};

const LEN: DialplanFunction = {
  name: 'LEN',
  synopsis: 'How many bytes a text has',
  syntax: 'LEN(text)',
  read: (_scope, text) => String(text.length),
};

const FILTER: DialplanFunction = {
  name: 'FILTER',
  synopsis: 'The characters of a text that are allowed',
  syntax: 'FILTER(allowed,text)',
  read: (scope, args) => {
    const comma = firstComma(args);
    if (comma < 0) return warn(scope, 'FILTER needs FILTER(allowed,text)');
    const allowed = charactersOf(args.slice(0, comma));
    return [...args.slice(comma + 1)].filter((character) => allowed.has(character)).join('');
  },
};

/** Where a comma stands that is not behind a backslash. */
const firstComma = (text: string): number => {
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === ',') return at;
  }
  return -1;
};

const REPLACE: DialplanFunction = {
  name: 'REPLACE',
  synopsis: 'A variable with some characters replaced by another one, or taken out',
  syntax: 'REPLACE(name,characters[,replacement])',
  read: (scope, args) => {
    const [name = '', find = '', replacement = ''] = separateArguments(args, 3);
    if (name === '' || find === '') return warn(scope, 'REPLACE needs REPLACE(name,characters[,replacement])');
    const characters = new Set(find);
    const other = unescaped(replacement).slice(0, 1);
    return soon(readNamed(name, scope), (value) =>
      [...value].map((character) => (characters.has(character) ? other : character)).join(''),
    );
  },
};

const STRREPLACE: DialplanFunction = {
  name: 'STRREPLACE',
  synopsis: 'A variable with a text in it replaced by another one, or taken out',
  syntax: 'STRREPLACE(name,find[,replacement[,most]])',
  read: (scope, args) => {
    const [name = '', find = '', replacement = '', most = ''] = separateArguments(args, 4);
    if (name === '' || find === '') return warn(scope, 'STRREPLACE needs STRREPLACE(name,find[,replacement[,most]])');
    const limit = Number.parseInt(most, 10) > 0 ? Number.parseInt(most, 10) : Number.POSITIVE_INFINITY;
    return soon(readNamed(name, scope), (value) => {
      const parts = value.split(find);
      const joined = parts.slice(0, limit + 1).join(replacement);
      return [joined, ...parts.slice(limit + 1)].join(find);
    });
  },
};

const REGEX: DialplanFunction = {
  name: 'REGEX',
  synopsis: 'Whether a text fits a regular expression: 1 or 0',
  syntax: 'REGEX("expression" text)',
  read: (scope, args) => {
    const [, expression, text = ''] = /^\s*"((?:\\"|[^"])*)"\s?([\s\S]*)$/.exec(args) ?? [];
    if (expression === undefined) return warn(scope, 'REGEX needs REGEX("expression" text)');
    const regex = compileRegex(expression.replaceAll('\\"', '"'));
    if (!regex) return warn(scope, `${expression} is no regular expression`);
    return regex.matcher(text).find() ? '1' : '0';
  },
};

const FIELDQTY: DialplanFunction = {
  name: 'FIELDQTY',
  synopsis: 'How many fields a variable has',
  syntax: 'FIELDQTY(name,delimiter)',
  read: (scope, args) => {
    const comma = args.indexOf(',');
    const name = (comma < 0 ? args : args.slice(0, comma)).trim();
    // quotes are delimiters like others here
    const delimiter = delimiterOf(comma < 0 ? undefined : args.slice(comma + 1));
    return soon(readNamed(name, scope), (value) => String(value === '' ? 0 : value.split(delimiter).length));
  },
};

const FIELDNUM: DialplanFunction = {
  name: 'FIELDNUM',
  synopsis: 'Which field of a variable holds a text; 0 for none',
  syntax: 'FIELDNUM(name,delimiter,text)',
  read: (scope, args) => {
    const { name, delimiter, rest } = listArguments(args);
    if (rest === undefined) return warn(scope, 'FIELDNUM needs FIELDNUM(name,delimiter,text)');
    return soon(readNamed(name, scope), (value) => String(value.split(delimiter).indexOf(rest) + 1));
  },
};

const LISTFILTER: DialplanFunction = {
  name: 'LISTFILTER',
  synopsis: 'A list without those fields that hold a text',
  syntax: 'LISTFILTER(name,delimiter,text)',
  read: (scope, args) => {
    const { name, delimiter, rest } = listArguments(args);
    if (rest === undefined) return warn(scope, 'LISTFILTER needs LISTFILTER(name,delimiter,text)');
    return soon(readNamed(name, scope), (value) =>
      value
        .split(delimiter)
        .filter((field) => field !== rest)
        .join(delimiter),
    );
  },
};

const changeCase = (name: string, synopsis: string, change: (text: string) => string): DialplanFunction => ({
  name,
  synopsis,
  syntax: `${name}(text)`,
  read: (_scope, text) => change(text),
});

const upper = (text: string): string => text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
const lower = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

const QUOTE: DialplanFunction = {
  name: 'QUOTE',
  synopsis: 'A text in quotes, with quotes and backslashes in it escaped',
  syntax: 'QUOTE(text)',
  read: (_scope, text) => quote(text),
};

const CSV_QUOTE: DialplanFunction = {
  name: 'CSV_QUOTE',
  synopsis: 'A text as a field of a CSV file',
  syntax: 'CSV_QUOTE(text)',
  read: (_scope, text) => `"${text.replaceAll('"', '""')}"`,
};

const EVAL: DialplanFunction = {
  name: 'EVAL',
  synopsis: 'What a text gives when its variables are put in once more',
  syntax: 'EVAL(text)',
  read: (scope, text) => substitute(text, scope),
};

const PASSTHRU: DialplanFunction = {
  name: 'PASSTHRU',
  synopsis: 'The text itself, where a function wants the name of a variable',
  syntax: 'PASSTHRU(text)',
  read: (_scope, text) => text,
};

const SHIFT: DialplanFunction = {
  name: 'SHIFT',
  synopsis: 'Takes the first field off a list',
  syntax: 'SHIFT(name[,delimiter])',
  read: (scope, args) => changeList(scope, args, (fields) => fields.shift() ?? ''),
};

const POP: DialplanFunction = {
  name: 'POP',
  synopsis: 'Takes the last field off a list',
  syntax: 'POP(name[,delimiter])',
  read: (scope, args) => changeList(scope, args, (fields) => fields.pop() ?? ''),
};

const PUSH: DialplanFunction = {
  name: 'PUSH',
  synopsis: 'Adds a field to the end of a list',
  syntax: 'PUSH(name[,delimiter])',
  write: (scope, args, value) => addToList(scope, args, value, (list, delimiter) => list + delimiter + value),
};

const UNSHIFT: DialplanFunction = {
  name: 'UNSHIFT',
  synopsis: 'Adds a field to the beginning of a list',
  syntax: 'UNSHIFT(name[,delimiter])',
  write: (scope, args, value) => addToList(scope, args, value, (list, delimiter) => value + delimiter + list),
};

const ARRAY: DialplanFunction = {
  name: 'ARRAY',
  synopsis: 'Sets several variables at once',
  syntax: 'ARRAY(name[,name[,…]])',
  write: (scope, args, value) => {
    const values = separateArguments(value);
    separateArguments(args).forEach((name, at) => void variablesOf(scope).set(name.trim(), values[at] ?? ''));
    return true;
  },
};

const trim = (name: string, synopsis: string, change: (text: string) => string): DialplanFunction => ({
  name,
  synopsis,
  syntax: `${name}(text)`,
  read: (_scope, text) => change(text),
});

const keypad = '22233344455566677778889999';

const KEYPADHASH: DialplanFunction = {
  name: 'KEYPADHASH',
  synopsis: 'The digits by which letters are typed on a telephone',
  syntax: 'KEYPADHASH(text)',
  read: (_scope, text) =>
    upper(text).replace(/[\s\S]/g, (character) => {
      if (/[0-9]/.test(character)) return character;
      return /[A-Z]/.test(character) ? (keypad[character.charCodeAt(0) - 65] as string) : '';
    }),
};

const STRBETWEEN: DialplanFunction = {
  name: 'STRBETWEEN',
  synopsis: 'A variable with a text between each of its characters',
  syntax: 'STRBETWEEN(name,text)',
  read: (scope, args) => {
    const [name = '', between = ''] = separateArguments(args, 2);
    return soon(readNamed(name, scope), (value) => [...value].join(between));
  },
};

/** What works on texts and lists. */
export const stringFunctions: readonly DialplanFunction[] = [
  LEN,
  FILTER,
  REPLACE,
  STRREPLACE,
  REGEX,
  FIELDQTY,
  FIELDNUM,
  LISTFILTER,
  changeCase('TOUPPER', 'A text in capital letters', upper),
  changeCase('TOLOWER', 'A text in small letters', lower),
  QUOTE,
  CSV_QUOTE,
  EVAL,
  PASSTHRU,
  SHIFT,
  POP,
  PUSH,
  UNSHIFT,
  ARRAY,
  KEYPADHASH,
  STRBETWEEN,
  trim('TRIM', 'A text without the blanks at its ends', (text) => text.trim()),
  trim('LTRIM', 'A text without the blanks before it', (text) => text.trimStart()),
  trim('RTRIM', 'A text without the blanks behind it', (text) => text.trimEnd()),
];
