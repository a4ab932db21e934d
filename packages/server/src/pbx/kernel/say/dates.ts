import type { CalendarTime } from './calendar.js';
import type { SpokenLanguage } from './language.js';
import { spokenLanguage } from './languages.js';

const msOfDay = 86_400_000;

/** How many days a moment lies behind the begin of the present day, with parts of a day; negative for what is past. */
const daysFromToday = (when: CalendarTime, now: CalendarTime): number =>
  (Date.UTC(when.year, when.month, when.day, when.hour, when.minute, when.second) -
    Date.UTC(now.year, now.month, now.day)) /
  msOfDay;

/** What a format is said as. */
export interface SpokenDate {
  readonly sounds: readonly string[];
  /** Letters that stand for nothing. */
  readonly unknown: readonly string[];
}

/**
 * The names of the sounds that say a moment after a format in a language: `ABdY 'digits/at' IMp`. Names of sounds stand
 * in single quotes; letters that stand for nothing are left out.
 * @param now the present, for `Q` and `q`, which depend on how long ago the day is
 * @param format without, that of the language
 */
export const dateSounds = (
  language: string,
  format: string | undefined,
  when: CalendarTime,
  now: CalendarTime,
): SpokenDate => {
  const spoken = spokenLanguage(language);
  const unknown: string[] = [];
  const sounds = formatted(spoken, format ?? spoken.format, when, now, unknown);
  return { sounds, unknown };
};

const formatted = (
  spoken: SpokenLanguage,
  format: string,
  when: CalendarTime,
  now: CalendarTime,
  unknown: string[],
): string[] => {
  const tokens = [...format.matchAll(/'[^']*'?|[^ \t]/gs)].map(([token]) => token);
  return tokens.flatMap((token, i) => {
    if (token.startsWith("'")) return token === "''" ? [] : [token.replaceAll("'", '')];
    const other = standsFor(spoken, token, daysFromToday(when, now));
    if (other !== undefined) return formatted(spoken, other, when, now, unknown);
    const sounds = spoken.letter(token, when, { next: tokens[i + 1] ?? '' });
    if (!sounds) unknown.push(token);
    return sounds ?? [];
  });
};

/** The format that a letter stands for; undefined for all but a few. */
const standsFor = (spoken: SpokenLanguage, letter: string, days: number): string | undefined => {
  if (letter === 'Q' || letter === 'q') return spoken.relativeDay(letter, days);
  if (letter === 'R') return spoken.hoursAndMinutes;
  return letter === 'T' ? spoken.hoursMinutesAndSeconds : undefined;
};

/** A date, a time of day, or both, as a script asks for them. */
export const scriptDateSounds = (language: string, when: CalendarTime): readonly string[] =>
  spokenLanguage(language).date(when);

export const scriptTimeSounds = (language: string, when: CalendarTime): readonly string[] =>
  spokenLanguage(language).time(when);

export const scriptFormat = (language: string): string => spokenLanguage(language).scriptFormat;
