import type { ConfVariable } from './conf.js';
import { suggestion } from './nearest.js';
import type { Problems } from './problem.js';
import { strip } from './strip.js';

/** One key of a section: how its value is read, and what a person must know of it. */
export interface Setting<T> {
  /** undefined: the value cannot be read. */
  readonly parse: (text: string) => T | undefined;
  /** What may stand there, for people: `yes or no`. */
  readonly expected: string;
  readonly default: T;
  /** Shows a value to people, where it is no text, number, flag or list. */
  readonly show?: (value: T) => string;
  readonly unit?: string;
  readonly description: string;
  /** Other names of the same key. */
  readonly aliases?: readonly string[];
  /** What a sample shows; the default as text where it is left out. */
  readonly sample?: string;
  /** Whether a wrong value speaks against the whole file; otherwise the default counts. */
  readonly severity?: 'error' | 'warning';
}

// biome-ignore lint/suspicious/noExplicitAny: settings of all types stand in one schema
export type Schema = Readonly<Record<string, Setting<any>>>;
export type SettingsOf<S extends Schema> = { readonly [K in keyof S]: S[K] extends Setting<infer T> ? T : never };

type Words<T> = Omit<Setting<T>, 'parse' | 'expected' | 'default'>;

const booleans = new Map<string, boolean>([
  ...['yes', 'true', 'y', 't', '1', 'on'].map((word) => [word, true] as const),
  ...['no', 'false', 'n', 'f', '0', 'off'].map((word) => [word, false] as const),
]);

/** The words for yes and no that Asterisk knows; undefined for any other. */
export const parseBoolean = (text: string): boolean | undefined => booleans.get(text.toLowerCase());

export const flag = (value: boolean, words: Words<boolean>): Setting<boolean> => ({
  ...words,
  parse: parseBoolean,
  expected: 'yes or no',
  default: value,
});

export const integer = (
  value: number,
  { min = 0, max = Number.MAX_SAFE_INTEGER, ...words }: Words<number> & { min?: number; max?: number },
): Setting<number> => ({
  ...words,
  parse: (text) => {
    const number = /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
    return number >= min && number <= max ? number : undefined;
  },
  expected: max === Number.MAX_SAFE_INTEGER ? `a whole number, ${min} or more` : `a whole number from ${min} to ${max}`,
  default: value,
});

export const decimal = (value: number, words: Words<number>): Setting<number> => ({
  ...words,
  parse: (text) => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined),
  expected: 'a number, 0 or more',
  default: value,
});

export const words = (value: string, described: Words<string>): Setting<string> => ({
  ...described,
  parse: (text) => text,
  expected: 'text',
  default: value,
});

export const oneOf = <const T extends string>(
  values: readonly T[],
  value: NoInfer<T>,
  described: Words<T>,
): Setting<T> => ({
  ...described,
  parse: (text) => values.find((known) => known === text.toLowerCase()),
  expected: `one of ${values.join(', ')}`,
  default: value,
});

/** A comma separated list; blanks around the entries do not count, and empty entries are left out. */
export const commaList = (described: Words<readonly string[]>): Setting<readonly string[]> => ({
  ...described,
  parse: splitList,
  expected: 'a comma separated list',
  default: [],
});

export const splitList = (text: string): string[] =>
  text
    .split(',')
    .map(strip)
    .filter((entry) => entry !== '');

/** The schema's own name for a key, whatever its case and whichever alias it is. */
const keysByName = (schema: Schema): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(schema).flatMap(([key, { aliases = [] }]) =>
      [key, ...aliases].map((name) => [name.toLowerCase(), key] as const),
    ),
  );

/** Whether a schema has a key, whatever its case, or an alias of that name. */
export const hasKey = (schema: Schema, name: string): boolean => keysByName(schema).has(name.toLowerCase());

/** A schema whose wrong values speak against the whole file. */
export const strict = <S extends Schema>(schema: S): S =>
  Object.fromEntries(
    Object.entries(schema).map(([key, setting]) => [key, { ...setting, severity: 'error' }]),
  ) as unknown as S;

/**
 * Reads the lines of one section. Of a key given twice the last counts, as in Asterisk.
 * @param elsewhere is given each line with a key that the schema does not have; true: it is dealt with
 */
export const readSettings = <S extends Schema>(
  section: string,
  variables: readonly ConfVariable[],
  schema: S,
  problems: Problems,
  elsewhere: (variable: ConfVariable) => boolean = () => false,
): SettingsOf<S> => {
  const result: Record<string, unknown> = {};
  for (const [key, setting] of Object.entries(schema)) result[key] = setting.default;
  const names = keysByName(schema);
  for (const variable of variables) {
    const key = names.get(variable.name.toLowerCase());
    const setting = key === undefined ? undefined : schema[key];
    if (key === undefined || setting === undefined) {
      if (!elsewhere(variable))
        problems.warning(
          variable,
          `[${section}] has no key '${variable.name}'${suggestion(variable.name, names.keys())}`,
        );
      continue;
    }
    const value = setting.parse(variable.value);
    if (value !== undefined) result[key] = value;
    else
      problems[setting.severity ?? 'warning'](
        variable,
        `'${variable.value}' is no value for ${variable.name}: write ${setting.expected}; ${setting.show?.(result[key]) ?? textOf(result[key])} counts for now`,
      );
  }
  return result as SettingsOf<S>;
};

const textOf = (value: unknown): string => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : value.join(',');
  return value === '' ? 'nothing' : String(value);
};

/** A section with every key, its default, unit and description, all of it commented out. */
export const sampleSection = (section: string, schema: Schema): string => {
  const lines = Object.entries(schema).map(([key, setting]) => {
    const value = setting.sample ?? (textOf(setting.default) === 'nothing' ? '' : textOf(setting.default));
    const unit = setting.unit === undefined ? '' : ` (${setting.unit})`;
    return `${`;${key} = ${value}`.trimEnd().padEnd(34)} ; ${setting.description}${unit}`;
  });
  return [`[${section}]`, ...lines, ''].join('\n');
};
