/** How a call is accounted, by the numbers that Asterisk gives (automated message accounting). */
const words = ['', 'OMIT', 'BILLING', 'DOCUMENTATION'];

/** `DOCUMENTATION` for 3; `Unknown` for what is none. */
export const amaFlagsText = (flags: number): string => words[flags] || 'Unknown';

/** The number for a word, whatever its case, or for a number; undefined if it is neither. */
export const parseAmaFlags = (text: string): number | undefined => {
  const word = text.trim().toUpperCase();
  const known = word === '' ? -1 : words.indexOf(word);
  if (known > 0) return known;
  return /^[1-3]$/.test(word) ? Number(word) : undefined;
};
