import { leadingInt, leadingNumber } from './c-number.js';

/** One conversion of a format of printf. */
export interface Conversion {
  readonly flags: string;
  readonly width: number;
  readonly precision: number | undefined;
  /** `hh`, `h`, `l`, `ll` …, or ''. */
  readonly size: string;
  readonly letter: string;
}

/** `value * 10^scale` as a whole number; a tie goes to the even one, as in C. `value` must be finite and not negative. */
const scaled = (value: number, scale: number): bigint => {
  let [mantissa, exponent] = [value, 0];
  while (!Number.isInteger(mantissa)) [mantissa, exponent] = [mantissa * 2, exponent + 1];
  const top = BigInt(mantissa) * 10n ** BigInt(Math.max(scale, 0));
  const bottom = 2n ** BigInt(exponent) * 10n ** BigInt(Math.max(-scale, 0));
  const whole = top / bottom;
  const twice = (top - whole * bottom) * 2n;
  return twice > bottom || (twice === bottom && (whole & 1n) === 1n) ? whole + 1n : whole;
};

const minus = (value: number): string => (value < 0 || Object.is(value, -0) ? '-' : '');
const notFinite = (value: number): string => (Number.isNaN(value) ? 'nan' : value < 0 ? '-inf' : 'inf');
const withPoint = (digits: string, behind: number): string =>
  behind === 0 ? digits : `${digits.slice(0, -behind)}.${digits.slice(-behind)}`;

/** A number with so many digits behind its point, as `%f` shows it, however large it is. */
export const fixed = (value: number, digits: number): string => {
  if (!Number.isFinite(value)) return notFinite(value);
  const figures = scaled(Math.abs(value), digits)
    .toString()
    .padStart(digits + 1, '0');
  return minus(value) + withPoint(figures, digits);
};

/** Its digits, so many behind the first, and the power of ten of the first one. */
const figuresOf = (value: number, digits: number): { figures: string; power: number } => {
  if (value === 0) return { figures: '0'.repeat(digits + 1), power: 0 };
  const power = Number(/e([+-]\d+)$/.exec(Math.abs(value).toExponential())?.[1]);
  const figures = scaled(Math.abs(value), digits - power).toString();
  // rounding may have made one more
  return figures.length > digits + 1 ? { figures: figures.slice(0, -1), power: power + 1 } : { figures, power };
};

const scientific = (value: number, digits: number): string => {
  if (!Number.isFinite(value)) return notFinite(value);
  const { figures, power } = figuresOf(value, digits);
  const exponent = String(Math.abs(power)).padStart(2, '0');
  return `${minus(value)}${withPoint(figures, digits)}e${power < 0 ? '-' : '+'}${exponent}`;
};

const general = (value: number, precision: number, alternate: boolean): string => {
  if (!Number.isFinite(value)) return notFinite(value);
  const digits = Math.max(precision, 1);
  const exponent = figuresOf(value, digits - 1).power;
  const text =
    exponent < -4 || exponent >= digits ? scientific(value, digits - 1) : fixed(value, digits - 1 - exponent);
  if (alternate) return text.includes('.') ? text : text.replace(/(?=e|$)/, '.');
  return text.replace(/^([^e]*\.\d*?)0+(?=e|$)/, '$1').replace(/\.(?=e|$)/, '');
};

const hexadecimal = (value: number, precision: number | undefined): string => {
  if (!Number.isFinite(value)) return notFinite(value);
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  let [mantissa, exponent] = [Math.abs(value), 0];
  if (mantissa !== 0) {
    exponent = Math.floor(Math.log2(mantissa));
    mantissa /= 2 ** exponent;
    if (mantissa >= 2) [mantissa, exponent] = [mantissa / 2, exponent + 1];
    if (mantissa < 1) [mantissa, exponent] = [mantissa * 2, exponent - 1];
  }
  let bits = BigInt(mantissa * 2 ** 52);
  let digits = 13;
  if (precision !== undefined && precision < 13) {
    const drop = BigInt(4 * (13 - precision));
    const [rest, half] = [bits & ((1n << drop) - 1n), 1n << (drop - 1n)];
    bits >>= drop;
    if (rest > half || (rest === half && bits & 1n)) bits += 1n;
    digits = precision;
  }
  const text = bits.toString(16).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const fraction =
    precision === undefined
      ? text.slice(whole.length).replace(/0+$/, '')
      : text.slice(whole.length).padEnd(precision, '0');
  return `${sign}0x${whole}${fraction && `.${fraction}`}p${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`;
};

