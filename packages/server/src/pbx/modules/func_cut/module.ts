import { splitArguments } from '../../kernel/arguments.js';
import { leadingNumber } from '../../kernel/c-number.js';
import { encodedCharacter } from '../../kernel/encoded-character.js';
import { type DialplanFunction, defineModule } from '../../kernel/module.js';
import { soon } from '../../kernel/soon.js';
import { readReference } from '../../kernel/substitute.js';

/** From and to, both counted from 1, of one part of `1-3&5&7-`; what comes behind it does not count. */
const rangeOf = (part: string): readonly [from: number, to: number] | undefined => {
  const both = /^\s*([+-]?\d+)-(\s*[+-]?\d+)/.exec(part);
  if (both) return [Number(both[1]), Number(both[2])];
  const upTo = /^-(\s*[+-]?\d+)/.exec(part);
  if (upTo) return [0, Number(upTo[1])];
  const [, from, dash] = /^\s*([+-]?\d+)(-?)/.exec(part) ?? [];
  if (from === undefined) return undefined;
  return [Number(from), dash === '' ? Number(from) : Number.POSITIVE_INFINITY];
};

/** The fields that are asked for. They come in their own order, each once at most. */
const chosen = (fields: readonly string[], spec: string): string[] | undefined => {
  const found: string[] = [];
  let next = 1;
  for (const part of spec.split('&')) {
    if (next > fields.length) break;
    const range = rangeOf(part);
    if (!range) return undefined;
    next = Math.max(next, Math.min(range[0], fields.length + 1));
    for (; next <= Math.min(range[1], fields.length); next++) found.push(fields[next - 1] as string);
  }
  return found;
};

const CUT: DialplanFunction = {
  name: 'CUT',
  synopsis: 'Some of the fields of a variable',
  syntax: 'CUT(name,delimiter,fields)',
  read: (scope, args) => {
    const [name = '', delimiter = '', spec = ''] = splitArguments(args, 3);
    if (name === '' || spec === '') {
      scope.kernel.log.write('error', 'func_cut', 'CUT needs CUT(name,delimiter,fields)');
      return undefined;
    }
    const mark = delimiter === '' ? '-' : (encodedCharacter(delimiter, 0)?.character ?? '-');
    return soon(readReference(name, scope), (value) => {
      const found = chosen(value.split(mark), spec);
      if (!found) scope.kernel.log.write('error', 'func_cut', `CUT knows fields such as 1-3&5; not '${spec}'`);
      return found?.join(mark);
    });
  },
};

/** `key:number` pairs in the order of their numbers. */
const SORT: DialplanFunction = {
  name: 'SORT',
  synopsis: 'The keys of a list of key:number, in the order of the numbers',
  syntax: 'SORT(key:number[,key:number[,…]])',
  read: (_scope, args) =>
    args
      .split(',')
      .filter((pair) => pair.includes(':'))
      .map((pair) => {
        const colon = pair.indexOf(':');
        return { key: pair.slice(0, colon), value: leadingNumber(pair.slice(colon + 1)) ?? 0 };
      })
      .sort((a, b) => a.value - b.value)
      .map(({ key }) => key)
      .join(','),
};

export const definition = defineModule({
  name: 'func_cut',
  description: 'Cut out information from a string',
  start: () => ({ functions: [CUT, SORT] }),
});
