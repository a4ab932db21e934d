import type { Wall } from './time-zone.js';

const dayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const composed: Readonly<Record<string, string>> = {
  D: '%m/%d/%y',
  F: '%Y-%m-%d',
  T: '%H:%M:%S',
  R: '%H:%M',
  r: '%I:%M:%S %p',
  c: '%a %b %e %H:%M:%S %Y',
  x: '%m/%d/%y',
  X: '%H:%M:%S',
};

/** What is known of the time so far. */
interface Fields {
  year: number;
  month: number | undefined;
  day: number | undefined;
  hour: number;
  minute: number;
  second: number;
  century?: number | undefined;
  shortYear?: number | undefined;
  twelve?: boolean;
  afternoon?: boolean;
  weekday?: number;
  yearDay?: number;
  sundayWeek?: number;
  mondayWeek?: number;
}

/** A number between two, of so many digits at most, as the C library takes it from the text. */
const numeric =
  (from: number, to: number, digits: number, take: (fields: Fields, value: number) => void) =>
  (fields: Fields, rest: string): string | undefined => {
    const start = rest.replace(/^ +/, '');
    let value = 0;
    let at = 0;
    while (at < digits && /[0-9]/.test(start.charAt(at)) && (at === 0 || value * 10 <= to)) {
      value = value * 10 + Number(start[at]);
      at += 1;
    }
    if (at === 0 || value < from || value > to) return undefined;
    take(fields, value);
    return start.slice(at);
  };

/** One of some names, written in full or by its first three letters. */
const named =
  (names: readonly string[], take: (fields: Fields, index: number) => void) =>
  (fields: Fields, rest: string): string | undefined => {
    const low = rest.slice(0, 9).toLowerCase();
    const index = names.findIndex((name) => low.startsWith(name.slice(0, 3)));
    const name = names[index];
    if (name === undefined) return undefined;
    take(fields, index);
    return rest.slice(low.startsWith(name) ? name.length : 3);
  };

const fitting =
  (expression: RegExp, take: (fields: Fields, found: string) => void = () => undefined) =>
  (fields: Fields, rest: string): string | undefined => {
    const found = expression.exec(rest);
    if (!found) return undefined;
    take(fields, found[1] ?? '');
    return rest.slice(found[0].length);
  };

const day = numeric(1, 31, 2, (fields, value) => {
  fields.day = value;
});
const hour = numeric(0, 23, 2, (fields, value) => {
  fields.hour = value;
  fields.twelve = false;
});
const halfDayHour = numeric(1, 12, 2, (fields, value) => {
  fields.hour = value % 12;
  fields.twelve = true;
});
const month = named(monthNames, (fields, index) => {
  fields.month = index;
});
const weekday = named(dayNames, (fields, index) => {
  fields.weekday = index;
});
const blanks = fitting(/^\s*/);

