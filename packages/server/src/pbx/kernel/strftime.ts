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

const two = (value: number): string => String(value).padStart(2, '0');
const blank = (value: number): string => String(value).padStart(2, ' ');
const hour12 = (date: Date): number => date.getHours() % 12 || 12;
const dayName = (date: Date): string => days[date.getDay()] ?? '';
const monthName = (date: Date): string => months[date.getMonth()] ?? '';

const offset = (date: Date): string => {
  const minutes = -date.getTimezoneOffset();
  const sign = minutes < 0 ? '-' : '+';
  return `${sign}${two(Math.trunc(Math.abs(minutes) / 60))}${two(Math.abs(minutes) % 60)}`;
};

const dayOfYear = (date: Date): number =>
  Math.round((new Date(date).setHours(12, 0, 0, 0) - new Date(date.getFullYear(), 0, 1, 12).getTime()) / 86_400_000) +
  1;

/** The week by ISO 8601, and the year that it belongs to: that of its Thursday. */
const isoWeek = (date: Date): { week: number; year: number } => {
  const thursday = new Date(date.getFullYear(), date.getMonth(), date.getDate() + 4 - (date.getDay() || 7), 12);
  return { week: Math.ceil(dayOfYear(thursday) / 7), year: thursday.getFullYear() };
};

const zoneName = (date: Date): string =>
  new Intl.DateTimeFormat('en-US', { timeZoneName: 'short' })
    .formatToParts(date)
    .find(({ type }) => type === 'timeZoneName')?.value ?? '';

const conversions: Readonly<Record<string, (date: Date) => string>> = {
  a: (date) => dayName(date).slice(0, 3),
  A: dayName,
  b: (date) => monthName(date).slice(0, 3),
  B: monthName,
  c: (date) => strftime('%a %b %e %T %Y', date.getTime()),
  C: (date) => two(Math.trunc(date.getFullYear() / 100)),
  d: (date) => two(date.getDate()),
  D: (date) => strftime('%m/%d/%y', date.getTime()),
  e: (date) => blank(date.getDate()),
  F: (date) => strftime('%Y-%m-%d', date.getTime()),
  h: (date) => monthName(date).slice(0, 3),
  H: (date) => two(date.getHours()),
  I: (date) => two(hour12(date)),
  j: (date) => String(dayOfYear(date)).padStart(3, '0'),
  k: (date) => blank(date.getHours()),
  l: (date) => blank(hour12(date)),
  m: (date) => two(date.getMonth() + 1),
  M: (date) => two(date.getMinutes()),
  n: () => '\n',
  p: (date) => (date.getHours() < 12 ? 'AM' : 'PM'),
  P: (date) => (date.getHours() < 12 ? 'am' : 'pm'),
  r: (date) => strftime('%I:%M:%S %p', date.getTime()),
  R: (date) => strftime('%H:%M', date.getTime()),
  s: (date) => String(Math.trunc(date.getTime() / 1000)),
  S: (date) => two(date.getSeconds()),
  t: () => '\t',
  T: (date) => strftime('%H:%M:%S', date.getTime()),
  u: (date) => String(date.getDay() || 7),
  U: (date) => two(Math.floor((dayOfYear(date) + 6 - date.getDay()) / 7)),
  V: (date) => two(isoWeek(date).week),
  G: (date) => String(isoWeek(date).year),
  g: (date) => two(isoWeek(date).year % 100),
  w: (date) => String(date.getDay()),
  x: (date) => strftime('%m/%d/%y', date.getTime()),
  X: (date) => strftime('%H:%M:%S', date.getTime()),
  y: (date) => two(date.getFullYear() % 100),
  Y: (date) => String(date.getFullYear()),
  z: offset,
  Z: zoneName,
  '%': () => '%',
};

/**
 * Writes a time as strftime(3) does in the C locale and the time zone of the process, with Asterisk's `%q` (thousandths
 * of a second; `%1q` to `%6q` for as many digits). What is no conversion stays as it is.
 *
 * @param time milliseconds since the epoch, with fractions
 */
export const strftime = (format: string, time: number): string => {
  const date = new Date(time);
  return format.replace(
    /%([1-6])?q|%[EO_0-]?([a-zA-Z%])/g,
    (whole, digits: string | undefined, conversion?: string) => {
      if (conversion === undefined) return fraction(time, Number(digits ?? 3));
      return conversions[conversion]?.(date) ?? whole;
    },
  );
};

const fraction = (time: number, digits: number): string =>
  String(Math.floor((time - Math.floor(time / 1000) * 1000) * 1000))
    .padStart(6, '0')
    .slice(0, digits);
