/**
 * The numbers of dialplan expressions. Asterisk computes with the 80-bit floating point numbers of x86 and prints 18
 * digits of them; doubles would show other digits (`1/3`, `0.1+0.2`). A number is `mantissa * 2^exponent`, with a
 * mantissa of 64 bits at most.
 */
export interface ExtendedNumber {
  readonly mantissa: bigint;
  readonly exponent: number;
}

const precision = 64;
const digits = 18;

const make = (mantissa: bigint, exponent: number): ExtendedNumber => ({ mantissa, exponent });
const absolute = (value: bigint): bigint => (value < 0n ? -value : value);
const bitLength = (value: bigint): number => (value === 0n ? 0 : value.toString(2).length);

/** Rounds `mantissa * 2^exponent` (a little more where `sticky`) to 64 bits, ties to even. */
const rounded = (mantissa: bigint, exponent: number, sticky = false): ExtendedNumber => {
  const magnitude = absolute(mantissa);
  const excess = bitLength(magnitude) - precision;
  if (excess <= 0) return make(mantissa, exponent);
  const shift = BigInt(excess);
  let kept = magnitude >> shift;
  const rest = magnitude - (kept << shift);
  const half = 1n << (shift - 1n);
  if (rest > half || (rest === half && (sticky || (kept & 1n) === 1n))) kept += 1n;
  return make(mantissa < 0n ? -kept : kept, exponent + excess);
};

/** The quotient of two integers times 2^exponent, rounded once. */
const quotient = (dividend: bigint, divisor: bigint, exponent: number): ExtendedNumber => {
  const scale = Math.max(0, bitLength(absolute(divisor)) - bitLength(absolute(dividend)) + precision + 2);
  const scaled = dividend << BigInt(scale);
  const result = scaled / divisor;
  return rounded(result, exponent - scale, result * divisor !== scaled);
};

export const fromInteger = (value: number | bigint): ExtendedNumber => rounded(BigInt(value), 0);

/** From text such as `-12.5`; what does not belong to the number at its end is left out, and no number at all is 0. */
export const fromText = (text: string): ExtendedNumber => {
  const [, sign, whole = '', fraction = ''] = /^\s*([+-]?)(\d*)(?:\.(\d*))?/.exec(text) ?? [];
  const all = BigInt(`${whole}${fraction}` || '0');
  return quotient(sign === '-' ? -all : all, 10n ** BigInt(fraction.length), 0);
};

/** From a double that is finite; 0 for one that is not. */
export const fromDouble = (value: number): ExtendedNumber => {
  if (!Number.isFinite(value)) return make(0n, 0);
  let exponent = 0;
  let mantissa = value;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent -= 1;
  }
  return make(BigInt(mantissa), exponent);
};

export const toDouble = (value: ExtendedNumber): number => Number(formatNumber(value));
export const isZero = (value: ExtendedNumber): boolean => value.mantissa === 0n;
export const negate = ({ mantissa, exponent }: ExtendedNumber): ExtendedNumber => make(-mantissa, exponent);

/** Both mantissas for the lower one of the exponents. */
const aligned = (a: ExtendedNumber, b: ExtendedNumber): readonly [bigint, bigint, number] => {
  const exponent = Math.min(a.exponent, b.exponent);
  return [a.mantissa << BigInt(a.exponent - exponent), b.mantissa << BigInt(b.exponent - exponent), exponent];
};

export const add = (a: ExtendedNumber, b: ExtendedNumber): ExtendedNumber => {
  const [left, right, exponent] = aligned(a, b);
  return rounded(left + right, exponent);
};

export const subtract = (a: ExtendedNumber, b: ExtendedNumber): ExtendedNumber => add(a, negate(b));

export const multiply = (a: ExtendedNumber, b: ExtendedNumber): ExtendedNumber =>
  rounded(a.mantissa * b.mantissa, a.exponent + b.exponent);

/** `b` must not be zero. */
export const divide = (a: ExtendedNumber, b: ExtendedNumber): ExtendedNumber =>
  quotient(a.mantissa, b.mantissa, a.exponent - b.exponent);

/** The rest of a division, with the sign of `a`. `b` must not be zero. */
export const remainder = (a: ExtendedNumber, b: ExtendedNumber): ExtendedNumber => {
  const [left, right, exponent] = aligned(a, b);
  return rounded(left % right, exponent);
};

/** Negative, zero or positive, as `a` is less than, equal to or greater than `b`. */
export const compare = (a: ExtendedNumber, b: ExtendedNumber): number => {
  const [left, right] = aligned(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
};

/** The integer below (or equal). */
export const floor = ({ mantissa, exponent }: ExtendedNumber): ExtendedNumber =>
  exponent >= 0 ? make(mantissa, exponent) : rounded(mantissa >> BigInt(-exponent), 0);

/** As the conversion `%.18Lg` of C prints it: `3`, `0.333333333333333333`, `1e+20`. */
export const formatNumber = ({ mantissa, exponent }: ExtendedNumber): string => {
  if (mantissa === 0n) return '0';
  const sign = mantissa < 0n ? '-' : '';
  let numerator = absolute(mantissa);
  let denominator = 1n;
  if (exponent >= 0) numerator <<= BigInt(exponent);
  else denominator = 1n << BigInt(-exponent);
  let power = decimalPower(numerator, denominator);
  let figures = scaledAndRounded(numerator, denominator, digits - 1 - power).toString();
  if (figures.length > digits) {
    power += 1;
    figures = figures.slice(0, digits);
  }
  const significant = figures.replace(/0+$/, '');
  return sign + (power < -4 || power >= digits ? scientific(significant, power) : fixed(significant, power));
};

/** The power of ten of the first digit of a fraction. */
const decimalPower = (numerator: bigint, denominator: bigint): number => {
  const guess = numerator.toString().length - denominator.toString().length;
  const reaches =
    guess >= 0 ? numerator >= denominator * 10n ** BigInt(guess) : numerator * 10n ** BigInt(-guess) >= denominator;
  return reaches ? guess : guess - 1;
};

const scaledAndRounded = (numerator: bigint, denominator: bigint, scale: number): bigint => {
  const top = scale >= 0 ? numerator * 10n ** BigInt(scale) : numerator;
  const bottom = scale >= 0 ? denominator : denominator * 10n ** BigInt(-scale);
  const whole = top / bottom;
  const twice = (top - whole * bottom) * 2n;
  return twice > bottom || (twice === bottom && (whole & 1n) === 1n) ? whole + 1n : whole;
};

const fixed = (significant: string, power: number): string => {
  if (power < 0) return `0.${'0'.repeat(-power - 1)}${significant}`;
  const whole = significant.padEnd(power + 1, '0');
  const fraction = whole.slice(power + 1);
  return fraction === '' ? whole : `${whole.slice(0, power + 1)}.${fraction}`;
};

const scientific = (significant: string, power: number): string => {
  const fraction = significant.slice(1);
  const exponent = String(Math.abs(power)).padStart(2, '0');
  return `${significant[0]}${fraction && `.${fraction}`}e${power < 0 ? '-' : '+'}${exponent}`;
};
