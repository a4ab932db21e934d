import type { ObjectOption } from '../../sorcery/object-type.js';
import { uint } from '../../sorcery/options.js';

/** Names for the type of service, as numbers of the whole byte. */
const names = new Map<string, number>([
  ...[0, 1, 2, 3, 4, 5, 6, 7].map((number) => [`cs${number}`, number << 5] as const),
  ...[1, 2, 3, 4].flatMap((group) =>
    [1, 2, 3].map((drop) => [`af${group}${drop}`, (group << 5) | (drop << 3)] as const),
  ),
  ['ef', 184],
  ['lowdelay', 16],
  ['throughput', 8],
  ['reliability', 4],
  ['mincost', 2],
  ['none', 0],
]);

/** The type of service, by name or number; shown as a number. */
export const tos = (name: string): ObjectOption => ({
  name,
  default: '0',
  expected: 'a number from 0 to 255 or a name such as ef or af41',
  read: (written) => {
    const word = written.trim().toLowerCase();
    const number = names.get(word) ?? (/^(0x[\da-f]+|\d+)$/.test(word) ? Number(word) : Number.NaN);
    return number >= 0 && number <= 255 ? String(number) : undefined;
  },
});

/** The priority of 802.1p. */
export const cos = (name: string): ObjectOption => uint(name, 0, { max: 7 });
