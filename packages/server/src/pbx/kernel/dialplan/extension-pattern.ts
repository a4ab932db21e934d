/**
 * How the patterns of extensions match what was dialled, and how they are ordered: `_` begins a pattern, `X` is a digit,
 * `Z` 1–9, `N` 2–9, `[15-7]` one of these, `.` anything from here on (one character at least), `!` anything or nothing.
 * Blanks and dashes in a pattern only help the eye.
 */

/** How well the digits so far fit. */
export type Match =
  | 'no'
  /** They fit. */
  | 'exact'
  /** They fit because of `!`: no need to wait for more. */
  | 'early'
  /** They are the beginning of what fits. */
  | 'begins';

const isPattern = (exten: string): boolean => exten.startsWith('_');

interface Position {
  readonly accepts: (character: string) => boolean;
  /** Less is more specific. */
  readonly rank: number;
  /** Which characters fit, for the order of sets that are equally specific; '' where `rank` says it all. */
  readonly members: string;
}

type Element = Position | { readonly rest: '.' | '!' };

const digits = (from: number): string => '0123456789'.slice(from);

const oneOf = (members: string): Position => ({
  accepts: (character) => members.includes(character),
  rank: members.length * 256 + (members.charCodeAt(0) || 0),
  members,
});

const elementsOf = (pattern: string): readonly Element[] => {
  const elements: Element[] = [];
  for (let at = 1; at < pattern.length; at++) {
    const character = pattern[at] as string;
    if (character === ' ' || character === '-') continue;
    if (character === '.' || character === '!') {
      elements.push({ rest: character });
      break;
    }
    if (character === '[') {
      const close = pattern.indexOf(']', at);
      if (close > at) {
        elements.push(oneOf(membersOf(pattern.slice(at + 1, close))));
        at = close;
        continue;
      }
    }
    elements.push(oneOf(wildcards[character.toUpperCase()] ?? character));
  }
  return elements;
};

const wildcards: Readonly<Record<string, string>> = { X: digits(0), Z: digits(1), N: digits(2) };

/** The characters of a set, each once and in order; a backslash takes the meaning from the next one. */
const membersOf = (set: string): string => {
  const members = new Set<string>();
  for (let at = 0; at < set.length; at++) {
    let first = set[at] as string;
    if (first === '\\' && at + 1 < set.length) first = set[++at] as string;
    let last = first;
    if (set[at + 1] === '-' && at + 2 < set.length) {
      last = set[at + 2] as string;
      at += 2;
    }
    for (let code = first.charCodeAt(0); code <= last.charCodeAt(0); code++) members.add(String.fromCharCode(code));
  }
  return [...members].sort().join('');
};

const compiled = new Map<string, readonly Element[]>();
const cached = 10_000;

const elements = (pattern: string): readonly Element[] => {
  const known = compiled.get(pattern);
  if (known) return known;
  if (compiled.size >= cached) compiled.clear();
  const made = elementsOf(pattern);
  compiled.set(pattern, made);
  return made;
};

/** How `dialled` fits an extension or pattern. */
export const matchExtension = (exten: string, dialled: string): Match => {
  if (!isPattern(exten)) return matchLiteral(exten, dialled);
  let at = 0;
  for (const element of elements(exten)) {
    if ('rest' in element) {
      if (element.rest === '!') return 'early';
      return at < dialled.length ? 'exact' : 'begins';
    }
    // dashes in what was dialled do not count, but for the last one
    while (dialled[at] === '-' && at + 1 < dialled.length && !element.accepts('-')) at += 1;
    if (at >= dialled.length) return 'begins';
    if (!element.accepts(dialled[at] as string)) return 'no';
    at += 1;
  }
  return at < dialled.length ? 'no' : 'exact';
};

/** What plain extensions are told apart by: dashes do not count. */
export const plainKey = (exten: string): string => exten.replaceAll('-', '');

const matchLiteral = (exten: string, dialled: string): Match => {
  if (exten === dialled) return 'exact';
  const [own, other] = [plainKey(exten), plainKey(dialled)];
  if (own === other) return 'exact';
  return own.startsWith(other) ? 'begins' : 'no';
};

/** Whether `dialled` is (or fits) the extension. */
export const fitsExtension = (exten: string, dialled: string): boolean => {
  const match = matchExtension(exten, dialled);
  return match === 'exact' || match === 'early';
};

const ranks = { '.': 0x18000, '!': 0x28000, end: 0x30000 } as const;

/** The order in which extensions of a context are tried: plain ones first, then patterns, the most specific first. */
export const compareExtensions = (a: string, b: string): number => {
  if (!isPattern(a) || !isPattern(b)) {
    if (isPattern(a) !== isPattern(b)) return isPattern(a) ? 1 : -1;
    return a < b ? -1 : a > b ? 1 : 0;
  }
  const [left, right] = [elements(a), elements(b)];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const difference = rankAt(left, at) - rankAt(right, at) || compareMembers(left[at], right[at]);
    if (difference !== 0) return difference;
  }
  return 0;
};

const rankAt = (list: readonly Element[], at: number): number => {
  const element = list[at];
  if (!element) return ranks.end;
  return 'rest' in element ? ranks[element.rest] : element.rank;
};

/** Of sets of equal size and first member, the one with more of the later characters comes first. */
const compareMembers = (a: Element | undefined, b: Element | undefined): number => {
  if (!a || !b || 'rest' in a || 'rest' in b) return 0;
  return a.members < b.members ? 1 : a.members > b.members ? -1 : 0;
};
