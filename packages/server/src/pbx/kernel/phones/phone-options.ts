import { parseCallerId } from '../caller-id.js';
import type { PhoneSettings } from './phone.js';
import { type PhoneHabit, type PhoneReaction, parsePhoneHabit, parsePhoneReaction } from './phone-reactions.js';
import { isForwardNumber, type PhoneScript, type PhoneStep, parsePhoneScript } from './phone-script.js';
import { plainPhone } from './phones.js';
import { milliseconds, parseTimeRange, type TimeRange, type TimeSpan } from './time-span.js';

/** A time that something takes: one (`2s`), one by chance (`2-5s`), or its limits in milliseconds. */
export type TimeOptions = TimeSpan | `${number}-${TimeSpan}` | `${TimeSpan}-${TimeSpan}` | TimeRange;

/** One step as a program writes it: `{ do: 'wait', time: '2-5s' }`. */
export type StepOptions =
  | Exclude<PhoneStep, { readonly do: 'wait' | 'talk' }>
  | { readonly do: 'wait'; readonly time: TimeOptions }
  | { readonly do: 'talk'; readonly time?: TimeOptions };

/** What a phone does, as text (`answer after 2s, talk 10s, hang up`) or as a list of steps. */
export type ScriptOptions = string | readonly StepOptions[];

/** One way to take calls: by whom, how often. */
export interface ReactionOptions {
  /** A number, or a pattern such as `_555X.`. */
  readonly from?: string;
  /** How often it is taken, against those of the others. */
  readonly weight?: number;
  readonly script: ScriptOptions;
}

/** A number that is called every so often, or once after a time. */
export interface HabitOptions {
  readonly number: string;
  readonly every?: TimeOptions;
  readonly after?: TimeOptions;
  readonly script?: ScriptOptions;
}

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
  /** The number that gets the calls it has no room for; they hear that it is busy by default. */
  readonly busyForward?: string;
  /** How long its own calls may ring; as long as it takes by default. */
  readonly patience?: TimeSpan;
  /** How it takes calls: `answer after 2s, talk 10s, hang up`. Several take turns, or have shares: `70%: busy`. */
  readonly incoming?: string | readonly (string | ReactionOptions)[];
  /** What it does in its own calls once they are answered. */
  readonly outgoing?: ScriptOptions;
  /** Whom it calls by itself: `600 every 30-90s: talk 5s, hang up`. */
  readonly calls?: string | readonly (string | HabitOptions)[];
  /** Phones of the same seed do the same; 1 by default. */
  readonly seed?: number;
}

const listOf = <T>(value: string | readonly (string | T)[] | undefined): readonly (string | T)[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

const rangeOf = (time: TimeOptions): TimeRange => {
  if (typeof time === 'object') return time;
  const range = typeof time === 'number' ? { from: time, to: time } : parseTimeRange(time);
  if (!range || !(range.from >= 0)) throw new TypeError(`'${time}' is no time: write 500ms, 2s, 1m or 2-5s`);
  return range;
};

const stepOf = (step: StepOptions): PhoneStep => {
  if (step.do === 'wait') return { do: 'wait', time: rangeOf(step.time) };
  if (step.do !== 'talk') return step;
  return step.time === undefined ? { do: 'talk' } : { do: 'talk', time: rangeOf(step.time) };
};

/**
 * A script out of either form.
 * @throws TypeError or PhoneScriptError for what cannot be read
 */
export const phoneScript = (script: ScriptOptions): PhoneScript =>
  typeof script === 'string' ? parsePhoneScript(script) : script.map(stepOf);

const reactionOf = (reaction: string | ReactionOptions): PhoneReaction =>
  typeof reaction === 'string' ? parsePhoneReaction(reaction) : { ...reaction, script: phoneScript(reaction.script) };

const habitOf = (habit: string | HabitOptions): PhoneHabit => {
  if (typeof habit === 'string') return parsePhoneHabit(habit);
  const { number, every, after, script } = habit;
  const pause = every ?? after;
  if (pause === undefined) throw new TypeError(`Say how often ${number} is called: every or after`);
  return {
    number,
    pause: rangeOf(pause),
    again: every !== undefined,
    ...(script !== undefined && { script: phoneScript(script) }),
  };
};

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

const forwardNumber = (number = ''): string => {
  if (number === '' || isForwardNumber(number)) return number;
  throw new TypeError(`'${number}' is no number to send calls on to: write one such as 2002`);
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
  busyForward: forwardNumber(options.busyForward),
  patience: milliseconds(options.patience ?? 0),
  incoming: listOf(options.incoming).map(reactionOf),
  outgoing: phoneScript(options.outgoing ?? []),
  habits: listOf(options.calls).map(habitOf),
  seed: options.seed ?? plainPhone.seed,
});