const conversions: Readonly<Record<string, (fields: Fields, rest: string) => string | undefined>> = {
  '%': fitting(/^%/),
  a: weekday,
  A: weekday,
  b: month,
  B: month,
  h: month,
  C: numeric(0, 99, 2, (fields, value) => {
    fields.century = value;
  }),
  d: day,
  e: day,
  g: numeric(0, 99, 2, () => undefined),
  G: fitting(/^[0-9]{1,4}/),
  H: hour,
  k: hour,
  I: halfDayHour,
  l: halfDayHour,
  j: numeric(1, 366, 3, (fields, value) => {
    fields.yearDay = value - 1;
  }),
  m: numeric(1, 12, 2, (fields, value) => {
    fields.month = value - 1;
  }),
  M: numeric(0, 59, 2, (fields, value) => {
    fields.minute = value;
  }),
  n: blanks,
  t: blanks,
  p: fitting(/^([AaPp])[Mm]/, (fields, letter) => {
    fields.afternoon = /p/i.test(letter);
  }),
  s: fitting(/^([0-9]{1,18})/, (fields, seconds) => {
    const date = new Date(Number(seconds) * 1000);
    fields.year = date.getFullYear();
    fields.month = date.getMonth();
    fields.day = date.getDate();
    fields.hour = date.getHours();
    fields.minute = date.getMinutes();
    fields.second = date.getSeconds();
  }),
  S: numeric(0, 61, 2, (fields, value) => {
    fields.second = value;
  }),
  u: numeric(1, 7, 1, (fields, value) => {
    fields.weekday = value % 7;
  }),
  U: numeric(0, 53, 2, (fields, value) => {
    fields.sundayWeek = value;
  }),
  V: numeric(0, 53, 2, () => undefined),
  w: numeric(0, 6, 1, (fields, value) => {
    fields.weekday = value;
  }),
  W: numeric(0, 53, 2, (fields, value) => {
    fields.mondayWeek = value;
  }),
  y: numeric(0, 99, 2, (fields, value) => {
    fields.year = value < 69 ? 2000 + value : 1900 + value;
    fields.shortYear = value;
  }),
  Y: numeric(0, 9999, 4, (fields, value) => {
    fields.year = value;
    fields.century = undefined;
    fields.shortYear = undefined;
  }),
  z: fitting(/^ *(?:Z|[+-]\d{2}(?::?\d{2}|(?!:?\d)))/),
  Z: fitting(/^\s*\S*/),
};

/**
 * Reads a time as strptime(3) of the GNU C library does; undefined if the text does not fit the format. What the format
 * does not name is 0 (and 1900), the day of the month too, which makes it the last one of the month before.
 */
export function parseTime(text: string, format: string): Wall | undefined {
  const fields: Fields = { year: 1900, month: undefined, day: undefined, hour: 0, minute: 0, second: 0 };
  const full = format.replace(/%[EO]?([DFTRrcxX])/g, (_whole, letter: string) => composed[letter] as string);
  let rest: string | undefined = text;
  for (const [part] of full.matchAll(/%[EO]?.|\s+|[^%\s]|%/gs)) {
    if (/^\s/.test(part)) rest = rest.trimStart();
    else if (part.length === 1) rest = rest.startsWith(part) ? rest.slice(1) : undefined;
    else rest = conversions[part.slice(-1)]?.(fields, rest);
    if (rest === undefined) return undefined;
  }
  return settled(fields);
}

/** What follows from all that was read. */
const settled = (fields: Fields): Wall => {
  const hourOfDay = fields.twelve && fields.afternoon ? fields.hour + 12 : fields.hour;
  const year = fields.century === undefined ? fields.year : fields.century * 100 + (fields.shortYear ?? 0);
  const { minute, second } = fields;
  const wall = { year, month: fields.month ?? 0, day: fields.day ?? 0, hour: hourOfDay, minute, second };
  if (fields.month !== undefined || fields.day !== undefined) {
    if (fields.month !== undefined && fields.day !== undefined) return wall;
    return fields.yearDay === undefined ? wall : dayOfYear(wall, fields, fields.yearDay);
  }
  if (fields.yearDay !== undefined) return dayOfYear(wall, fields, fields.yearDay);
  if (fields.weekday === undefined) return wall;
  const first = new Date(0).setUTCFullYear(year, 0, 1);
  const firstWeekday = new Date(first).getUTCDay();
  if (fields.sundayWeek !== undefined)
    return { ...wall, month: 0, day: ((7 - firstWeekday) % 7) + (fields.sundayWeek - 1) * 7 + fields.weekday + 1 };
  if (fields.mondayWeek !== undefined)
    return {
      ...wall,
      month: 0,
      day: ((8 - firstWeekday) % 7) + (fields.mondayWeek - 1) * 7 + ((fields.weekday + 6) % 7) + 1,
    };
  return wall;
};

/** The month and day that the day of the year makes, as far as they are not known. */
const dayOfYear = (wall: Wall, { month: known, day: knownDay }: Fields, yearDay: number): Wall => {
  const date = new Date(new Date(0).setUTCFullYear(wall.year, 0, yearDay + 1));
  return { ...wall, month: known ?? date.getUTCMonth(), day: knownDay ?? date.getUTCDate() };
};
