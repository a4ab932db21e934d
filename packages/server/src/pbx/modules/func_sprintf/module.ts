import { splitArguments } from '../../kernel/arguments.js';
import { type Conversion, convert } from '../../kernel/c-format.js';
import { type DialplanFunction, defineModule } from '../../kernel/module.js';

const widest = 512;

/** A conversion where it begins: flags, width, precision, size, letter. */
const conversionAt = /%([-+ 0#]*)(\d*)(?:\.(\d*))?(hh|ll|[hlLqjzt])?([\s\S]?)/g;

const SPRINTF: DialplanFunction = {
  name: 'SPRINTF',
  synopsis: 'Values put into a format, as printf does',
  syntax: 'SPRINTF(format,value[,…])',
  read: ({ kernel }, args) => {
    const [format = '', ...values] = splitArguments(args, Number.POSITIVE_INFINITY);
    const fail = (message: string): undefined => {
      kernel.log.write('error', 'func_sprintf', message);
      return undefined;
    };
    if (format === '' || values.length === 0) return fail('SPRINTF needs SPRINTF(format,value[,…])');
    let result = '';
    let [at, next] = [0, 0];
    for (const match of format.matchAll(conversionAt)) {
      const [whole, flags = '', width = '', precision, size = '', letter = ''] = match;
      result += format.slice(at, match.index);
      at = match.index + whole.length;
      // a format that ends in the middle of a conversion ends there
      if (letter === '') continue;
      if (letter === '%') {
        result += '%';
        continue;
      }
      const value = values[next++];
      if (value === undefined) return fail(`SPRINTF has no value for '${whole}'`);
      const text = convert(conversionOf(flags, width, precision, size, letter), value);
      if (text === undefined) return fail(`SPRINTF cannot show '${value}' as '${whole}'`);
      result += text;
    }
    return result + format.slice(at);
  },
};

const conversionOf = (
  flags: string,
  width: string,
  precision: string | undefined,
  size: string,
  letter: string,
): Conversion => ({
  flags,
  width: Math.min(Number(width), widest),
  precision: precision === undefined ? undefined : Math.min(Number(precision), widest),
  size,
  letter,
});

export const definition = defineModule({
  name: 'func_sprintf',
  description: 'SPRINTF dialplan function',
  start: () => ({ functions: [SPRINTF] }),
});
