import type { Channel } from '../../../kernel/channel.js';
import { type CalendarTime, calendarTime } from '../../../kernel/say/calendar.js';
import { dateSounds, scriptDateSounds, scriptFormat, scriptTimeSounds } from '../../../kernel/say/dates.js';
import type { Gender } from '../../../kernel/say/language.js';
import { numberSounds } from '../../../kernel/say/numbers.js';
import { saySounds, sayThoseThere } from '../../../kernel/say/play.js';
import { digitSounds, phoneticSounds, spelledSounds } from '../../../kernel/say/spelling.js';
import type { PlayEnd } from '../../../kernel/sound-files.js';
import { type AgiAnswer, type AgiCommand, done, failed, wholeNumber } from '../command.js';

const answerOf = (played: PlayEnd): AgiAnswer => {
  if (played.end === 'digit') return done(played.digit.charCodeAt(0));
  return played.end === 'done' ? done(0) : failed();
};

const say = async (channel: Channel, sounds: readonly string[], digits: string): Promise<AgiAnswer> =>
  answerOf(await saySounds(channel, sounds, digits));

const spell = async (channel: Channel, sounds: readonly string[], digits: string): Promise<AgiAnswer> =>
  answerOf(await sayThoseThere(channel, sounds, digits));

const results = 'Result: 0 when all is said, the code of the digit that stopped it, or -1.';

const sayDigits: AgiCommand = {
  name: 'say digits',
  dead: false,
  synopsis: 'Says digits one by one',
  syntax: 'SAY DIGITS NUMBER ESCAPE_DIGITS',
  description: [results],
  run({ channel, args: [number, digits, ...rest] }) {
    if (number === undefined || digits === undefined || rest.length > 0) return 'usage';
    if (wholeNumber(number) === undefined) return 'usage';
    return spell(channel, digitSounds(number), digits);
  },
};

const sayNumber: AgiCommand = {
  name: 'say number',
  dead: false,
  synopsis: 'Says a number',
  syntax: 'SAY NUMBER NUMBER ESCAPE_DIGITS [GENDER]',
  description: ["The number is said in the channel's language; the gender is m, f, n or c.", results],
  run({ channel, args: [text, digits, gender = '', ...rest] }) {
    const number = wholeNumber(text);
    if (number === undefined || digits === undefined || rest.length > 0) return 'usage';
    const sounds = numberSounds(channel.language, number, genderOf(gender));
    return sounds ? say(channel, sounds, digits) : failed();
  },
};

const genderOf = (text: string): Gender => {
  const letter = text.charAt(0).toLowerCase();
  return letter === 'm' || letter === 'f' || letter === 'n' || letter === 'c' ? letter : '';
};

/** Says a text letter by letter. */
const spelling = (name: string, synopsis: string, sounds: (text: string) => string[]): AgiCommand => ({
  name,
  dead: false,
  synopsis,
  syntax: `${name.toUpperCase()} STRING ESCAPE_DIGITS`,
  description: [results],
  run({ channel, args: [text, digits, ...rest] }) {
    if (text === undefined || digits === undefined || rest.length > 0) return 'usage';
    return spell(channel, sounds(text), digits);
  },
});

type MomentSounds = (language: string, when: CalendarTime) => readonly string[];

/** Says a moment in a fixed way, in the time zone of the system. */
const moment = (name: string, synopsis: string, sounds: MomentSounds): AgiCommand => ({
  name,
  dead: false,
  synopsis,
  syntax: `${name.toUpperCase()} TIME ESCAPE_DIGITS`,
  description: ['The time is in seconds since the epoch.', results],
  run({ channel, args: [seconds, digits, ...rest] }) {
    const at = wholeNumber(seconds);
    if (at === undefined || digits === undefined || rest.length > 0) return 'usage';
    return say(channel, sounds(channel.language, calendarTime(at * 1000, '')), digits);
  },
});

const sayDatetime: AgiCommand = {
  name: 'say datetime',
  dead: false,
  synopsis: 'Says a moment after a format',
  syntax: 'SAY DATETIME TIME ESCAPE_DIGITS [FORMAT] [TIMEZONE]',
  description: [
    "The time is in seconds since the epoch, the format by default that of the channel's language (ABdY 'digits/at' IMp).",
    results,
  ],
  run({ channel, args: [seconds, digits, format, zone = '', ...rest] }) {
    const at = wholeNumber(seconds);
    if (at === undefined || digits === undefined || rest.length > 0) return 'usage';
    const now = calendarTime(channel.kernel.clock.now(), zone);
    const { language } = channel;
    const { sounds } = dateSounds(language, format ?? scriptFormat(language), calendarTime(at * 1000, zone), now);
    return say(channel, sounds, digits);
  },
};

/** What says things with the sounds that there are. */
export const sayCommands = {
  sayAlpha: spelling('say alpha', 'Spells a text', spelledSounds),
  sayDate: moment('say date', 'Says a date', scriptDateSounds),
  sayDatetime,
  sayDigits,
  sayNumber,
  sayPhonetic: spelling('say phonetic', 'Spells a text with words for its letters', phoneticSounds),
  sayTime: moment('say time', 'Says a time', scriptTimeSounds),
};
