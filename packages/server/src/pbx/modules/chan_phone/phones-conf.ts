import type { Conf, ConfCategory, ConfVariable } from '../../../config/conf.js';
import type { Problems } from '../../../config/problem.js';
import { commaList, flag, integer, readSettings, type Setting, words } from '../../../config/setting.js';
import { parseCallerId } from '../../kernel/caller-id.js';
import type { PhoneSettings } from '../../kernel/phones/phone.js';
import { parseGroups } from '../../kernel/phones/phone-options.js';
import { parsePhoneHabit, parsePhoneReaction } from '../../kernel/phones/phone-reactions.js';
import { isForwardNumber, PhoneScriptError, parsePhoneScript } from '../../kernel/phones/phone-script.js';
import { plainPhone } from '../../kernel/phones/phones.js';
import { parseTimeRange } from '../../kernel/phones/time-span.js';

const groups = (description: string): Setting<readonly number[]> => ({
  parse: parseGroups,
  expected: 'numbers from 0 to 63 such as 1,3-5',
  default: [],
  description,
});

const busyForward: Setting<string> = {
  parse: (text) => (isForwardNumber(text) ? text : undefined),
  expected: 'a number such as 2002',
  default: plainPhone.busyForward,
  description: 'where calls go on to that it has no room for',
};

const patience: Setting<number> = {
  parse: (text) => {
    const range = parseTimeRange(text);
    return range && range.from === range.to ? range.from : undefined;
  },
  expected: 'a time such as 30s',
  default: 0,
  description: 'how long its own calls may ring',
};

/** The keys of a phone; `incoming`, `outgoing` and `calls` stand beside them. */
const phoneSchema = {
  technology: words(plainPhone.technology, { description: 'technology whose channels it has' }),
  callerid: words('', { description: 'name and number, "Ann" <1001>; its own name is its number otherwise' }),
  context: words(plainPhone.context, { description: 'where its own calls begin' }),
  language: words('', { description: 'language of what is played to it' }),
  accountcode: words('', { description: 'account of its calls' }),
  mailbox: commaList({ description: 'its voice mailboxes', aliases: ['mailboxes'] }),
  callgroup: groups('groups whose calls it gets'),
  pickupgroup: groups('groups whose calls it may pick up'),
  registered: flag(true, { description: 'whether it is there from the start' }),
  lines: integer(plainPhone.lines, { description: 'how many calls it has room for; 0: any number' }),
  busyforward: busyForward,
  patience,
};

const generalSchema = {
  seed: integer(plainPhone.seed, { description: 'the same seed makes the same chances' }),
};

const scripted = ['incoming', 'outgoing', 'calls'];

/** Reads phones.conf: a section for each phone. What cannot be read is among the problems, and left out. */
export const phonesConf = (conf: Conf, problems: Problems): readonly PhoneSettings[] => {
  const { seed } = readSettings('general', conf.variables('general'), generalSchema, problems);
  const phones = new Map<string, PhoneSettings>();
  for (const section of conf.sections()) {
    if (section.name.toLowerCase() === 'general') continue;
    const phone = phoneOf(section, seed, problems);
    const key = `${phone.technology}/${phone.name}`;
    if (phones.has(key)) problems.warning(section, `there is a phone ${key} already; this one does not count`);
    else phones.set(key, phone);
  }
  return [...phones.values()];
};

const phoneOf = (section: ConfCategory, seed: number, problems: Problems): PhoneSettings => {
  const lines = (key: string) => section.variables.filter(({ name }) => name.toLowerCase() === key);
  const { callerid, accountcode, mailbox, callgroup, pickupgroup, busyforward, ...settings } = readSettings(
    section.name,
    section.variables,
    phoneSchema,
    problems,
    ({ name }) => scripted.includes(name.toLowerCase()),
  );
  const outgoing = lines('outgoing').at(-1);
  return {
    ...settings,
    name: section.name,
    callerId: parseCallerId(callerid || section.name),
    accountCode: accountcode,
    mailboxes: mailbox,
    callGroup: callgroup,
    pickupGroup: pickupgroup,
    busyForward: busyforward,
    incoming: readLines(ownBeforeTemplates(lines('incoming')), parsePhoneReaction, problems),
    outgoing: outgoing ? (readLines([outgoing], parsePhoneScript, problems)[0] ?? []) : [],
    habits: readLines(lines('calls'), parsePhoneHabit, problems),
    seed,
  };
};

/** A phone that says itself how it takes calls does not do what its template says. */
const ownBeforeTemplates = (lines: readonly ConfVariable[]): readonly ConfVariable[] => {
  const own = lines.filter(({ inherited }) => !inherited);
  return own.length > 0 ? own : lines;
};

const readLines = <T>(lines: readonly ConfVariable[], parse: (text: string) => T, problems: Problems): readonly T[] =>
  lines.flatMap((line) => {
    try {
      return [parse(line.value)];
    } catch (error) {
      if (!(error instanceof PhoneScriptError)) throw error;
      problems.error(line, error.message);
      return [];
    }
  });
