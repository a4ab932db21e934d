import { flag, integer, oneOf, type Setting, type SettingsOf, words } from '../../../config/setting.js';

/** How callers are handed to members. */
export const strategies = [
  'ringall',
  'leastrecent',
  'fewestcalls',
  'random',
  'rrmemory',
  'linear',
  'wrandom',
  'rrordered',
] as const;
export type Strategy = (typeof strategies)[number];

const seconds = (value: number, description: string) => integer(value, { unit: 'seconds', description });
const sound = (value: string, description: string) => words(value, { description: `sound: ${description}` });

/** Conditions of members under which a caller may not join, or has to leave. */
export const emptyConditions = [
  'paused',
  'penalty',
  'inuse',
  'ringing',
  'unavailable',
  'invalid',
  'unknown',
  'wrapup',
] as const;
export type EmptyCondition = (typeof emptyConditions)[number];

const emptyWords: Readonly<Record<string, readonly EmptyCondition[]>> = {
  yes: ['penalty', 'invalid', 'paused'],
  strict: ['penalty', 'invalid', 'paused', 'unavailable'],
  loose: ['penalty', 'invalid'],
};

/** `joinempty` says when a caller may still join (`yes` is always), `leavewhenempty` when one has to leave. */
const conditions = (otherwise: readonly EmptyCondition[], yes: readonly EmptyCondition[], description: string) =>
  ({
    parse: (text: string): readonly EmptyCondition[] | undefined => {
      const list = text
        .toLowerCase()
        .split(',')
        .map((one) => one.trim());
      const found = list.flatMap((one): readonly (EmptyCondition | undefined)[] => {
        if (['yes', 'true', 'y', 't', '1', 'on'].includes(one)) return yes;
        if (['no', 'false', 'n', 'f', '0', 'off'].includes(one)) return yes.length === 0 ? (emptyWords.yes ?? []) : [];
        return emptyWords[one] ?? [emptyConditions.find((known) => known === one)];
      });
      return found.includes(undefined) ? undefined : (found as EmptyCondition[]);
    },
    expected: `yes, no, strict, loose, or some of ${emptyConditions.join(', ')}`,
    default: otherwise,
    description,
  }) satisfies Setting<readonly EmptyCondition[]>;

const strategy: Setting<Strategy> = {
  ...oneOf(strategies, 'ringall', { description: 'how callers are handed to members' }),
  parse: (text) => {
    const name = text.toLowerCase();
    return name === 'roundrobin' ? 'rrmemory' : strategies.find((known) => known === name);
  },
};

const autopause = oneOf(['no', 'yes', 'all'], 'no', { description: 'pauses a member who does not answer' });

