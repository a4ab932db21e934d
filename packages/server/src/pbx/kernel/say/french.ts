import type { CalendarTime } from './calendar.js';
import { digits, type Gender, halfOfDay, hourOfDial, recentDay, type SpokenLanguage } from './language.js';

const one = (gender: Gender): string => (gender === 'f' ? '1F' : '1');

/** Below a hundred: seventy is sixty and ten, ninety is eighty and ten; `et` stands before 1 and 11, but not behind 80. */
const belowHundred = (number: number, gender: Gender): string[] => {
  if (number === 1) return digits(one(gender));
  if (number <= 20) return digits(number);
  const tens = number < 60 ? number - (number % 10) : number < 80 ? 60 : 80;
  const rest = number - tens;
  if (rest === 0) return digits(tens);
  const and = tens < 80 && (rest === 1 || rest === 11) ? ['et'] : [];
  return [...digits(tens, ...and), ...belowHundred(rest, gender)];
};

const frenchNumber = (number: number, gender: Gender): string[] => {
  const sounds: string[] = [];
  let rest = number;
  for (const [size, name] of [
    [1_000_000, 'million'],
    [1000, 'thousand'],
    [100, 'hundred'],
  ] as const) {
    const count = Math.trunc(rest / size);
    rest %= size;
    if (count > 1 || (count === 1 && name === 'million')) sounds.push(...frenchNumber(count, gender));
    if (count > 0) sounds.push(...digits(name));
  }
  if (rest > 0 || sounds.length === 0) sounds.push(...belowHundred(rest, gender));
  return sounds;
};

const plain = (number: number): string[] => frenchNumber(number, '');

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
      return day === 1 ? digits('h-1') : plain(day);
    case 'Y':
      return plain(year);
    case 'I':
    case 'l':
      return [...plain(hourOfDial(hour)), ...digits('oclock')];
    case 'H':
    case 'k':
      return [...plain(hour), ...digits('oclock')];
    case 'M':
      return minute === 0 ? [] : plain(minute);
    case 'S':
      return [...plain(second), 'second'];
    case 'P':
    case 'p':
      return halfOfDay(hour);
    default:
      return undefined;
  }
};

export const french: SpokenLanguage = {
  number: (number, gender) => (number < 1_000_000_000 ? frenchNumber(number, gender) : undefined),
  letter: letterSounds,
  format: "AdBY 'digits/at' IMp",
  scriptFormat: "ABdY 'digits/at' IMp",
  hoursAndMinutes: 'HM',
  hoursMinutesAndSeconds: 'HMS',
  relativeDay: (letter, days) => recentDay(letter, days, 'AdBY'),
  date: ({ weekday, day, month, year }) => [
    ...digits(`day-${weekday}`),
    ...plain(day),
    ...digits(`mon-${month}`),
    ...plain(year),
  ],
  time: ({ hour, minute }) => [...frenchNumber(hour, 'f'), ...digits('oclock'), ...(minute === 0 ? [] : plain(minute))],
};
