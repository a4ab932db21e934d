import { splitArguments } from '../../kernel/arguments.js';
import { type DialplanFunction, defineModule, type FunctionScope } from '../../kernel/module.js';
import { soon } from '../../kernel/soon.js';
import { readReference } from '../../kernel/substitute.js';
import { type JsonValue, jsonText, parseJson, realText } from './json-value.js';

const warn = ({ kernel }: FunctionScope, message: string): undefined => {
  kernel.log.write('warning', 'func_json', message);
  return undefined;
};

/** Follows a path of keys; what is neither an array nor an object is its end. */
const follow = (value: JsonValue, [key, ...rest]: readonly string[]): JsonValue | undefined => {
  if (key === undefined || (value.kind !== 'array' && value.kind !== 'object')) return value;
  const next =
    value.kind === 'object' ? value.members.get(key) : /^\d+$/.test(key) ? value.items[Number(key)] : undefined;
  return next && follow(next, rest);
};

const shown = (value: JsonValue, counted: boolean): string => {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'integer':
      return String(BigInt.asIntN(32, value.value));
    case 'real':
      return realText(value.value);
    case 'word':
      return value.word === 'null' ? '' : value.word === 'true' ? '1' : '0';
    case 'array':
      return counted ? String(value.items.length) : jsonText(value);
    case 'object':
      return jsonText(value);
  }
};

const JSON_DECODE: DialplanFunction = {
  name: 'JSON_DECODE',
  synopsis: 'What stands under a key, or a path of keys, of the JSON in a variable; c counts the items of an array',
  syntax: 'JSON_DECODE(name,key[.key…][,separator[,c]])',
  read: (scope, args) => {
    const [name = '', path = '', mark = '', options = ''] = splitArguments(args, 4);
    const separator = mark || '.';
    if (name === '' || path === '') return warn(scope, 'JSON_DECODE needs JSON_DECODE(name,key)');
    if (separator.length !== 1) return warn(scope, `JSON_DECODE takes one character between keys, not '${separator}'`);
    return soon(readReference(name, scope), (source) => {
      const json = source === '' ? undefined : parseJson(source);
      if (!json) return warn(scope, `There is no JSON in ${name}`);
      const found = follow(json, path.split(separator));
      return found ? shown(found, options.includes('c')) : warn(scope, `There is no '${path}' in ${name}`);
    });
  },
};

export const definition = defineModule({
  name: 'func_json',
  description: 'JSON decoding function',
  start: () => ({ functions: [JSON_DECODE] }),
});
