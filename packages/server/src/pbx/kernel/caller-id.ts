/** A party's identity. An empty number or name is one that is not known. */
export interface Party {
  num: string;
  name: string;
  /** Number and name presentation as one number (0 allowed, 32 prohibited, 67 unavailable; the low bits tell the screening). */
  pres: number;
  tag: string;
  subaddress: string;
}

/** Who calls: the identity, the number for charging, the type of number and who forwarded the call. */
export interface CallerId extends Party {
  ani: string;
  ani2: number;
  ton: number;
  tns: number;
  rdnis: string;
}

export const noParty = (): Party => ({ num: '', name: '', pres: 0, tag: '', subaddress: '' });
export const noCallerId = (): CallerId => ({ ...noParty(), ani: '', ani2: 0, ton: 0, tns: 0, rdnis: '' });

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

/** The presentation as the header `CID-CallingPres` and the console tell it. */
export const describePresentation = (value: number): string =>
  presentations.find(([number]) => number === value)?.[2] ?? 'unknown';

export const presentationName = (value: number): string =>
  presentations.find(([number]) => number === value)?.[1] ?? 'unknown';

/** A presentation by its name or number; undefined if there is none such. */
export const parsePresentation = (text: string): number | undefined =>
  presentations.find(([number, name]) => name === text.toLowerCase() || String(number) === text)?.[0];

/** The presentation of a party as a whole: a party of which nothing is known is unavailable. */
export const effectivePresentation = (party: Party): number =>
  party.num === '' && party.name === '' ? 67 : party.pres;

/** `"Name" <number>`, or what there is of it; '' if nothing is known, as `CallerID` headers and Dial write it. */
export const formatCallerId = (name: string, num: string): string => {
  if (name !== '' && num !== '') return `"${name}" <${num}>`;
  return name !== '' ? `"${name}"` : num;
};

/**
 * Splits what people write as a caller id (`Ann <100>`, `"Ann" <100>`, `100`, `<100>`, `Ann`). Text without brackets
 * is a number if it looks like a telephone number, else a name.
 */
export const parseCallerId = (text: string): { name: string; num: string } => {
  const trimmed = text.trim();
  const open = trimmed.lastIndexOf('<');
  const close = trimmed.indexOf('>', open);
  if (open >= 0 && close > open)
    return { name: unquote(trimmed.slice(0, open).trim()), num: stripNumber(trimmed.slice(open + 1, close)) };
  if (/^".*"$/.test(trimmed)) return { name: unquote(trimmed), num: '' };
  if (isTelephoneNumber(trimmed)) return { name: '', num: stripNumber(trimmed) };
  return { name: trimmed, num: '' };
};

const unquote = (text: string): string => text.replace(/^"(.*)"$/s, '$1').replace(/\\(.)/g, '$1');
const isTelephoneNumber = (text: string): boolean => /^\+?[0-9*#()\-. ]*$/.test(text) && text !== '';

/** Takes the dressing out of a telephone number (`(555) 123-4567`); anything else stays as it is. */
const stripNumber = (text: string): string => {
  const trimmed = text.trim();
  return isTelephoneNumber(trimmed) ? trimmed.replace(/[()\-. ]/g, '') : trimmed;
};
