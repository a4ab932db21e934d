import type { Wall } from './time-zone.js';

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const composed: Readonly<Record<string, string>> = {
  D: '%m/%d/%y',
  F: '%Y-%m-%d',
  T: '%H:%M:%S',
  R: '%H:%M',
  r: '%I:%M:%S %p',
  c: '%a %b %d %H:%M:%S %Y',
  x: '%m/%d/%y',
  X: '%H:%M:%S',
};

interface Fields extends Wall {
  readonly afternoon: boolean | undefined;
}
/** What a piece of text says. */
type Take = (found: string) => Partial<Fields>;

const number = (digits: number, take: (value: number) => Partial<Fields>): readonly [RegExp, Take] => [
  new RegExp(`^\\s*([0-9]{1,${digits}})`),
  (found) => take(Number(found)),
];

const nothing: Take = () => ({});
const word = /^\s*([A-Za-z]+)/;
const hour = (value: number): Partial<Fields> => ({ hour: value });
const halfDayHour = (value: number): Partial<Fields> => ({ hour: value % 12 });
const day = (value: number): Partial<Fields> => ({ day: value });
const monthName: Take = (found) => ({ month: monthNames.indexOf(found.slice(0, 3).toLowerCase()) });

const conversions: Readonly<Record<string, readonly [RegExp, Take]>> = {
  Y: number(4, (year) => ({ year })),
  y: number(2, (value) => ({ year: value < 69 ? 2000 + value : 1900 + value })),
  m: number(2, (value) => ({ month: value - 1 })),
  d: number(2, day),
  e: number(2, day),
  H: number(2, hour),
  k: number(2, hour),
  I: number(2, halfDayHour),
  l: number(2, halfDayHour),
  M: number(2, (minute) => ({ minute })),
  S: number(2, (second) => ({ second })),
  p: [/^\s*([AaPp][Mm])/, (found) => ({ afternoon: /^p/i.test(found) })],
  b: [word, monthName],
  B: [word, monthName],
  h: [word, monthName],
  a: [word, nothing],
  A: [word, nothing],
  j: number(3, () => ({})),
  n: [/^(\s*)/, nothing],
  t: [/^(\s*)/, nothing],
  Z: [word, nothing],
  z: [/^\s*([+-]\d{2}:?\d{2})/, nothing],
  '%': [/^(%)/, nothing],
};

/** Reads a time as strptime(3) does; undefined if the text does not fit the format. */
export function parseTime(text: string, format: string): Wall | undefined {
  let fields: Fields = { year: 1900, month: 0, day: 1, hour: 0, minute: 0, second: 0, afternoon: undefined };
  const full = format.replace(/%([DFTRrcxX])/g, (_whole, letter: string) => composed[letter] as string);
  let rest = text;
  for (const [part] of full.matchAll(/%[EO]?.|\s+|[^%\s]/gs)) {
    if (!part.startsWith('%')) {
      if (/^\s/.test(part)) rest = rest.trimStart();
      else if (rest.startsWith(part)) rest = rest.slice(1);
      else return undefined;
      continue;
    }
    const conversion = conversions[part.slice(-1)];
    const found = conversion?.[0].exec(rest);
    if (!conversion || !found) return undefined;
    fields = { ...fields, ...conversion[1](found[1] as string) };
    rest = rest.slice(found[0].length);
  }
  if (fields.afternoon) fields = { ...fields, hour: fields.hour + 12 };
  const inRange = fields.month >= 0 && fields.month < 12 && fields.day >= 1 && fields.day <= 31;
  return inRange && fields.hour < 24 && fields.minute < 60 && fields.second <= 60 ? fields : undefined;
}
