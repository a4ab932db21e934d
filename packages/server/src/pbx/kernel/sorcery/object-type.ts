import type { ConfVariable } from '../../../config/conf.js';
import { suggestion } from '../../../config/nearest.js';
import type { Place, Problems } from '../../../config/problem.js';
import { caseBlindHash, inBucketOrder } from '../hash-order.js';

/** One object of a store, such as the endpoint `alice`. Values are texts as clients see them, one for each option. */
export interface SorceryObject {
  readonly type: string;
  readonly id: string;
  readonly values: Readonly<Record<string, string>>;
}

/** One option of a type of objects. */
export interface ObjectOption {
  readonly name: string;
  /** As clients see it. */
  readonly default: string;
  /** What may be written, for people. */
  readonly expected: string;
  /** Reads what is written after `before`, the value so far; undefined where it cannot be read. */
  readonly read: (text: string, before: string, first: boolean) => string | undefined;
  /** Written under this name it changes another option, and is none that clients see. */
  readonly actsOn?: string;
}

/** A kind of objects: `endpoint`, `aor`. */
export interface ObjectType {
  readonly name: string;
  readonly options: readonly ObjectOption[];
  /** Values that follow from others; called once all lines are read. */
  readonly complete?: (values: Record<string, string>, id: string) => void;
  /** Why an object cannot be as it is; undefined if it can. */
  readonly check?: (object: SorceryObject) => string | undefined;
}

/** Buckets of the reference's table of options: clients see their order. */
const optionBuckets = 29;

/** The options that clients see, in the order in which they see them. */
export const visibleOptions = ({ options }: ObjectType): readonly ObjectOption[] =>
  inBucketOrder(
    options.filter(({ actsOn }) => actsOn === undefined),
    ({ name }) => caseBlindHash(name),
    optionBuckets,
  );

/** An option as a header: `direct_media` becomes `DirectMedia`. */
export const headerName = (option: string): string =>
  option
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

/** The values of an object as headers. */
export const objectHeaders = ({ options }: ObjectType, { values }: SorceryObject): Record<string, string> =>
  Object.fromEntries(
    options.filter(({ actsOn }) => actsOn === undefined).map(({ name }) => [headerName(name), values[name] ?? '']),
  );

/** An object with nothing but defaults, and values of one's own. */
export const plainObject = (
  type: ObjectType,
  id: string,
  values: Readonly<Record<string, string>> = {},
): SorceryObject => ({ type: type.name, id, values: { ...defaultsOf(type), ...values } });

const defaultsOf = (type: ObjectType): Record<string, string> =>
  Object.fromEntries(
    type.options.filter(({ actsOn }) => actsOn === undefined).map((option) => [option.name, option.default]),
  );

/** Lines that say which kind of object a section is, and nothing more of it. */
const structural = new Set(['type', '@template']);

/**
 * Makes an object out of the lines of a section; undefined where it cannot be one, which is told as an error with file and
 * line.
 */
export const readObject = (
  type: ObjectType,
  id: string,
  place: Place,
  lines: readonly ConfVariable[],
  problems: Problems,
): SorceryObject | undefined => {
  const values = defaultsOf(type);
  const options = new Map(type.options.map((option) => [option.name, option]));
  const touched = new Set<string>();
  let whole = true;
  for (const line of lines) {
    const name = line.name.toLowerCase();
    if (structural.has(name)) continue;
    const option = options.get(name);
    const key = option?.actsOn ?? name;
    const value = option?.read(line.value, values[key] ?? '', !touched.has(key));
    if (!option)
      problems.error(
        line,
        `[${id}] of type ${type.name} has no option '${line.name}'${suggestion(name, options.keys())}`,
      );
    else if (value === undefined)
      problems.error(line, `'${line.value}' is no value for ${line.name} of [${id}]: write ${option.expected}`);
    if (value === undefined) whole = false;
    else values[key] = value;
    touched.add(key);
  }
  if (!whole) return undefined;
  type.complete?.(values, id);
  const object: SorceryObject = { type: type.name, id, values };
  const reason = type.check?.(object);
  if (reason === undefined) return object;
  problems.error(place, `[${id}] of type ${type.name}: ${reason}`);
  return undefined;
};
