import type { CalendarTime } from './calendar.js';
import { digits, type Gender, halfOfDay, hourOfDial, recentDay, type SpokenLanguage } from './language.js';

const one = (gender: Gender): string => (gender === 'f' ? '1F' : '1');

/** Below a hundred: einundzwanzig is `1-and`, `20`. */
const belowHundred = (number: number, gender: Gender): string[] => {
  if (number === 1) return digits(one(gender));
  if (number <= 20 || number % 10 === 0) return digits(number);
  return digits(`${number % 10}-and`, number - (number % 10));
};

/** What stands before a word of hundreds, thousands and so on: `one` for a single one. */
const counted = (count: number, single: string, gender: Gender): string[] =>
  count === 1 ? digits(single) : germanNumber(count, gender);

const steps = [
  { size: 1_000_000_000, single: '1F', name: 'milliard', names: 'milliards' },
  { size: 1_000_000, single: '1F', name: 'million', names: 'millions' },
  { size: 1000, single: '1N', name: 'thousand', names: 'thousand' },
  { size: 100, single: '1N', name: 'hundred', names: 'hundred' },
] as const;

/** The sounds of a number in German; a hundred and a thousand alone are said without their one. */
const germanNumber = (number: number, gender: Gender): string[] => {
  if (number === 100 || number === 1000) return digits(number === 100 ? 'hundred' : 'thousand');
  const sounds: string[] = [];
  let rest = number;
  for (const { size, single, name, names } of steps) {
    const count = Math.trunc(rest / size);
    rest %= size;
    if (count > 0) sounds.push(...counted(count, single, gender), ...digits(count === 1 ? name : names));
  }
  if (rest > 0 || sounds.length === 0) sounds.push(...belowHundred(rest, gender));
  return sounds;
};

const dayOfMonth = (day: number): string[] =>
  day <= 20 || day % 10 === 0 ? digits(`h-${day}`) : digits(`${day % 10}-and`, `h-${day - (day % 10)}`);

const yearSounds = (year: number): string[] => {
  if (year < 1100 || year > 1999) return germanNumber(year, '');
  const rest = year % 100;
  return [...digits(Math.trunc(year / 100), 'hundred'), ...(rest > 0 ? germanNumber(rest, '') : [])];
};

const oClock = (number: number, single: boolean): string[] => [
  ...(single ? digits('1N') : germanNumber(number, '')),
  ...digits('oclock'),
];

/** Minutes that seconds follow are called minutes, and said when there are none too. */
const minuteSounds = (minute: number, next: string): string[] => {
  if (next !== 'S') return minute === 0 ? [] : germanNumber(minute, '');
  return [...germanNumber(minute, 'f'), minute === 1 ? 'minute' : 'minutes'];
};

const letterSounds = (letter: string, when: CalendarTime, next: string): readonly string[] | undefined => {
  const { year, month, day, weekday, hour, minute, second } = when;
  switch (letter) {
    case 'A':
    case 'a':
      return digits(`day-${weekday}`);
    case 'B':
    case 'b':
    case 'h':
      return digits(`mon-${month}`);
    case 'm':
      return digits(`h-${month + 1}`);
    case 'd':
    case 'e':
      return dayOfMonth(day);
    case 'Y':
      return yearSounds(year);
    case 'I':
    case 'l':
      return oClock(hourOfDial(hour), hour === 1);
    case 'H':
    case 'k':
      return oClock(hour, hour === 1);
    case 'M':
      return minuteSounds(minute, next);
    case 'S':
      return [...digits('and'), ...germanNumber(second, 'f'), second === 1 ? 'second' : 'seconds'];
    case 'P':
    case 'p':
      return halfOfDay(hour);
    default:
      return undefined;
  }
};

export const german: SpokenLanguage = {
  number: germanNumber,
  letter: (letter, when, { next }) => letterSounds(letter, when, next),
  format: 'A dBY HMS',
  scriptFormat: 'A dBY HMS',
  hoursAndMinutes: 'HM',
  hoursMinutesAndSeconds: 'HMS',
  relativeDay: (letter, days) => recentDay(letter, days, 'AdBY'),
  date: ({ weekday, day, month, year }) => [
    ...digits(`day-${weekday}`),
    ...dayOfMonth(day),
    ...digits(`mon-${month}`),
    ...yearSounds(year),
  ],
  time: ({ hour, minute }) => [...oClock(hour, false), ...(minute === 0 ? [] : germanNumber(minute, ''))],
};
