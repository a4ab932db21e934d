import { parseTimeRange, type TimeRange, timeRangeText } from './time-span.js';

/** Why a phone does not take a call. */
export type Refusal = 'busy' | 'congestion' | 'decline';

/** One thing that a phone does in a call. */
export type PhoneStep =
  | { readonly do: 'ring' | 'answer' | 'hold' | 'unhold' | 'flash' | 'hangup' | Refusal }
  | { readonly do: 'wait'; readonly time: TimeRange }
  /** Speaks: a tone for a time, or until the end of the call; what is said with `sound` is a file, played to its end. */
  | { readonly do: 'talk'; readonly time?: TimeRange }
  | { readonly do: 'say'; readonly sound: string }
  | { readonly do: 'press'; readonly digits: string }
  /** Sends the call on to a number before it was answered. */
  | { readonly do: 'forward'; readonly to: string }
  | { readonly do: 'text'; readonly text: string };

export type PhoneScript = readonly PhoneStep[];

/** A script that cannot be read; the message says which part and what may stand there. */
export class PhoneScriptError extends Error {}

const plain: Readonly<Record<string, readonly PhoneStep[]>> = {
  ring: [{ do: 'ring' }],
  'no answer': [{ do: 'ring' }],
  answer: [{ do: 'answer' }],
  talk: [{ do: 'talk' }],
  hold: [{ do: 'hold' }],
  unhold: [{ do: 'unhold' }],
  flash: [{ do: 'flash' }],
  'hang up': [{ do: 'hangup' }],
  busy: [{ do: 'busy' }],
  congestion: [{ do: 'congestion' }],
  decline: [{ do: 'decline' }],
};

type Timed = (time: TimeRange) => readonly PhoneStep[];

const timed: readonly (readonly [words: string, steps: Timed])[] = [
  ['answer after ', (time) => [{ do: 'ring' }, { do: 'wait', time }, { do: 'answer' }]],
  ['hang up after ', (time) => [{ do: 'wait', time }, { do: 'hangup' }]],
  ['wait ', (time) => [{ do: 'wait', time }]],
  ['talk ', (time) => [{ do: 'talk', time }]],
];

/** What may stand in a script, for people. */
export const scriptWords =
  'ring, answer, answer after 2s, no answer, busy, congestion, decline, forward 2002, wait 2-5s, talk 10s, say FILE, press 123#, ' +
  'text WORDS, hold, unhold, flash, hang up, hang up after 30s';

/**
 * Reads a script: steps with commas between them, `answer after 2-5s, talk 20s, press 1#, hang up`.
 * @throws PhoneScriptError
 */
export const parsePhoneScript = (text: string): PhoneScript =>
  text
    .split(',')
    .map((part) => part.trim().replace(/\s+/g, ' '))
    .filter((part) => part !== '')
    .flatMap(stepsOf);

const stepsOf = (part: string): readonly PhoneStep[] => {
  const words = part.toLowerCase();
  const known = Object.hasOwn(plain, words) ? plain[words] : undefined;
  if (known) return known;
  for (const [begin, steps] of timed) {
    if (!words.startsWith(begin)) continue;
    const time = parseTimeRange(words.slice(begin.length));
    if (!time) throw new PhoneScriptError(`'${part}' needs a time such as 2s, 500ms, 1m or 2-5s`);
    return steps(time);
  }
  return [argumentStep(part)];
};

const argumentStep = (part: string): PhoneStep => {
  const blank = part.indexOf(' ');
  const argument = blank < 0 ? '' : part.slice(blank + 1);
  const word = (blank < 0 ? part : part.slice(0, blank)).toLowerCase();
  if (argument !== '' && word === 'say') return { do: 'say', sound: argument };
  if (argument !== '' && word === 'text') return { do: 'text', text: argument };
  if (word === 'press') {
    if (/^[0-9*#a-dw]+$/i.test(argument)) return { do: 'press', digits: argument.toUpperCase() };
    throw new PhoneScriptError(`'${part}' needs digits: 0-9, *, #, A-D, and w for half a second of rest`);
  }
  if (word === 'forward' || word === 'forwards') {
    if (isForwardNumber(argument)) return { do: 'forward', to: argument };
    throw new PhoneScriptError(`'${part}' needs a number to send the call on to, such as 2002`);
  }
  throw new PhoneScriptError(`A phone cannot '${part}'; it can ${scriptWords}`);
};

/** Whether a phone may send calls on to it: an extension, without a technology or a context. */
export const isForwardNumber = (text: string): boolean => /^[^\s,/@&]+$/.test(text);

/** A script as people write it. */
export const phoneScriptText = (script: PhoneScript): string => script.map(stepText).join(', ');

const stepText = (step: PhoneStep): string => {
  switch (step.do) {
    case 'wait':
      return `wait ${timeRangeText(step.time)}`;
    case 'talk':
      return step.time ? `talk ${timeRangeText(step.time)}` : 'talk';
    case 'say':
      return `say ${step.sound}`;
    case 'press':
      return `press ${step.digits}`;
    case 'forward':
      return `forward ${step.to}`;
    case 'text':
      return `text ${step.text}`;
    case 'hangup':
      return 'hang up';
    default:
      return step.do;
  }
};
