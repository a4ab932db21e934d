import type { CalendarTime } from './calendar.js';
import { plainDate, plainTime } from './english.js';
import { digits, type Gender, hourOfDial, recentDay, type SpokenLanguage } from './language.js';

/** The largest number that is said, and one more. */
const tooLarge = 2 ** 31 - 1;

const one = (gender: Gender): string => (gender === 'f' ? '1F' : gender === 'm' ? '1M' : '1');

const belowThousand = (number: number, gender: Gender): string[] => {
  if (number >= 100) {
    const rest = number % 100;
    const hundreds = number > 100 && number < 200 ? '100-and' : number - rest;
    return rest === 0 ? digits(hundreds) : [...digits(hundreds), ...belowThousand(rest, gender)];
  }
  if (number === 1) return digits(one(gender));
  if (number <= 30 || number % 10 === 0) return digits(number);
  return [...digits(number - (number % 10), 'and'), ...belowThousand(number % 10, gender)];
};

const spanishNumber = (number: number, gender: Gender): string[] => {
  const millions = Math.trunc(number / 1_000_000);
  const thousands = Math.trunc((number % 1_000_000) / 1000);
  const rest = number % 1000;
  const sounds: string[] = [];
  if (millions === 1) sounds.push(...digits('1M', 'million'));
  if (millions > 1) sounds.push(...spanishNumber(millions, gender), ...digits('millions'));
  if (thousands > 1) sounds.push(...belowThousand(thousands, gender));
  if (thousands > 0) sounds.push(...digits('thousand'));
  if (rest > 0 || sounds.length === 0) sounds.push(...belowThousand(rest, gender));
  return sounds;
};

const plain = (number: number): string[] => spanishNumber(number, '');

/** Seconds are said as in English, digit by digit, as in the reference. */
const secondSounds = (second: number): string[] => {
  if (second === 0) return digits('0');
  if (second < 10) return digits('oh', second);
  return second <= 20 || second % 10 === 0 ? digits(second) : digits(second - (second % 10), second % 10);
};

/** What part of the day an hour is in: nothing is said for the first hour of the day. */
const partOfDay = (hour: number): string[] => {
  if (hour === 0) return [];
  if (hour <= 12) return digits('a-m');
  return digits(hour <= 18 ? 'afternoon' : 'p-m');
};

const letterSounds = (letter: string, when: CalendarTime): readonly string[] | undefined => {
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
      return plain(day);
    case 'Y':
      return plain(year);
    case 'I':
    case 'l':
      return spanishNumber(hourOfDial(hour), 'f');
    case 'H':
    case 'k':
      return plain(hour);
    case 'M':
      return plain(minute);
    case 'S':
      return secondSounds(second);
    case 'P':
    case 'p':
      return partOfDay(hour);
    default:
      return undefined;
  }
};

const longDate = "'digits/es-el' Ad 'digits/es-de' B 'digits/es-de' Y";

export const spanish: SpokenLanguage = {
  number: (number, gender) => (number < tooLarge ? spanishNumber(number, gender) : undefined),
  letter: letterSounds,
  format: `${longDate} 'digits/at' IMp`,
  scriptFormat: "ABdY 'digits/at' IMp",
  hoursAndMinutes: "H 'digits/y' M",
  hoursMinutesAndSeconds: 'HMS',
  // today is said for `q` too, as in the reference
  relativeDay: (letter, days) => recentDay(days >= 0 ? 'Q' : letter, days, longDate),
  date: (when) => plainDate(when, spanish),
  time: (when) => plainTime(when, spanish),
};
