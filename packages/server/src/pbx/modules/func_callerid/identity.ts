import { leadingInt } from '../../kernel/c-number.js';
import { parseCallerId } from '../../kernel/caller-id.js';
import { Party, type Subaddress } from '../../kernel/party.js';
import { parsePresentation, presentationName, presentationOf } from '../../kernel/presentation.js';
import { charsetCode, charsetName, wholeNumber } from './names.js';

/** One item of something: how it is read and written. */
export interface Item<T> {
  readonly read: (of: T) => string;
  /** false: the text says nothing that it could be. */
  readonly write: (of: T, value: string) => boolean | undefined;
}

const isSet = (value: string): boolean => (leadingInt(value) ?? 0) !== 0;

const flag = (is: boolean): string => (is ? '1' : '0');

/** Runs with what a text says; false for one that says nothing. */
const given = <V>(value: V | undefined, then: (value: V) => void): boolean => {
  if (value !== undefined) then(value);
  return value !== undefined;
};

export const formatAll = ({ name, num }: { readonly name: string; readonly num: string }): string =>
  `"${name}" <${num}>`;

const writeName = (party: Party, name: string): undefined => {
  party.name = name;
  party.nameValid = true;
};

export const writeNumber = (party: Party, num: string): undefined => {
  party.num = num;
  party.numValid = true;
};

const writeBoth = (party: Party, value: string): undefined => {
  const { name, num } = parseCallerId(value);
  writeName(party, name);
  writeNumber(party, num);
};

const plan: Item<Party> = {
  read: ({ numPlan }) => String(numPlan),
  write: (party, value) =>
    given(wholeNumber(value), (numPlan) => {
      party.numPlan = numPlan;
    }),
};

const presentation: Item<Party> = {
  read: (party) => presentationName(presentationOf(party)),
  write: (party, value) =>
    given(parsePresentation(value), (pres) => {
      party.namePres = pres;
      party.numPres = pres;
    }),
};

const subaddressItems: Readonly<Record<string, Item<{ subaddress: Subaddress }>>> = {
  '': {
    read: ({ subaddress }) => subaddress.text,
    write: (of, text) => {
      of.subaddress = { ...of.subaddress, text };
      return undefined;
    },
  },
  valid: {
    read: ({ subaddress }) => flag(subaddress.valid),
    write: (of, value) => {
      of.subaddress = { ...of.subaddress, valid: isSet(value) };
      return undefined;
    },
  },
  type: {
    read: ({ subaddress }) => String(subaddress.type),
    write: (of, value) => {
      of.subaddress = { ...of.subaddress, type: isSet(value) ? 2 : 0 };
      return undefined;
    },
  },
  odd: {
    read: ({ subaddress }) => flag(subaddress.odd),
    write: (of, value) => {
      of.subaddress = { ...of.subaddress, odd: isSet(value) };
      return undefined;
    },
  },
};

const nameItems: Readonly<Record<string, Item<Party>>> = {
  '': { read: ({ name }) => name, write: writeName },
  valid: {
    read: ({ nameValid }) => flag(nameValid),
    write: (party, value) => {
      party.nameValid = isSet(value);
      return undefined;
    },
  },
  charset: {
    read: ({ nameCharset }) => charsetName(nameCharset),
    write: (party, value) =>
      given(charsetCode(value), (charset) => {
        party.nameCharset = charset;
      }),
  },
  pres: {
    read: ({ namePres }) => presentationName(namePres),
    write: (party, value) =>
      given(parsePresentation(value), (pres) => {
        party.namePres = pres;
      }),
  },
};

const numberItems: Readonly<Record<string, Item<Party>>> = {
  '': { read: ({ num }) => num, write: writeNumber },
  valid: {
    read: ({ numValid }) => flag(numValid),
    write: (party, value) => {
      party.numValid = isSet(value);
      return undefined;
    },
  },
  plan,
  pres: {
    read: ({ numPres }) => presentationName(numPres),
    write: (party, value) =>
      given(parsePresentation(value), (pres) => {
        party.numPres = pres;
      }),
  },
};

const wholeItems: Readonly<Record<string, Item<Party>>> = {
  all: { read: formatAll, write: writeBoth },
  ton: plan,
  tag: {
    read: ({ tag }) => tag,
    write: (party, value) => {
      party.tag = value;
      return undefined;
    },
  },
};

const own = <T>(items: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(items, name) ? items[name] : undefined;

/** What stands behind the first part of an item; `pres` may go on with anything, as in the reference. */
const detail = <T>(items: Readonly<Record<string, T>>, parts: readonly string[]): T | undefined => {
  const [name = '', ...more] = parts;
  if (more.length > 0 || (parts.length > 0 && name === '')) return undefined;
  return own(items, name.startsWith('pres') ? 'pres' : name);
};

/** The item of a subaddress that stands behind `subaddr`. */
export const subaddressItem = (parts: readonly string[]): Item<{ subaddress: Subaddress }> | undefined =>
  detail(subaddressItems, parts);

/** The item of an identity that a name such as `num-pres` has, in its parts; undefined if there is none such. */
export const identityItem = (parts: readonly string[]): Item<Party> | undefined => {
  const [first = '', ...more] = parts;
  if (first === 'name') return detail(nameItems, more);
  if (first.startsWith('num')) return detail(numberItems, more);
  if (first.startsWith('subaddr')) return subaddressItem(more);
  if (more.length > 0) return undefined;
  return first.startsWith('pres') ? presentation : own(wholeItems, first);
};

/** What a caller id that is given as a text has of `all`, `name` and `num`; '' for anything else. */
export const readGiven = (parts: readonly string[], text: string): string => {
  const [item = '', ...more] = parts;
  const party = parseCallerId(text);
  if (more.length > 0) return '';
  if (item === 'all') return formatAll(party);
  if (item === 'name') return party.name;
  return item.startsWith('num') ? party.num : '';
};

/**
 * Writes an item of an identity that stands behind another one. It is never changed in place: those who share it keep
 * what they have.
 * @param keep takes the changed identity
 */
export const writeBehind = (
  party: Party | undefined,
  item: Item<Party>,
  value: string,
  keep: (party: Party) => void,
): boolean | undefined => {
  const next = new Party();
  if (party) next.become(party);
  const done = item.write(next, value);
  keep(next);
  return done;
};
