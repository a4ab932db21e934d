import type { CalendarTime } from './calendar.js';
import { digits, halfOfDay, hourOfDial, type SpokenLanguage } from './language.js';

/** The largest number that is said, and one more. */
const tooLarge = 2 ** 31 - 1;

const steps = [
  [1_000_000_000, 'billion'],
  [1_000_000, 'million'],
  [1000, 'thousand'],
] as const;

/** The sounds of a number below a thousand; `and` is said between hundreds and the rest. */
const belowThousand = (number: number, and: readonly string[]): string[] => {
  if (number >= 100) {
    const rest = number % 100;
    const hundreds = digits(Math.trunc(number / 100), 'hundred');
    return rest === 0 ? hundreds : [...hundreds, ...and, ...belowThousand(rest, and)];
  }
  if (number <= 20 || number % 10 === 0) return digits(number);
  return digits(number - (number % 10), number % 10);
};

const wholeNumber = (number: number, and: readonly string[]): string[] => {
  for (const [size, name] of steps) {
    if (number < size) continue;
    const rest = number % size;
    const large = [...wholeNumber(Math.trunc(number / size), and), ...digits(name)];
    if (rest === 0) return large;
    return [...large, ...(rest < 100 ? and : []), ...wholeNumber(rest, and)];
  }
  return belowThousand(number, and);
};

/** The sounds of a number in English. @param number 0 or more */
export const englishNumber = (number: number): string[] => wholeNumber(number, []);

/** The sounds of which one in a row a number is, from 1 (`digits/h-1`). */
export const englishOrdinal = (number: number): string[] => {
  for (const [size, name] of [...steps, [100, 'hundred'] as const]) {
    if (number < size) continue;
    const rest = number % size;
    const large = englishNumber(Math.trunc(number / size));
    return rest === 0 ? [...large, ...digits(`h-${name}`)] : [...large, ...digits(name), ...englishOrdinal(rest)];
  }
  if (number <= 20 || number % 10 === 0) return digits(`h-${number}`);
  return digits(number - (number % 10), `h-${number % 10}`);
};

const yearSounds = (year: number, and: readonly string[]): string[] => {
  const rest = year - 1900;
  if (rest < 0 || rest > 99) return wholeNumber(year, and);
  if (rest === 0) return digits('19', 'hundred');
  return [...digits('19'), ...withOh(rest)];
};

const withOh = (number: number): string[] => [...digits(...(number < 10 ? ['oh'] : [])), ...englishNumber(number)];

const minuteSounds = (minute: number, none: string): string[] => (minute === 0 ? digits(none) : withOh(minute));

const letterSounds = (letter: string, when: CalendarTime, and: readonly string[]): readonly string[] | undefined => {
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
      return englishOrdinal(day);
    case 'Y':
      return yearSounds(year, and);
    case 'I':
    case 'l':
      return englishNumber(hourOfDial(hour));
    case 'H':
      return hour === 0 ? digits('oh') : withOh(hour);
    case 'k':
      return hour === 0 ? digits('oh') : englishNumber(hour);
    case 'M':
      return minuteSounds(minute, 'oclock');
    case 'N':
      return minuteSounds(minute, 'hundred');
    case 'S':
      return second === 0 ? digits('0') : withOh(second);
    case 'P':
    case 'p':
      return halfOfDay(hour);
    default:
      return undefined;
  }
};

/** Up to half a year away the year is left out, up to a week away all but the day. */
const relativeDay = (days: number): string => {
  if (days >= 0 && days < 2) return days < 1 ? "'digits/today'" : "'digits/tomorrow'";
  if (days >= -1 && days < 0) return "'digits/yesterday'";
  const within = (most: number): boolean => days >= -most && days < most;
  if (within(6)) return 'A';
  if (within(daysOfMonth)) return 'ABd';
  return within(6 * daysOfMonth) ? 'Bd' : 'BdY';
};

/** A twelfth of 365 days. */
const daysOfMonth = 365 / 12;

/** English of America, and what languages are said in that the program does not speak. */
export const english: SpokenLanguage = {
  number: (number) => (number < tooLarge ? englishNumber(number) : undefined),
  letter: (letter, when) => letterSounds(letter, when, []),
  format: "ABdY 'digits/at' IMp",
  scriptFormat: "ABdY 'digits/at' IMp",
  hoursAndMinutes: 'HM',
  hoursMinutesAndSeconds: 'HMS',
  relativeDay: (_letter, days) => relativeDay(days),
  date: (when) => plainDate(when, english),
  time: (when) => plainTime(when, english),
};

/** Day, month, number of the day and year, all as plain numbers of the language. */
export const plainDate = ({ weekday, month, day, year }: CalendarTime, language: SpokenLanguage): string[] => [
  ...digits(`day-${weekday}`, `mon-${month}`),
  ...(language.number(day, '') ?? []),
  ...(language.number(year, '') ?? []),
];

export const plainTime = ({ hour, minute }: CalendarTime, language: SpokenLanguage): string[] => [
  ...(language.number(hourOfDial(hour), '') ?? []),
  ...(minute === 0
    ? digits('oclock')
    : [...digits(...(minute < 10 ? ['oh'] : [])), ...(language.number(minute, '') ?? [])]),
  ...halfOfDay(hour),
];

const britishAnd = ['vm-and'];

/** English of Britain: with `and` before what is less than a hundred. */
export const british: SpokenLanguage = {
  ...english,
  number: (number) => (number < 1_000_000_000 ? wholeNumber(number, britishAnd) : undefined),
  letter: (letter, when) => letterSounds(letter, when, britishAnd),
  date: (when) => plainDate(when, british),
  time: (when) => plainTime(when, british),
};
