import { separateArguments, splitArguments } from '../../kernel/arguments.js';
import { decodedText, encodedCharacter } from '../../kernel/encoded-character.js';
import type { DialplanFunction, FunctionScope } from '../../kernel/module.js';
import { parseRegex } from '../../kernel/posix-regex.js';
import { soon } from '../../kernel/soon.js';
import { readReference, substitute } from '../../kernel/substitute.js';

const warn = ({ kernel }: FunctionScope, message: string): undefined => {
  kernel.log.write('warning', 'func_strings', message);
  return undefined;
};

/** Where a function that is written keeps what it is given. */
const variablesOf = ({ channel, kernel }: FunctionScope) => channel?.variables ?? kernel.globals;

/** Reads as the name of a variable what a function is given, and goes on with its value. */
const withValue = <T>(scope: FunctionScope, name: string, next: (value: string) => T): T | Promise<T> =>
  soon(readReference(name, scope), next);

/** The characters of a set such as `0-9a-f\-`. A range that ends before it begins goes around by way of 255. */
const charactersOf = (set: string): ReadonlySet<string> | undefined => {
  const members = new Set<string>();
  for (let at = 0; at < set.length; ) {
    const first = encodedCharacter(set, at);
    if (!first) return undefined;
    const length = first.next - at;
    at = first.next;
    let last = first;
    if (set[at] === '-') {
      // a range without a proper end is its first character, as long as that is written
      const end = at + 1 < set.length ? encodedCharacter(set, at + 1) : undefined;
      last = end ?? { ...first, next: at + 1 + length };
      at = last.next;
    }
    const [from, to] = [first.character.charCodeAt(0), last.character.charCodeAt(0)];
    for (let code = from; ; code = (code + 1) & 255) {
      members.add(String.fromCharCode(code));
      if (code === to) break;
    }
  }
  return members;
};

/** The name of a list and its delimiter, one character; undefined if that is none. */
const listArguments = (args: string): { name: string; delimiter: string } | undefined => {
  const [name = '', mark = ''] = splitArguments(args, 2, { raw: true });
  const delimiter = mark === '' ? ',' : encodedCharacter(mark, 0)?.character;
  return name === '' || delimiter === undefined ? undefined : { name, delimiter };
};

const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** Changes a list that stands in a variable; gives what `change` gives. */
const changeList = (
  scope: FunctionScope,
  args: string,
  change: (fields: string[]) => string,
): string | undefined | Promise<string | undefined> => {
  const { channel } = scope;
  const list = listArguments(args);
  if (!list) return undefined;
  const { name, delimiter } = list;
  return withValue(scope, name, (value) => {
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
  const list = listArguments(args);
  if (!list) return false;
  return withValue(scope, list.name, (before) => {
    variablesOf(scope).set(list.name, before === '' ? value : join(before, list.delimiter));
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
    const [set = '', text] = splitArguments(args, 2, { raw: true });
    if (text === undefined) return warn(scope, 'FILTER needs FILTER(allowed,text)');
    const allowed = charactersOf(set);
    if (!allowed) return warn(scope, `FILTER knows no such characters: ${set}`);
    return [...text].filter((character) => allowed.has(character)).join('');
  },
};

const REPLACE: DialplanFunction = {
  name: 'REPLACE',
  synopsis: 'A variable with some characters replaced by another one, or taken out',
  syntax: 'REPLACE(name,characters[,replacement])',
  read: (scope, args) => {
    const [name = '', find = '', replacement = ''] = splitArguments(args, 3);
    if (name === '' || find === '') return warn(scope, 'REPLACE needs REPLACE(name,characters[,replacement])');
    // a character 0 ends a text of C
    const decoded = decodedText(find).split('\0', 1)[0];
    if (!decoded) return warn(scope, `REPLACE knows no such characters: ${find}`);
    const characters = new Set(decoded);
    const other = encodedCharacter(replacement, 0)?.character ?? '';
    return withValue(scope, name, (value) =>
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
    return withValue(scope, name, (value) => {
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
    const [, expression, text] = splitArguments(args, 3, { separator: '"' });
    if (expression === undefined || text === undefined) return warn(scope, 'REGEX needs REGEX("expression" text)');
    const regex = parseRegex(expression);
    if (typeof regex === 'string') {
      scope.leftover?.(regex);
      return warn(scope, `${expression} is no regular expression: ${regex}`);
    }
    return regex.matcher(text.replace(/^ /, '')).find() ? '1' : '0';
  },
};

const FIELDQTY: DialplanFunction = {
  name: 'FIELDQTY',
  synopsis: 'How many fields a variable has',
  syntax: 'FIELDQTY(name,delimiter)',
  read: (scope, args) => {
    const [name = '', given] = splitArguments(args, 2, { raw: true });
    const mark = given ?? '';
    const delimiter = encodedCharacter(mark, 0);
    if (!delimiter) return warn(scope, `FIELDQTY knows no such delimiter: ${mark}`);
    if (mark === '') return given === undefined ? '1' : withValue(scope, name, (value) => (value === '' ? '0' : '1'));
    return withValue(scope, name, (value) => String(value === '' ? 0 : value.split(delimiter.character).length));
  },
};

const FIELDNUM: DialplanFunction = {
  name: 'FIELDNUM',
  synopsis: 'Which field of a variable holds a text, whatever its case; 0 for none',
  syntax: 'FIELDNUM(name,delimiter,text)',
  read: (scope, args) => {
    const [name = '', mark = '', text] = splitArguments(args, 3);
    const delimiter = encodedCharacter(mark, 0)?.character;
    if (!delimiter || text === undefined) {
      scope.leftover?.('0');
      return warn(scope, 'FIELDNUM needs FIELDNUM(name,delimiter,text)');
    }
    return withValue(scope, name, (value) =>
      value === '' ? '0' : String(value.split(delimiter).map(lower).indexOf(lower(text)) + 1),
    );
  },
};

const LISTFILTER: DialplanFunction = {
  name: 'LISTFILTER',
  synopsis: 'A list without those fields that hold a text',
  syntax: 'LISTFILTER(name,delimiter,text)',
  read: (scope, args) => {
    const [name = '', mark = '', text] = splitArguments(args, 3);
    const delimiter = decodedText(mark) || ',';
    if (text === undefined) return warn(scope, 'LISTFILTER needs LISTFILTER(name,delimiter,text)');
    return withValue(scope, name, (value) => {
      const fields = value.split(delimiter);
      // an empty one at the end stays, as in the reference
      const kept = fields.filter((field, at) => field !== text || (field === '' && at === fields.length - 1));
      return kept.join(delimiter);
    });
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
    separateArguments(args).forEach((name, at) => void variablesOf(scope).set(name, values[at] ?? ''));
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
    const parts = separateArguments(args);
    const [name = '', between = ''] = parts;
    if (parts.length !== 2) return warn(scope, 'STRBETWEEN needs STRBETWEEN(name,text)');
    return withValue(scope, name, (value) => [...value].join(between));
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
  // of nothing but blanks the first one stays, as in the reference
  trim('RTRIM', 'A text without the blanks behind it', (text) => text.slice(0, 1) + text.slice(1).trimEnd()),
];
