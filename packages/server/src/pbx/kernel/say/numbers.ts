import { englishNumber, englishOrdinal } from './english.js';
import { digits, type Gender } from './language.js';
import { spokenLanguage } from './languages.js';

/** The sounds of a whole number; undefined where the language has no words for one so large. */
export const numberSounds = (language: string, number: number, gender: Gender = ''): string[] | undefined => {
  const sounds = spokenLanguage(language).number(Math.abs(number), gender);
  return sounds && number < 0 ? [...digits('minus'), ...sounds] : sounds;
};

/** The sounds of which one in a row a number is; always English, as in the reference. Nothing for 0. */
export const ordinalSounds = (number: number): string[] => {
  const size = Math.abs(number);
  if (size === 0 || size >= 2 ** 31 - 1) return [];
  return [...(number < 0 ? digits('minus') : []), ...englishOrdinal(size)];
};

/**
 * The sounds of an amount of dollars and cents, always in English. The text is read as the reference does: the whole
 * dollars before the point within 32 bits of cents, and up to two digits behind it as they stand, so that `0.5` is 5 cents.
 */
export const moneySounds = (text: string): string[] => {
  const [, whole = '0', fraction = ''] = /^\s*([+-]?\d*)(?:\.(\d{0,2}))?/.exec(text) ?? [];
  const cents = Number.parseInt(fraction, 10) || 0;
  const given = BigInt.asIntN(32, BigInt(/\d/.test(whole) ? whole.replace('+', '') : 0));
  const dollars = Math.trunc(Number(BigInt.asIntN(32, given * 100n)) / 100);
  const sounds: string[] = [];
  if (dollars > 0) sounds.push(...englishNumber(dollars), dollars === 1 ? 'letters/dollar' : 'dollars');
  if (dollars > 0 && cents > 0) sounds.push('and');
  if (cents > 0 || dollars === 0) sounds.push(...englishNumber(cents), cents === 1 ? 'cent' : 'cents');
  return sounds;
};
