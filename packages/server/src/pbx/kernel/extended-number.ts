/**
 * The numbers of dialplan expressions. Asterisk computes with the 80-bit floating point numbers of x86 and prints 18
 * digits of them; doubles would show other digits (`1/3`, `0.1+0.2`). A number is `mantissa * 2^exponent`, with a
 * mantissa of 64 bits at most.
 */
export interface ExtendedNumber {
  readonly mantissa: bigint;
  readonly exponent: number;
  /** What has no mantissa. */
  readonly special?: Special;
}
type Special = '-0' | 'inf' | '-inf' | 'nan' | '-nan';

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

const special = (kind: Special): ExtendedNumber => ({ mantissa: 0n, exponent: 0, special: kind });
const isEndless = ({ special: kind }: ExtendedNumber): boolean => kind !== undefined && kind !== '-0';
const isNegative = (value: ExtendedNumber): boolean => value.mantissa < 0n || (value.special?.startsWith('-') ?? false);
const zero = (negative: boolean): ExtendedNumber => (negative ? special('-0') : make(0n, 0));
const toNumber = (value: ExtendedNumber): number =>
  value.special === undefined
    ? Number(formatNumber(value))
    : value.special === '-0'
      ? -0
      : value.special.endsWith('nan')
        ? Number.NaN
        : isNegative(value)
          ? Number.NEGATIVE_INFINITY
          : Number.POSITIVE_INFINITY;

/** A computation in which something endless or no number at all takes part; undefined if nothing such does. */
const endless = (
  a: ExtendedNumber,
  b: ExtendedNumber,
  operation: (a: number, b: number) => number,
): ExtendedNumber | undefined => {
  if (!isEndless(a) && !isEndless(b)) return undefined;
  const known = [a, b].find((one) => one.special?.endsWith('nan'));
  return known ?? fromDouble(operation(toNumber(a), toNumber(b)));
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

export const fromDouble = (value: number): ExtendedNumber => {
  // what x86 makes of a computation that has no result
  if (Number.isNaN(value)) return special('-nan');
  if (!Number.isFinite(value)) return special(value < 0 ? '-inf' : 'inf');
  if (value === 0) return zero(Object.is(value, -0));
  let exponent = 0;
  let mantissa = value;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent -= 1;
  }
  return make(BigInt(mantissa), exponent);
};

export const toDouble = (value: ExtendedNumber): number => toNumber(value);
export const isZero = (value: ExtendedNumber): boolean => value.mantissa === 0n && !isEndless(value);
export const negate = (value: ExtendedNumber): ExtendedNumber => {
  if (isEndless(value)) return special((isNegative(value) ? value.special?.slice(1) : `-${value.special}`) as Special);
  return value.mantissa === 0n ? zero(!isNegative(value)) : make(-value.mantissa, value.exponent);
};

/** Both mantissas for the lower one of the exponents. */
const aligned = (a: ExtendedNumber, b: ExtendedNumber): readonly [bigint, bigint, number] => {
  const exponent = Math.min(a.exponent, b.exponent);
  return [a.mantissa << BigInt(a.exponent - exponent), b.mantissa << BigInt(b.exponent - exponent), exponent];
};

export const add = (a: ExtendedNumber, b: ExtendedNumber): ExtendedNumber => {
  const known = endless(a, b, (x, y) => x + y);
  if (known) return known;
  if (isZero(a) && isZero(b)) return zero(isNegative(a) && isNegative(b));
  const [left, right, exponent] = aligned(a, b);
  return rounded(left + right, exponent);
};

export const subtract = (a: ExtendedNumber, b: ExtendedNumber): ExtendedNumber => add(a, negate(b));

export const multiply = (a: ExtendedNumber, b: ExtendedNumber): ExtendedNumber => {
  const known = endless(a, b, (x, y) => x * y);
  if (known) return known;
  if (isZero(a) || isZero(b)) return zero(isNegative(a) !== isNegative(b));
  return rounded(a.mantissa * b.mantissa, a.exponent + b.exponent);
};

/** `b` must not be zero. */
export const divide = (a: ExtendedNumber, b: ExtendedNumber): ExtendedNumber => {
  const known = endless(a, b, (x, y) => x / y);
  if (known) return known;
  if (isZero(a)) return zero(isNegative(a) !== isNegative(b));
  return quotient(a.mantissa, b.mantissa, a.exponent - b.exponent);
};

/** The rest of a division, with the sign of `a`. `b` must not be zero. */
export const remainder = (a: ExtendedNumber, b: ExtendedNumber): ExtendedNumber => {
  const known = endless(a, b, (x, y) => x % y);
  if (known) return known;
  const [left, right, exponent] = aligned(a, b);
  const rest = left % right;
  return rest === 0n ? zero(isNegative(a)) : rounded(rest, exponent);
};

/** The rest of a division by the nearest whole number of times, the even one of two; no number where `b` is zero. */
export const nearestRemainder = (a: ExtendedNumber, b: ExtendedNumber): ExtendedNumber => {
  if (isEndless(a) || isEndless(b)) return a.special?.endsWith('nan') ? a : special('-nan');
  if (isZero(b)) return special('-nan');
  const [left, right, exponent] = aligned(a, b);
  const [size, divisor] = [absolute(left), absolute(right)];
  let rest = size % divisor;
  if (rest * 2n > divisor || (rest * 2n === divisor && (size / divisor) % 2n === 1n)) rest -= divisor;
  if (rest === 0n) return zero(isNegative(a));
  return rounded(isNegative(a) ? -rest : rest, exponent);
};

export const squareRoot = (value: ExtendedNumber): ExtendedNumber => {
  if (isZero(value) || value.special === 'inf' || value.special?.endsWith('nan')) return value;
  if (isNegative(value)) return special('-nan');
  const shift = 2 * precision + 2 + (((value.exponent % 2) + 2) % 2);
  const large = value.mantissa << BigInt(shift);
  const root = integerRoot(large);
  return rounded(root, (value.exponent - shift) / 2, root * root !== large);
};

const integerRoot = (value: bigint): bigint => {
  let guess = 1n << BigInt(Math.ceil(bitLength(value) / 2));
  for (;;) {
    const next = (guess + value / guess) >> 1n;
    if (next >= guess) return guess;
    guess = next;
  }
};

/** A power with a whole exponent of small size; undefined for another one. */
export const wholePower = (base: ExtendedNumber, exponent: number): ExtendedNumber | undefined => {
  if (isEndless(base) || isZero(base) || !Number.isInteger(exponent) || Math.abs(exponent) > 256) return undefined;
  const size = Math.abs(exponent);
  const mantissa = base.mantissa ** BigInt(size);
  return exponent < 0 ? quotient(1n, mantissa, -base.exponent * size) : rounded(mantissa, base.exponent * size);
};

/** Negative, zero or positive, as `a` is less than, equal to or greater than `b`; NaN where one is no number. */
export const compare = (a: ExtendedNumber, b: ExtendedNumber): number => {
  if (isEndless(a) || isEndless(b)) return toNumber(a) === toNumber(b) ? 0 : toNumber(a) - toNumber(b);
  const [left, right] = aligned(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
};

/** The integer below (or equal). */
export const floor = (value: ExtendedNumber): ExtendedNumber => {
  if (value.special !== undefined || value.exponent >= 0) return value;
  return rounded(value.mantissa >> BigInt(-value.exponent), 0);
};

/** As the conversion `%.18Lg` of C prints it: `3`, `0.333333333333333333`, `1e+20`. */
export const formatNumber = ({ mantissa, exponent, special: kind }: ExtendedNumber): string => {
  if (kind !== undefined) return kind;
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
