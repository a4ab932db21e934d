import { parseBoolean, splitList } from '../../../config/setting.js';
import type { ObjectOption } from './object-type.js';

/** Text as it is written. */
export const text = (name: string, value = ''): ObjectOption => ({
  name,
  default: value,
  expected: 'text',
  read: (written) => written,
});

/** Shown as `true` or `false`. */
export const bool = (name: string, value = false): ObjectOption => shownFlag(name, value, 'true', 'false');

/** Shown as `yes` or `no`. */
export const yesNo = (name: string, value = false): ObjectOption => shownFlag(name, value, 'yes', 'no');

const shownFlag = (name: string, value: boolean, yes: string, no: string): ObjectOption => ({
  name,
  default: value ? yes : no,
  expected: 'yes or no',
  // any word that is not one for yes stands for no, as in the reference
  read: (written) => (parseBoolean(written) === true ? yes : no),
});

/** A whole number. */
export const uint = (name: string, value: number, { min = 0, max = 4294967295 } = {}): ObjectOption => ({
  name,
  default: String(value),
  expected: `a whole number from ${min} to ${max}`,
  read: (written) => {
    const number = /^\s*[+-]?\d+\s*$/.test(written) ? Number(written) : Number.NaN;
    return number >= min && number <= max ? String(number) : undefined;
  },
});

/** Seconds with a fraction, shown with six digits behind the point. */
export const seconds = (name: string, value: number): ObjectOption => ({
  name,
  default: value.toFixed(6),
  expected: 'seconds, 0 or more',
  read: (written) => (/^\d+(\.\d*)?$/.test(written) ? Number(written).toFixed(6) : undefined),
});

/** One of some words; a word may be shown as another one. */
export const choice = (
  name: string,
  words: readonly string[] | Readonly<Record<string, string>>,
  value: string,
): ObjectOption => {
  const shown = new Map(
    Array.isArray(words)
      ? words.map((word: string) => [word.toLowerCase(), word] as const)
      : Object.entries(words as Readonly<Record<string, string>>).map(
          ([word, as]) => [word.toLowerCase(), as] as const,
        ),
  );
  return {
    name,
    default: value,
    expected: `one of ${[...shown.keys()].join(', ')}`,
    read: (written) => shown.get(written.trim().toLowerCase()),
  };
};

/** A list that several lines add to; empty entries do not count. */
export const list = (
  name: string,
  { value = '', allowed }: { readonly value?: string; readonly allowed?: readonly string[] } = {},
): ObjectOption => ({
  name,
  default: value,
  expected: allowed ? `some of ${allowed.join(', ')}` : 'a comma separated list',
  read: (written, before, first) => {
    const entries = splitList(written);
    if (allowed && entries.some((entry) => !allowed.includes(entry.toLowerCase()))) return undefined;
    const known = first ? [] : splitList(before);
    return [...known, ...entries.filter((entry) => !known.includes(entry))].join(',');
  },
});

/** What one line says, in a list that several lines make. */
export const lines = (name: string): ObjectOption => ({
  name,
  default: '',
  expected: 'text',
  read: (written, before) => (before === '' ? written : `${before},${written}`),
});

/** Another name for an option. */
export const alias = (name: string, option: ObjectOption): ObjectOption => ({ ...option, name, actsOn: option.name });
