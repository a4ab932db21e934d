const decimal = /^\s*([+-]?)(?:(\d+\.?\d*|\.\d+)(?:e([+-]?\d+))?|(inf(?:inity)?|nan))/i;
const hexadecimal = /^\s*([+-]?)0x([0-9a-f]+\.?[0-9a-f]*|\.[0-9a-f]+)(?:p([+-]?\d+))?/i;

/** The number that a text begins with, as the C library reads a double: `1e2`, `.5`, `0x1p3`, `inf`, `nan`. */
export const leadingNumber = (text: string): number | undefined => {
  const [, hexSign, digits, power] = hexadecimal.exec(text) ?? [];
  if (digits !== undefined) return signed(hexSign, fromHexadecimal(digits, Number(power ?? 0)));
  const [, sign, number, exponent, name] = decimal.exec(text) ?? [];
  if (name !== undefined) return signed(sign, /^i/i.test(name) ? Number.POSITIVE_INFINITY : Number.NaN);
  if (number === undefined) return undefined;
  return signed(sign, Number(exponent === undefined ? number : `${number}e${exponent}`));
};

const fromHexadecimal = (digits: string, power: number): number => {
  const [whole = '', fraction = ''] = digits.split('.');
  return Number.parseInt(`${whole}${fraction}`, 16) * 2 ** (power - 4 * fraction.length);
};

const signed = (sign: string | undefined, value: number): number => (sign === '-' ? -value : value);

/** The whole number that a text begins with, as `%d` of scanf reads one of 32 bits. */
export const leadingInt = (text: string): number | undefined => {
  const [digits] = /^\s*[+-]?\d+/.exec(text) ?? [];
  return digits === undefined ? undefined : clampLong(BigInt(digits.trim().replace('+', '')));
};

const longest = 2n ** 63n;
// strtol stops at the ends of 64 bits, and 32 of them are kept
const clampLong = (value: bigint): number =>
  Number(BigInt.asIntN(32, value >= longest ? longest - 1n : value < -longest ? -longest : value));

/** A number as a 32-bit integer, as x86 makes one of a double: what does not fit is the lowest one. */
export const toInt = (value: number): number => {
  const whole = Math.trunc(value);
  return whole >= -2147483648 && whole <= 2147483647 ? whole + 0 : -2147483648;
};

/** A number as an unsigned 32-bit integer, as x86-64 makes one of a double: the lower half of one of 64 bits. */
export const toUnsigned = (value: number): number =>
  Math.abs(value) < 2 ** 63 ? Number(BigInt.asUintN(32, BigInt(Math.trunc(value)))) : 0;
