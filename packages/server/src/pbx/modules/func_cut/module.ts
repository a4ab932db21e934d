import { separateArguments } from '../../kernel/arguments.js';
import { type DialplanFunction, defineModule } from '../../kernel/module.js';
import { soon } from '../../kernel/soon.js';
import { readNamed } from '../../kernel/substitute.js';

/** The indexes of fields that `1-3&5&7-` names, of so many; '-' alone stands for all. */
const chosen = (spec: string, count: number): number[] | undefined => {
  const found: number[] = [];
  for (const part of spec.split('&')) {
    const [, from = '', dash = '', to = ''] = /^\s*(\d*)\s*(-?)\s*(\d*)\s*$/.exec(part) ?? [];
    if (from === '' && dash === '') return undefined;
    const first = from === '' ? 1 : Number(from);
    const last = dash === '' ? first : to === '' ? count : Number(to);
    for (let field = Math.max(first, 1); field <= Math.min(last, count); field++) found.push(field - 1);
  }
  return found;
};

const CUT: DialplanFunction = {
  name: 'CUT',
  synopsis: 'Some of the fields of a variable',
  syntax: 'CUT(name,delimiter,fields)',
  read: (scope, args) => {
    const [name = '', delimiter = '', spec = ''] = separateArguments(args, 3);
    if (name === '' || spec === '') {
      scope.kernel.log.write('error', 'func_cut', 'CUT needs CUT(name,delimiter,fields)');
      return undefined;
    }
    const mark =
      delimiter === ''
        ? '-'
        : delimiter === '\\n' || delimiter === 'n'
          ? '\n'
          : delimiter[0] === '\\'
            ? (delimiter[1] ?? '\\')
            : (delimiter[0] as string);
    return soon(readNamed(name, scope), (value) => {
      const fields = value.split(mark);
      const indexes = chosen(spec, fields.length);
      if (!indexes) {
        scope.kernel.log.write('error', 'func_cut', `CUT knows fields such as 1-3&5; not '${spec}'`);
        return undefined;
      }
      return indexes.map((index) => fields[index] ?? '').join(mark);
    });
  },
};

/** `key:number` pairs in the order of their numbers. */
const SORT: DialplanFunction = {
  name: 'SORT',
  synopsis: 'The keys of a list of key:number, in the order of the numbers',
  syntax: 'SORT(key:number[,key:number[,…]])',
  read: (_scope, args) =>
    separateArguments(args)
      .filter((pair) => pair.includes(':'))
      .map((pair) => {
        const colon = pair.indexOf(':');
        return { key: pair.slice(0, colon), value: Number.parseFloat(pair.slice(colon + 1)) || 0 };
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
