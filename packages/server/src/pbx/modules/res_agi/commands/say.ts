import type { Channel } from '../../../kernel/channel.js';
import { calendarTime, dateSounds, numberSounds } from '../../../kernel/say-date.js';
import { findSound, playSound } from '../../../kernel/sound-files.js';
import { type AgiAnswer, type AgiCommand, done, failed, wholeNumber } from '../command.js';

/** Plays sounds one after the other until one of the digits is pressed. */
const say = async (channel: Channel, sounds: readonly string[], digits: string): Promise<AgiAnswer> => {
  for (const sound of sounds) {
    const end = await playSound(channel, sound, digits);
    if (end.end === 'digit') return done(end.digit.charCodeAt(0));
    if (end.end !== 'done') return failed();
  }
  return done(0);
};

/** The same for sounds of which those that are not there are left out. */
const sayThoseThere = (channel: Channel, sounds: readonly string[], digits: string): Promise<AgiAnswer> =>
  say(
    channel,
    sounds.filter((name) => findSound(channel.kernel, channel.language, name)),
    digits,
  );

const digitNames: Readonly<Record<string, string>> = { '*': 'star', '#': 'pound', '-': 'minus' };

const characterNames: Readonly<Record<string, string>> = {
  '!': 'exclaimation-point',
  '@': 'at',
  '#': 'pound',
  $: 'dollar',
  '*': 'asterisk',
  '=': 'equals',
  '+': 'plus',
  '-': 'dash',
  '.': 'dot',
  ' ': 'space',
  '/': 'slash',
};

const digitSounds = (text: string): string[] => [...text].map((one) => `digits/${digitNames[one] ?? one}`);

const letterSounds = (text: string): string[] =>
  [...text.toLowerCase()].map((one) => {
    if (/\d/.test(one)) return `digits/${one}`;
    return `letters/${characterNames[one] ?? one}`;
  });

const phoneticSounds = (text: string): string[] =>
  [...text.toLowerCase()].map((one) => {
    if (/[a-z]/.test(one)) return `phonetic/${one}_p`;
    return /\d/.test(one) ? `digits/${one}` : `letters/${characterNames[one] ?? one}`;
  });

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
    return sayThoseThere(channel, digitSounds(number), digits);
  },
};

const sayNumber: AgiCommand = {
  name: 'say number',
  dead: false,
  synopsis: 'Says a number',
  syntax: 'SAY NUMBER NUMBER ESCAPE_DIGITS [GENDER]',
  description: ['The number is said in English.', results],
  run({ channel, args: [text, digits, , ...rest] }) {
    const number = wholeNumber(text);
    if (number === undefined || digits === undefined || rest.length > 0) return 'usage';
    const sounds = [...(number < 0 ? ['digits/minus'] : []), ...numberSounds(Math.abs(number))];
    return say(channel, sounds, digits);
  },
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
    return sayThoseThere(channel, sounds(text), digits);
  },
});

/** Says a moment in a fixed way. */
const moment = (name: string, synopsis: string, format: string): AgiCommand => ({
  name,
  dead: false,
  synopsis,
  syntax: `${name.toUpperCase()} TIME ESCAPE_DIGITS`,
  description: ['The time is in seconds since the epoch.', results],
  run({ channel, args: [seconds, digits, ...rest] }) {
    if (digits === undefined || rest.length > 0) return 'usage';
    const sounds = momentSounds(channel, seconds, format, '');
    return sounds === undefined ? 'usage' : say(channel, sounds, digits);
  },
});

const momentSounds = (channel: Channel, seconds: string | undefined, format: string, zone: string) => {
  const at = wholeNumber(seconds);
  if (at === undefined) return undefined;
  return dateSounds(format, calendarTime(at * 1000, zone), calendarTime(channel.kernel.clock.now(), zone));
};

const sayDatetime: AgiCommand = {
  name: 'say datetime',
  dead: false,
  synopsis: 'Says a moment after a format',
  syntax: 'SAY DATETIME TIME ESCAPE_DIGITS [FORMAT] [TIMEZONE]',
  description: ["The time is in seconds since the epoch, the format by default ABdY 'digits/at' IMp.", results],
  run({ channel, args: [seconds, digits, format = "ABdY 'digits/at' IMp", zone = '', ...rest] }) {
    if (digits === undefined || rest.length > 0) return 'usage';
    const sounds = momentSounds(channel, seconds, format, zone);
    return sounds === undefined ? 'usage' : say(channel, sounds, digits);
  },
};

/** What says things with the sounds that there are. */
export const sayCommands = {
  sayAlpha: spelling('say alpha', 'Spells a text', letterSounds),
  sayDate: moment('say date', 'Says a date', 'ABdY'),
  sayDatetime,
  sayDigits,
  sayNumber,
  sayPhonetic: spelling('say phonetic', 'Spells a text with words for its letters', phoneticSounds),
  sayTime: moment('say time', 'Says a time', 'IMp'),
};