/** An integer with the sign and the digits that flags and precision ask for. */
const integerText = (value: bigint, base: number, { flags, precision, letter }: Conversion): string => {
  const digits = value === 0n && precision === 0 ? '' : (value < 0n ? -value : value).toString(base);
  const filled = digits.padStart(precision ?? 1, '0');
  if (letter === 'o') return flags.includes('#') && !filled.startsWith('0') ? `0${filled}` : filled;
  if (base === 16) return flags.includes('#') && value !== 0n ? `0x${filled}` : filled;
  return value < 0n ? `-${filled}` : filled;
};

/** How many bits of a number count. The reference hands over 32 bits, whatever size the format names. */
const bitsOf: Readonly<Record<string, number>> = { hh: 8, h: 16, '': 32 };

const integer = (conversion: Conversion, value: number): string => {
  const bits = bitsOf[conversion.size] ?? 64;
  const given = BigInt.asUintN(32, BigInt(value));
  if (conversion.letter === 'd' || conversion.letter === 'i')
    return integerText(BigInt.asIntN(bits, given), 10, conversion);
  const base = conversion.letter === 'o' ? 8 : conversion.letter === 'u' ? 10 : 16;
  return integerText(BigInt.asUintN(bits, given), base, conversion);
};

const real = ({ letter, precision, flags }: Conversion, value: number): string => {
  if (letter === 'f') return fixed(value, precision ?? 6) + (flags.includes('#') && precision === 0 ? '.' : '');
  if (letter === 'e') return scientific(value, precision ?? 6);
  if (letter === 'g') return general(value, precision ?? 6, flags.includes('#'));
  const shown = hexadecimal(value, precision);
  return flags.includes('#') && !shown.includes('.') ? shown.replace('p', '.p') : shown;
};

const pad = (text: string, { flags, width }: Conversion, zeros: boolean): string => {
  if (flags.includes('-')) return text.padEnd(width);
  if (!zeros || !flags.includes('0')) return text.padStart(width);
  const [start = ''] = /^[-+ ]?(?:0x)?/i.exec(text) ?? [];
  return start + text.slice(start.length).padStart(width - start.length, '0');
};

const signed = (text: string, flags: string): string => {
  if (text.startsWith('-')) return text;
  return flags.includes('+') ? `+${text}` : flags.includes(' ') ? ` ${text}` : text;
};

/** A character 0 ends a text of C: what would stand behind it is lost. */
const character = (value: number, conversion: Conversion): string => {
  if (value !== 0) return pad(String.fromCharCode(value), conversion, false);
  return conversion.flags.includes('-') ? '' : ' '.repeat(Math.max(0, conversion.width - 1));
};

/**
 * A text as one conversion of printf shows it (d i o u x X c e f g a E F G A s); undefined for another conversion, and
 * for a text that is no number where one is needed.
 */
export const convert = (conversion: Conversion, text: string): string | undefined => {
  const { letter, flags, precision } = conversion;
  if (letter === 's') return pad(precision === undefined ? text : text.slice(0, precision), conversion, false);
  if (/[diouxXc]/.test(letter)) {
    const value = leadingInt(text);
    if (value === undefined) return undefined;
    if (letter === 'c') return character(value & 255, conversion);
    const shown = integer(conversion, value);
    const full = pad(/[di]/.test(letter) ? signed(shown, flags) : shown, conversion, precision === undefined);
    return letter === 'X' ? full.toUpperCase() : full;
  }
  if (!/[efgaEFGA]/.test(letter)) return undefined;
  const value = leadingNumber(text);
  if (value === undefined) return undefined;
  const shown = signed(real({ ...conversion, letter: letter.toLowerCase() }, value), flags);
  const full = pad(shown, conversion, Number.isFinite(value));
  return /[EFGA]/.test(letter) ? full.toUpperCase() : full;
};
