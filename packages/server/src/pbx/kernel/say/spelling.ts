import { digits } from './language.js';

const characterNames: Readonly<Record<string, string>> = {
  '*': 'digits/star',
  '#': 'digits/pound',
  '!': 'letters/exclaimation-point',
  '@': 'letters/at',
  $: 'letters/dollar',
  '/': 'letters/slash',
  '+': 'letters/plus',
  '-': 'letters/dash',
  '=': 'letters/equals',
  ' ': 'letters/space',
  '.': 'letters/dot',
};

/** Which letters are announced as large or small: none, small ones, large ones, or all. */
export type SpelledCase = 'none' | 'lower' | 'upper' | 'all';

/** The number of a character as the C library counts bytes. */
const codeOf = (character: string): number => (character.charCodeAt(0) << 24) >> 24;

/** The sounds of digits, `*`, `#` and `-`; all else is left out. */
export const digitSounds = (text: string): string[] =>
  [...text].flatMap((one) => {
    if (/\d/.test(one)) return digits(one);
    return digits(...(one === '-' ? ['minus'] : one === '*' ? ['star'] : one === '#' ? ['pound'] : []));
  });

/** The sounds of a text, letter by letter. */
export const spelledSounds = (text: string, announced: SpelledCase = 'none'): string[] =>
  [...text].flatMap((one) => {
    if (/\d/.test(one)) return digits(one);
    const named = characterNames[one];
    if (named) return [named];
    if (!/[a-z]/i.test(one)) return [`letters/ascii${codeOf(one)}`];
    const told = announced === 'all' || announced === (/[a-z]/.test(one) ? 'lower' : 'upper');
    return [...(told ? [`letters/ascii${codeOf(one)}`] : []), `letters/${one.toLowerCase()}`];
  });

/** The sounds of a text in words for its letters: alpha, bravo. 9 has a word of its own, as in the reference. */
export const phoneticSounds = (text: string): string[] =>
  [...text].flatMap((one) => {
    if (/[0-8]/.test(one)) return digits(one);
    return [characterNames[one] ?? `phonetic/${one.toLowerCase()}_p`];
  });
