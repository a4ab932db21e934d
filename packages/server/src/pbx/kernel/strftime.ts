const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A moment as clocks and calendars of a place show it. */
interface Moment {
  /** Its UTC fields are what clocks show there. */
  readonly wall: Date;
  /** Minutes east of Greenwich. */
  readonly offset: number;
  readonly summer: boolean;
  readonly microseconds: number;
  readonly zoneName: string;
}

/** What a place adds to a time. */
export interface Place {
  /** Minutes east of Greenwich. */
  readonly offset: number;
  /** Whether its clocks are set to summer time. */
  readonly summer: boolean;
  /** Of the second, where they are known better than by the time itself. */
  readonly microseconds?: number;
}

/** How a conversion is to be written: `%[flags][width][E|O]letter`. */
interface Style {
  readonly flags: string;
  readonly width: number;
}

type Conversion = (moment: Moment, style: Style) => string;

const widest = 1000;

/** A number of so many digits at least; `blank` for one that is filled up with blanks rather than zeros. */
const number =
  (digits: number, value: (moment: Moment) => number, blank = false): Conversion =>
  (moment, style) => {
    const shown = Math.trunc(value(moment));
    const text = String(Math.abs(shown));
    const sign = shown < 0 ? '-' : '';
    const pad = padOf(style) || (blank ? '_' : '0');
    if (pad === '-') return sign + text;
    const least = Math.max(digits, style.width) - sign.length;
    return pad === '_' ? (sign + text).padStart(least + sign.length) : sign + text.padStart(least, '0');
  };

const text =
  (value: (moment: Moment) => string, swapped: 'upper' | 'lower' | 'none' = 'none'): Conversion =>
  (moment, style) => {
    const swap = style.flags.includes('#') ? swapped : 'none';
    const found = value(moment);
    return fill(
      swap === 'upper' ? found.toUpperCase() : swap === 'lower' ? found.toLowerCase() : cased(found, style),
      style,
    );
  };

/** A conversion that stands for others. */
const composed =
  (format: string): Conversion =>
  (moment, style) =>
    fill(cased(write(format, moment), style), style);

const cased = (found: string, { flags }: Style): string => (flags.includes('^') ? found.toUpperCase() : found);
const padOf = ({ flags }: Style): string => /[-_0](?=[^-_0]*$)/.exec(flags)?.[0] ?? '';
const fill = (found: string, style: Style): string => found.padStart(style.width, padOf(style) === '0' ? '0' : ' ');

const year = ({ wall }: Moment): number => wall.getUTCFullYear();
const hour12 = ({ wall }: Moment): number => wall.getUTCHours() % 12 || 12;
const dayName = ({ wall }: Moment): string => days[wall.getUTCDay()] ?? '';
const monthName = ({ wall }: Moment): string => months[wall.getUTCMonth()] ?? '';
const dayPart = ({ wall }: Moment): string => (wall.getUTCHours() < 12 ? 'AM' : 'PM');
/** From 0. */
const dayOfYear = (wall: Date): number =>
  Math.round((Date.UTC(2000, wall.getUTCMonth(), wall.getUTCDate()) - Date.UTC(2000, 0, 1)) / 86_400_000) -
  (wall.getUTCMonth() > 1 && !isLeap(wall.getUTCFullYear()) ? 1 : 0);
const isLeap = (value: number): boolean => (value % 4 === 0 && value % 100 !== 0) || value % 400 === 0;

/** The week by ISO 8601, and the year that it belongs to: that of its Thursday. */
const isoWeek = (wall: Date): { week: number; year: number } => {
  const thursday = new Date(wall.getTime() + (4 - (wall.getUTCDay() || 7)) * 86_400_000);
  return { week: Math.floor(dayOfYear(thursday) / 7) + 1, year: thursday.getUTCFullYear() };
};

const week = ({ wall }: Moment, firstDay: number): number =>
  Math.floor((dayOfYear(wall) + 7 - ((wall.getUTCDay() + 7 - firstDay) % 7)) / 7);

const ownEpoch = (wall: Date, summer: boolean): number => {
  const own = new Date(
    wall.getUTCFullYear(),
    wall.getUTCMonth(),
    wall.getUTCDate(),
    wall.getUTCHours(),
    wall.getUTCMinutes(),
    wall.getUTCSeconds(),
  );
  return Math.floor(own.getTime() / 1000) - (summer && !isSummer(own) ? 3600 : 0);
};

const isSummer = (date: Date): boolean =>
  date.getTimezoneOffset() <
  Math.max(
    new Date(date.getFullYear(), 0, 1).getTimezoneOffset(),
    new Date(date.getFullYear(), 6, 1).getTimezoneOffset(),
  );

/** The sign takes the width for itself, and the digits once more, as in the C library. */
const offset: Conversion = (moment, style) => {
  const size = Math.abs(moment.offset);
  const digits = number(4, () => Math.trunc(size / 60) * 100 + (size % 60));
  return fill(moment.offset < 0 ? '-' : '+', style) + digits(moment, style);
};

