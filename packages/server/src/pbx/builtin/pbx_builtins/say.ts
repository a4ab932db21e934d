import { leadingInteger } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import type { Application, ApplicationOutcome } from '../../kernel/module.js';
import type { Gender } from '../../kernel/say/language.js';
import { moneySounds, numberSounds, ordinalSounds } from '../../kernel/say/numbers.js';
import { saySounds, sayThoseThere } from '../../kernel/say/play.js';
import { digitSounds, phoneticSounds, type SpelledCase, spelledSounds } from '../../kernel/say/spelling.js';
import type { PlayEnd } from '../../kernel/sound-files.js';

const allDigits = '0123456789*#ABCD';
const warn = (channel: Channel, message: string): void => channel.kernel.log.write('warning', 'pbx_builtins', message);

/** Digits that interrupt what is said, as those of BackGround do: none unless SAY_DTMF_INTERRUPT is true. */
const interrupting = (channel: Channel): string =>
  channel.variables.get('SAY_DTMF_INTERRUPT')?.toLowerCase() === 'true' ? allDigits : '';

/** How it ended: a sound that is missing ends the call where digits interrupt, as it does for BackGround's kin. */
const outcomeOf = (channel: Channel, played: PlayEnd): ApplicationOutcome => {
  if (played.end === 'digit') return `digit:${played.digit}`;
  if (played.end === 'missing' && interrupting(channel) !== '') return 'hangup';
  return played.end === 'interrupted' ? 'hangup' : 'continue';
};

/** A whole number of 32 bits; undefined, with a line in the log, for anything else. */
const wholeNumber = (channel: Channel, name: string, text: string): number | undefined => {
  const number = /^\s*[+-]?\d+$/.test(text) ? leadingInteger(text) : undefined;
  if (number !== undefined && number >= -(2 ** 31) && number < 2 ** 31) return number;
  warn(channel, `${name} cannot say '${text}': that is no whole number of 32 bits`);
  return undefined;
};

/** Says a number of a kind: `number[,gender]`. */
const sayingNumber = (
  name: string,
  synopsis: string,
  soundsOf: (language: string, number: number, gender: Gender) => string[] | undefined,
): Application => ({
  name,
  synopsis,
  syntax: `${name}(number[,gender])`,
  async run(channel, data) {
    const [, text = '', rest] = /^([^,]*)(?:,(.*))?$/s.exec(data) ?? [];
    if (text === '') {
      warn(channel, `${name} needs a number`);
      return 'hangup';
    }
    const number = wholeNumber(channel, name, text);
    if (number === undefined) return 'continue';
    const gender = genderOf(rest);
    if (gender === undefined) {
      warn(channel, `${name} knows the genders f, m, c and n, not '${rest}'`);
      return 'hangup';
    }
    const sounds = soundsOf(channel.language, number, gender);
    if (!sounds) warn(channel, `${name} has no words for ${number} in the language '${channel.language}'`);
    return outcomeOf(channel, await saySounds(channel, sounds ?? [], interrupting(channel)));
  },
});

const genderOf = (text: string | undefined): Gender | undefined => {
  if (text === undefined) return '';
  const gender = text.charAt(0).toLowerCase();
  return gender === 'f' || gender === 'm' || gender === 'c' || gender === 'n' ? gender : undefined;
};

/** Says a text character by character; what has no sound is left out. */
const spelling = (name: string, synopsis: string, soundsOf: (text: string) => string[]): Application => ({
  name,
  synopsis,
  syntax: `${name}(text)`,
  run: async (channel, data) => outcomeOf(channel, await sayThoseThere(channel, soundsOf(data), interrupting(channel))),
});

const announced: Readonly<Record<string, SpelledCase>> = { a: 'all', l: 'lower', n: 'none', u: 'upper' };

const SayAlphaCase: Application = {
  name: 'SayAlphaCase',
  synopsis: 'Spells a text and tells which letters are small (l), large (u), both (a), or neither (n)',
  syntax: 'SayAlphaCase({a|l|n|u},text)',
  async run(channel, data) {
    const [, letter = '', text] = /^([^,]*)(?:,(.*))?$/s.exec(data) ?? [];
    const which = announced[letter];
    if (which === undefined || text === undefined) {
      warn(channel, `SayAlphaCase needs one of a, l, n and u, and a text; not '${data}'`);
      return 'continue';
    }
    return outcomeOf(channel, await sayThoseThere(channel, spelledSounds(text, which), interrupting(channel)));
  },
};

const SayMoney: Application = {
  name: 'SayMoney',
  synopsis: 'Says an amount of dollars and cents',
  syntax: 'SayMoney(dollars)',
  async run(channel, data) {
    if (data === '') {
      warn(channel, 'SayMoney needs an amount');
      return 'continue';
    }
    const played = await saySounds(channel, moneySounds(data), interrupting(channel));
    return played.end === 'missing' ? 'hangup' : outcomeOf(channel, played);
  },
};

/** The applications that say numbers and texts. */
export const sayApplications: readonly Application[] = [
  sayingNumber('SayNumber', "Says a whole number in the channel's language", numberSounds),
  sayingNumber('SayOrdinal', 'Says which one in a row: first, second, …', (_language, number) => ordinalSounds(number)),
  SayMoney,
  spelling('SayDigits', 'Says digits one by one', digitSounds),
  spelling('SayAlpha', 'Spells a text', spelledSounds),
  SayAlphaCase,
  spelling('SayPhonetic', 'Spells a text with words for its letters', phoneticSounds),
];
