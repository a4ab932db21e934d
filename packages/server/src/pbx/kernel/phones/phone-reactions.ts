import { fitsExtension } from '../dialplan/extension-pattern.js';
import { type PhoneScript, PhoneScriptError, parsePhoneScript } from './phone-script.js';
import type { Random } from './seeded-random.js';
import { parseTimeRange, type TimeRange } from './time-span.js';

/** One way in which a phone takes a call. */
export interface PhoneReaction {
  /** Of calls from this number, or from those that a pattern such as `_555X.` fits; without, of all calls. */
  readonly from?: string;
  /** How often it is taken, against those of the others; without one in all, they are taken in turn. */
  readonly weight?: number;
  readonly script: PhoneScript;
}

/** A number that a phone calls again and again, or once. */
export interface PhoneHabit {
  readonly number: string;
  /** The time to the first call, and between the end of one and the next. */
  readonly pause: TimeRange;
  readonly again: boolean;
  /** What it does when it is answered; without, what the phone does in all its own calls. */
  readonly script?: PhoneScript;
}

/**
 * Reads how a phone takes calls: a script, with `70%:` or `from _555X.:` before it if it is not for every call.
 * @throws PhoneScriptError
 */
export const parsePhoneReaction = (text: string): PhoneReaction => {
  const [, weight, from, script] = /^\s*(?:(\d+)\s*%|from\s+(\S+))\s*:\s*(.*)$/i.exec(text) ?? [];
  if (script === undefined) return { script: parsePhoneScript(text) };
  return { ...(weight ? { weight: Number(weight) } : { from: from as string }), script: parsePhoneScript(script) };
};

/**
 * Reads a habit of calling: `600 every 30-90s`, `600 after 5s`, each with `: talk 10s, hang up` behind it or not.
 * @throws PhoneScriptError
 */
export const parsePhoneHabit = (text: string): PhoneHabit => {
  const [, number = '', word = '', time = '', script] =
    /^\s*(\S+)\s+(every|after)\s+([^:\s]+)\s*(?::\s*(.*))?$/i.exec(text) ?? [];
  const pause = parseTimeRange(time);
  if (!pause)
    throw new PhoneScriptError(`'${text}' is no habit of calling: write '600 every 30-90s: talk 5s, hang up'`);
  return {
    number,
    pause,
    again: word.toLowerCase() === 'every',
    ...(script !== undefined && { script: parsePhoneScript(script) }),
  };
};

/** What a phone does of which nothing else is said: it rings and nobody comes. */
const nobodyComes: PhoneScript = [{ do: 'ring' }];

/** Chooses, call after call, how a phone takes it. */
export class ReactionChoice {
  readonly #reactions: readonly PhoneReaction[];
  readonly #random: Random;
  #turn = 0;

  constructor(reactions: readonly PhoneReaction[], random: Random) {
    this.#reactions = reactions;
    this.#random = random;
  }

  /** The script for a call from a number. */
  for(caller: string): PhoneScript {
    const own = this.#reactions.find(({ from }) => from !== undefined && fitsExtension(from, caller));
    if (own) return own.script;
    const general = this.#reactions.filter(({ from }) => from === undefined);
    if (general.length === 0) return nobodyComes;
    const total = general.reduce((sum, { weight = 0 }) => sum + weight, 0);
    if (total === 0) return general[this.#turn++ % general.length]?.script ?? nobodyComes;
    let left = this.#random() * total;
    for (const { weight = 0, script } of general) {
      left -= weight;
      if (left < 0) return script;
    }
    return nobodyComes;
  }
}
