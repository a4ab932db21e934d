import { leadingInt } from '../../kernel/c-number.js';

/** Names that stand for numbers; the first name of a number is the one that is read. */
type Names = readonly (readonly [code: number, ...names: string[]])[];

const reasons: Names = [
  [0, 'unknown'],
  [1, 'cfb', 'user-busy'],
  [2, 'cfnr', 'no-answer'],
  [3, 'unavailable'],
  [4, 'cfu', 'unconditional'],
  [5, 'time_of_day', 'time-of-day'],
  [6, 'dnd', 'do-not-disturb'],
  [7, 'deflection'],
  [8, 'follow_me', 'follow-me'],
  [9, 'out_of_order', 'out-of-service'],
  [10, 'away'],
  [11, 'cf_dte'],
  [12, 'send_to_vm'],
];

const sources: Names = [
  [0, 'unknown'],
  [1, 'answer'],
  [2, 'diversion'],
  [3, 'transfer_active', 'transfer'],
  [4, 'transfer_alerting'],
];

const charsets: Names = [
  [0, 'unknown'],
  [1, 'iso8859-1'],
  [2, 'withdrawn'],
  [3, 'iso8859-2'],
  [4, 'iso8859-3'],
  [5, 'iso8859-4'],
  [6, 'iso8859-5'],
  [7, 'iso8859-7'],
  [8, 'bmp'],
  [9, 'utf8'],
];

const nameIn =
  (names: Names) =>
  (code: number): string =>
    names.find(([number]) => number === code)?.[1] ?? 'not-known';

/** A name, or any number; undefined for anything else. */
const codeIn =
  (names: Names) =>
  (text: string): number | undefined =>
    names.find(([, ...all]) => all.includes(text.toLowerCase()))?.[0] ?? wholeNumber(text);

export const reasonName = nameIn(reasons);
export const reasonCode = codeIn(reasons);
export const sourceName = nameIn(sources);
export const sourceCode = codeIn(sources);
export const charsetName = nameIn(charsets);
export const charsetCode = codeIn(charsets);

/** What begins with a digit is a number. */
export const wholeNumber = (text: string): number | undefined => (/^\d/.test(text) ? leadingInt(text) : undefined);
