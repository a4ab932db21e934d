import { parseCallerId } from '../caller-id.js';
import type { PhoneSettings } from './phone.js';
import { parsePhoneHabit, parsePhoneReaction } from './phone-reactions.js';
import { type PhoneScript, parsePhoneScript } from './phone-script.js';
import { plainPhone } from './phones.js';
import { milliseconds, type TimeSpan } from './time-span.js';

/** A phone as a program describes it; the same keys as in phones.conf. All of them may be left out. */
export interface PhoneOptions {
  /** `PJSIP` by default. */
  readonly technology?: string;
  /** `"Ann" <1001>`; by default the phone's name is its number. */
  readonly callerId?: string;
  /** `default` by default. */
  readonly context?: string;
  readonly language?: string;
  readonly accountCode?: string;
  /** `1001@default`; several with commas between them. */
  readonly mailbox?: string;
  /** Numbers from 0 to 63 and ranges: `1,3-5`. */
  readonly callGroup?: string;
  readonly pickupGroup?: string;
  /** Whether it is there from the start; true by default. */
  readonly registered?: boolean;
  /** How many calls it has room for: it is busy for others then; for any number by default. */
  readonly lines?: number;
  /** How long its own calls may ring; as long as it takes by default. */
  readonly patience?: TimeSpan;
  /** How it takes calls: `answer after 2s, talk 10s, hang up`. Several take turns, or have shares: `70%: busy`. */
  readonly incoming?: string | readonly string[];
  /** What it does in its own calls once they are answered. */
  readonly outgoing?: string | PhoneScript;
  /** Whom it calls by itself: `600 every 30-90s: talk 5s, hang up`. */
  readonly calls?: string | readonly string[];
  /** Phones of the same seed do the same; 1 by default. */
  readonly seed?: number;
}

const listOf = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

/** The numbers of call groups: `1,3-5`; undefined for what is no such list. */
export const parseGroups = (text: string): readonly number[] | undefined => {
  const groups = new Set<number>();
  for (const part of text.split(',').map((one) => one.trim())) {
    if (part === '') continue;
    const [, first = '', last = first] = /^(\d{1,2})(?:\s*-\s*(\d{1,2}))?$/.exec(part) ?? [];
    if (first === '' || Number(last) > 63 || Number(last) < Number(first)) return undefined;
    for (let group = Number(first); group <= Number(last); group++) groups.add(group);
  }
  return [...groups].sort((a, b) => a - b);
};

const groupsOf = (text = ''): readonly number[] => {
  const groups = parseGroups(text);
  if (!groups) throw new TypeError(`'${text}' names no groups: write numbers from 0 to 63 such as 1,3-5`);
  return groups;
};

/**
 * What a phone is, out of what was said of it.
 * @throws TypeError or PhoneScriptError for what cannot be read
 */
export const phoneSettings = (name: string, options: PhoneOptions = {}): PhoneSettings => ({
  ...plainPhone,
  name,
  technology: options.technology ?? plainPhone.technology,
  callerId: parseCallerId(options.callerId ?? name),
  context: options.context ?? plainPhone.context,
  language: options.language ?? '',
  accountCode: options.accountCode ?? '',
  mailboxes: (options.mailbox ?? '').split(',').filter((mailbox) => mailbox !== ''),
  callGroup: groupsOf(options.callGroup),
  pickupGroup: groupsOf(options.pickupGroup),
  registered: options.registered ?? true,
  lines: options.lines ?? plainPhone.lines,
  patience: milliseconds(options.patience ?? 0),
  incoming: listOf(options.incoming).map(parsePhoneReaction),
  outgoing: typeof options.outgoing === 'string' ? parsePhoneScript(options.outgoing) : (options.outgoing ?? []),
  habits: listOf(options.calls).map(parsePhoneHabit),
  seed: options.seed ?? plainPhone.seed,
});