/** The keys of a queue in queues.conf. */
export const queueSchema = {
  strategy,
  timeout: seconds(15, 'how long members are rung'),
  retry: seconds(5, 'how long to wait before members are rung again'),
  wrapuptime: seconds(0, 'how long a member is left alone after a call'),
  maxlen: integer(0, { description: 'callers who may wait; 0 for no limit' }),
  servicelevel: seconds(0, 'the wait within which a call counts as answered in time'),
  weight: integer(0, { description: 'comes before queues of a lower weight that share members' }),
  ringinuse: flag(true, { description: 'rings members whose device is in use' }),
  autofill: flag(true, { description: 'hands out as many callers at once as there are members' }),
  autopause,
  autopausedelay: seconds(0, 'how long after the last call autopause leaves a member alone'),
  autopausebusy: flag(false, { description: 'autopause counts busy as no answer' }),
  autopauseunavail: flag(false, { description: 'autopause counts unavailable as no answer' }),
  joinempty: conditions([], [], 'whether callers may join where nobody can answer'),
  leavewhenempty: conditions([], emptyWords.yes ?? [], 'whether callers leave when nobody can answer'),
  timeoutrestart: flag(false, { description: 'begins the timeout anew at busy and congestion' }),
  timeoutpriority: oneOf(['app', 'conf'], 'app', { description: 'which timeout counts when both are given' }),
  penaltymemberslimit: integer(0, { description: 'members up to which penalties do not count' }),
  defaultrule: words('', { description: 'rule of queuerules.conf for its callers' }),
  memberdelay: seconds(0, 'pause before caller and member are connected'),
  reportholdtime: flag(false, { description: 'tells the member how long the caller waited' }),
  musicclass: words('', { aliases: ['music', 'musiconhold'], description: 'music for those who wait' }),
  announce: sound('', 'for the member before the call'),
  context: words('', { description: 'context of the keys that a caller may press to leave' }),
  setinterfacevar: flag(false, { description: 'sets the MEMBER… variables' }),
  setqueuevar: flag(false, { description: 'sets the QUEUE… variables' }),
  setqueueentryvar: flag(false, { description: 'sets the QE… variables' }),
  membermacro: words('', { description: 'macro that runs on the member' }),
  membergosub: words('', { description: 'subroutine that runs on the member' }),
  'monitor-type': words('', { description: 'MixMonitor records calls' }),
  'monitor-format': words('', { description: 'format of recordings; none records nothing' }),
  'announce-frequency': seconds(0, 'how often a caller is told the position; 0 for never'),
  'min-announce-frequency': seconds(15, 'the least time between announcements'),
  'announce-to-first-user': flag(false, { description: 'announcements for the first caller too' }),
  'announce-round-seconds': seconds(0, 'to what seconds are rounded'),
  'announce-holdtime': oneOf(['no', 'yes', 'once'], 'no', { description: 'tells the caller how long it may take' }),
  'announce-position': oneOf(['no', 'yes', 'limit', 'more'], 'yes', { description: 'tells the caller the position' }),
  'announce-position-limit': integer(5, { description: 'the number for limit and more' }),
  'announce-position-only-up': flag(false, { description: 'tells the position only when it got better' }),
  'periodic-announce': sound('queue-periodic-announce', 'played again and again'),
  'periodic-announce-frequency': seconds(0, 'how often; 0 for never'),
  'periodic-announce-startdelay': integer(-1, {
    min: -1,
    unit: 'seconds',
    description: 'before the first; -1 as often',
  }),
  'relative-periodic-announce': flag(false, { description: 'counts from the end of the last announcement' }),
  'random-periodic-announce': flag(false, { description: 'in random order' }),
  'queue-youarenext': sound('queue-youarenext', 'you are next'),
  'queue-thereare': sound('queue-thereare', 'there are'),
  'queue-callswaiting': sound('queue-callswaiting', 'calls waiting'),
  'queue-quantity1': sound('queue-quantity1', 'there are more than'),
  'queue-quantity2': sound('queue-quantity2', 'callers'),
  'queue-holdtime': sound('queue-holdtime', 'the wait is about'),
  'queue-minutes': sound('queue-minutes', 'minutes'),
  'queue-minute': sound('queue-minute', 'minute'),
  'queue-seconds': sound('queue-seconds', 'seconds'),
  'queue-thankyou': sound('queue-thankyou', 'thank you'),
  'queue-callerannounce': sound('', 'for the caller before the call'),
  'queue-reporthold': sound('queue-reporthold', 'hold time'),
} as const;

export type QueueSettings = SettingsOf<typeof queueSchema>;

/** The keys of `[general]` in queues.conf. */
export const generalSchema = {
  persistentmembers: flag(false, { description: 'keeps members that were added at run time' }),
  autofill: flag(true, { description: 'autofill of queues that do not say' }),
  'monitor-type': words('', { description: 'monitor-type of queues that do not say' }),
  shared_lastcall: flag(true, { description: 'the last call in one queue counts in all' }),
  negative_penalty_invalid: flag(false, { description: 'a negative penalty makes a member invalid' }),
  log_membername_as_agent: flag(false, { description: "the queue log holds members' names" }),
  'log-caller-id-name': flag(false, { description: "the queue log holds callers' names" }),
  log_unpause_on_reason_change: flag(false, { description: 'the queue log tells of each change of reason' }),
  'log-restricted-caller-id': flag(true, {
    aliases: ['log_restricted_caller_id'],
    description: 'also if it is withheld',
  }),
  force_longest_waiting_caller: flag(false, { description: 'the longest wait comes first over all queues' }),
  keepstats: flag(false, { description: 'a reload keeps the statistics' }),
  updatecdr: flag(false, { description: "puts the member's name into the CDR" }),
} as const;

export type QueueGeneral = SettingsOf<typeof generalSchema>;
