import type { CalendarTime } from './calendar.js';

/** The gender of what is counted: masculine, feminine, neuter or common; '' where it does not matter. */
export type Gender = 'm' | 'f' | 'n' | 'c' | '';

/** What stands around a letter of a date format. */
export interface LetterPlace {
  /** The letter behind it, blanks left out; '' at the end. */
  readonly next: string;
}

/** How one language says numbers and times: lists of the names of sounds, in their order. */
export interface SpokenLanguage {
  /** The sounds of a whole number that is not negative; undefined where it is too large for the language. */
  number(number: number, gender: Gender): string[] | undefined;
  /** The sounds of one letter of a date format; undefined for one that stands for nothing. */
  letter(letter: string, when: CalendarTime, place: LetterPlace): readonly string[] | undefined;
  /** The format of a moment where none is given. */
  readonly format: string;
  /** What R and T of a format stand for. */
  readonly hoursAndMinutes: string;
  readonly hoursMinutesAndSeconds: string;
  /** What Q and q of a format stand for, by how many days (and parts of one) lie between the begin of today and the moment. */
  relativeDay(letter: 'Q' | 'q', days: number): string;
  /** A date and a time of day on their own, as scripts ask for them. */
  date(when: CalendarTime): readonly string[];
  time(when: CalendarTime): readonly string[];
  /** The format that scripts get where they give none. */
  readonly scriptFormat: string;
}

/** Names of sounds in the folder of numbers and dates. */
export const digits = (...names: readonly (string | number)[]): string[] => names.map((name) => `digits/${name}`);

/** 0 and 12 of a day are 12 on a dial of 12 hours. */
export const hourOfDial = (hour: number): number => hour % 12 || 12;

export const halfOfDay = (hour: number): string[] => digits(hour < 12 ? 'a-m' : 'p-m');

/** How most languages take Q and q: today (nothing for `q`), yesterday, for `q` the name of a day of the last week, or all of it. */
export const recentDay = (letter: 'Q' | 'q', days: number, whole: string): string => {
  if (days >= 0) return letter === 'Q' ? "'digits/today'" : '';
  if (days >= -1) return "'digits/yesterday'";
  return letter === 'q' && days >= -6 ? 'A' : whole;
};
