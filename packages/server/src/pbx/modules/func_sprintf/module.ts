import { separateArguments } from '../../kernel/arguments.js';
import { type DialplanFunction, defineModule } from '../../kernel/module.js';

const widest = 512;

const pad = (text: string, flags: string, width: number, isNumber: boolean): string => {
  if (flags.includes('-')) return text.padEnd(width);
  if (!flags.includes('0') || !isNumber) return text.padStart(width);
  const sign = /^[+-]/.exec(text)?.[0] ?? '';
  return sign + text.slice(sign.length).padStart(width - sign.length, '0');
};

const signed = (text: string, flags: string): string => {
  if (text.startsWith('-')) return text;
  return flags.includes('+') ? `+${text}` : flags.includes(' ') ? ` ${text}` : text;
};

/** One value as a conversion of printf shows it; undefined for a conversion that is not there. */
const convert = (
  conversion: string,
  flags: string,
  precision: number | undefined,
  value: string,
): string | undefined => {
  const integer = Number.parseInt(value, 10) || 0;
  const real = Number.parseFloat(value) || 0;
  switch (conversion) {
    case 'd':
    case 'i':
      return signed(String(integer), flags);
    case 'u':
      return String(integer >>> 0);
    case 'x':
      return (integer >>> 0).toString(16);
    case 'X':
      return (integer >>> 0).toString(16).toUpperCase();
    case 'o':
      return (integer >>> 0).toString(8);
    case 'c':
      return String.fromCharCode(integer & 255);
    case 'f':
    case 'F':
      return signed(real.toFixed(Math.min(precision ?? 6, 100)), flags);
    case 'e':
      return signed(real.toExponential(Math.min(precision ?? 6, 100)).replace(/e([+-])(\d)$/, 'e$10$2'), flags);
    case 'g':
      return signed(String(Number(real.toPrecision(Math.min(Math.max(precision ?? 6, 1), 100)))), flags);
    case 's':
      return precision === undefined ? value : value.slice(0, precision);
    default:
      return undefined;
  }
};

const SPRINTF: DialplanFunction = {
  name: 'SPRINTF',
  synopsis: 'Values put into a format, as printf does',
  syntax: 'SPRINTF(format,value[,…])',
  read: ({ kernel }, args) => {
    const [format = '', ...values] = separateArguments(args);
    let next = 0;
    return format.replace(
      /%(?:%|([-+ 0#]*)(\d*)(?:\.(\d*))?(?:hh|h|ll|l|L|q|j|z|t)?([a-zA-Z]))/g,
      (whole, flags: string | undefined, width: string, precision: string | undefined, conversion: string) => {
        if (whole === '%%' || flags === undefined) return '%';
        const value = values[next++];
        if (value === undefined) {
          kernel.log.write('error', 'func_sprintf', `SPRINTF has no value for '${whole}'`);
          return '';
        }
        const digits = precision === undefined ? undefined : Number(precision || '0');
        const text = convert(conversion, flags, digits, value);
        if (text === undefined) return whole;
        return pad(text, flags, Math.min(Number(width || '0'), widest), !/[sc]/.test(conversion));
      },
    );
  },
};

export const definition = defineModule({
  name: 'func_sprintf',
  description: 'SPRINTF dialplan function',
  start: () => ({ functions: [SPRINTF] }),
});