const monthShort = text((moment) => monthName(moment).slice(0, 3), 'upper');

const conversions: Readonly<Record<string, Conversion>> = {
  a: text((moment) => dayName(moment).slice(0, 3), 'upper'),
  A: text(dayName, 'upper'),
  b: monthShort,
  B: text(monthName, 'upper'),
  c: composed('%a %b %e %H:%M:%S %Y'),
  C: number(1, (moment) => Math.floor(year(moment) / 100)),
  d: number(2, ({ wall }) => wall.getUTCDate()),
  D: composed('%m/%d/%y'),
  e: number(2, ({ wall }) => wall.getUTCDate(), true),
  F: composed('%Y-%m-%d'),
  g: number(2, ({ wall }) => isoWeek(wall).year % 100),
  G: number(1, ({ wall }) => isoWeek(wall).year),
  h: monthShort,
  H: number(2, ({ wall }) => wall.getUTCHours()),
  I: number(2, hour12),
  j: number(3, ({ wall }) => dayOfYear(wall) + 1),
  k: number(2, ({ wall }) => wall.getUTCHours(), true),
  l: number(2, hour12, true),
  m: number(2, ({ wall }) => wall.getUTCMonth() + 1),
  M: number(2, ({ wall }) => wall.getUTCMinutes()),
  n: text(() => '\n'),
  p: text(dayPart, 'lower'),
  P: (moment, style) => fill(dayPart(moment).toLowerCase(), style),
  r: composed('%I:%M:%S %p'),
  R: composed('%H:%M'),
  // what clocks show there counts as if they were our own, as in the reference
  s: number(1, ({ wall, summer }) => ownEpoch(wall, summer), true),
  S: number(2, ({ wall }) => wall.getUTCSeconds()),
  t: text(() => '\t'),
  T: composed('%H:%M:%S'),
  u: number(1, ({ wall }) => wall.getUTCDay() || 7),
  U: number(2, (moment) => week(moment, 0)),
  V: number(2, ({ wall }) => isoWeek(wall).week),
  w: number(1, ({ wall }) => wall.getUTCDay()),
  W: number(2, (moment) => week(moment, 1)),
  x: composed('%m/%d/%y'),
  X: composed('%H:%M:%S'),
  y: number(2, (moment) => ((year(moment) % 100) + 100) % 100),
  Y: number(1, year),
  z: offset,
  Z: text(({ zoneName }) => zoneName, 'lower'),
  '%': text(() => '%'),
};

/** Letters that `E` or `O` must not stand before. */
const without: Readonly<Record<string, RegExp>> = { E: /[aAbBDdeFgGhHIjklmMSUVwW]/, O: /[aAcDFxXY]/ };

const write = (format: string, moment: Moment): string =>
  format.replace(
    /%(?:([1-6]?)q|([-_0^#]*)(\d*)([EO]?)([\s\S]?))/g,
    (whole, digits: string | undefined, flags: string, width: string, modifier: string, letter: string) => {
      if (digits !== undefined) return fraction(moment, Number(digits || 3));
      const style = { flags, width: Math.min(Number(width), widest) };
      const conversion = without[modifier]?.test(letter) ? undefined : conversions[letter];
      return conversion ? conversion(moment, style) : fill(cased(whole, style), style);
    },
  );

const fraction = ({ microseconds }: Moment, digits: number): string =>
  (microseconds < 0 ? '-' : '') + String(Math.abs(microseconds)).padStart(6, '0').slice(0, digits);

const momentOf = (time: number, { offset: east, summer, microseconds }: Place, zoneName: string): Moment => {
  const seconds = Math.trunc(time / 1000);
  return {
    wall: new Date(seconds * 1000 + east * 60_000),
    offset: east,
    summer,
    microseconds: microseconds ?? Math.trunc((time / 1000 - seconds) * 1_000_000),
    zoneName,
  };
};

const ownPlace = (time: number): Place => {
  const date = new Date(time);
  return { offset: -date.getTimezoneOffset(), summer: isSummer(date) };
};

const ownZoneName = (time: number): string =>
  new Intl.DateTimeFormat('en-US', { timeZoneName: 'short' })
    .formatToParts(time)
    .find(({ type }) => type === 'timeZoneName')?.value ?? '';

/**
 * Writes a time as strftime(3) of the GNU C library does in the C locale, with its flags and widths, and Asterisk's `%q`
 * (thousandths of a second; `%1q` to `%6q` for as many digits). What is no conversion stays as it is.
 *
 * @param time milliseconds since the epoch, with fractions
 * @param place that of the process if not given. `%Z` is always the name of the process's own zone, as in the reference.
 */
export const strftime = (format: string, time: number, place = ownPlace(Math.trunc(time))): string => {
  const zoneName = format.includes('Z') ? ownZoneName(Math.trunc(time)) : '';
  return write(format, momentOf(time, place, zoneName));
};
