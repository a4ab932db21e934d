import type { Party } from './party.js';

const presentations: readonly (readonly [value: number, name: string, text: string])[] = [
  [0, 'allowed_not_screened', 'Presentation Allowed, Not Screened'],
  [1, 'allowed_passed_screen', 'Presentation Allowed, Passed Screen'],
  [2, 'allowed_failed_screen', 'Presentation Allowed, Failed Screen'],
  [3, 'allowed', 'Presentation Allowed, Network Number'],
  [32, 'prohib_not_screened', 'Presentation Prohibited, Not Screened'],
  [33, 'prohib_passed_screen', 'Presentation Prohibited, Passed Screen'],
  [34, 'prohib_failed_screen', 'Presentation Prohibited, Failed Screen'],
  [35, 'prohib', 'Presentation Prohibited, Network Number'],
  [67, 'unavailable', 'Number Unavailable'],
];

const unavailable = 67;
const screeningBits = 0x03;
const presentationBits = 0x60;
/** Presentations, the one that decides first. */
const decisive = [0x20, 0x00, 0x40];

const known = (value: number): (typeof presentations)[number] | undefined => {
  const meant = value >= 64 && value < unavailable ? unavailable : value;
  return presentations.find(([number]) => number === meant);
};

/** The presentation as the header `CID-CallingPres` and the console tell it. */
export const describePresentation = (value: number): string => known(value)?.[2] ?? 'unknown';

export const presentationName = (value: number): string => known(value)?.[1] ?? 'unknown';

/** A presentation by its name, or any number; undefined for anything else. */
export const parsePresentation = (text: string): number | undefined => {
  const named = presentations.find(([, name]) => name === text.toLowerCase());
  if (named) return named[0];
  return /^\d/.test(text) ? Number.parseInt(text, 10) | 0 : undefined;
};

const rankOf = (valid: boolean, presentation: number): number => {
  const rank = valid ? decisive.indexOf(presentation & presentationBits) : -1;
  return rank < 0 ? decisive.length : rank;
};

/**
 * The presentation of a party as a whole: what name and number may be shown of, the stricter of both, with the screening
 * of the number; unavailable for a party of which nothing is known.
 */
export const presentationOf = (party: Party): number => {
  const name = rankOf(party.nameValid, party.namePres);
  const number = rankOf(party.numValid, party.numPres);
  const presentation = decisive[Math.min(name, number)];
  if (presentation === undefined || presentation === 0x40) return unavailable;
  return presentation | (number < decisive.length ? party.numPres & screeningBits : 0);
};
