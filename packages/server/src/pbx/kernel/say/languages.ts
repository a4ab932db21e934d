import { british, english } from './english.js';
import { french } from './french.js';
import { german } from './german.js';
import type { SpokenLanguage } from './language.js';
import { spanish } from './spanish.js';

const spoken: Readonly<Record<string, SpokenLanguage>> = {
  en: english,
  en_GB: british,
  de: german,
  fr: french,
  es: spanish,
};

/** The language of a tag: `de_AT` is German where it is none of its own; what is not spoken is English. */
export const spokenLanguage = (tag: string): SpokenLanguage => {
  for (let name = tag; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('_')))) {
    const found = Object.hasOwn(spoken, name) ? spoken[name] : undefined;
    if (found) return found;
  }
  return english;
};
