import type { Channel } from '../../../kernel/channel.js';
import { type ControlledEnd, playControlled } from '../../../kernel/media/controlled-playback.js';
import { findSound, type PlayEnd, playSound } from '../../../kernel/sound-files.js';
import { type AgiAnswer, type AgiCall, type AgiCommand, done, failed, wholeNumber } from '../command.js';

/** Positions are told in samples of 8 kHz. */
const samplesPerMs = 8;
const allDigits = '0123456789*#ABCD';

interface Played {
  readonly end: PlayEnd;
  /** Where playing stopped, in milliseconds. */
  readonly at: number;
}

/** Plays a sound from a position; a digit of `digits` stops it. */
const play = async (channel: Channel, name: string, digits: string, from = 0): Promise<Played> => {
  const { clock } = channel.kernel;
  const length = findSound(channel.kernel, channel.language, name)?.ms ?? 0;
  if (length > 0 && from >= length) return { end: { end: 'done' }, at: length };
  const start = clock.now();
  const end = await playSound(channel, name, digits, channel.language, from);
  const at = end.end === 'done' ? length : Math.min(length, from + clock.now() - start);
  return { end, at };
};

const digitResult = (end: PlayEnd): number => (end.end === 'digit' ? end.digit.charCodeAt(0) : 0);
const isBroken = ({ end }: PlayEnd): boolean => end === 'missing' || end === 'interrupted';
const position = (ms: number): string => `endpos=${Math.round(ms * samplesPerMs)}`;

const streamed = ({ end, at }: Played): AgiAnswer =>
  isBroken(end) ? failed(-1, position(at)) : done(digitResult(end), position(at));

const streamFile: AgiCommand = {
  name: 'stream file',
  dead: false,
  synopsis: 'Plays a sound',
  syntax: 'STREAM FILE FILENAME ESCAPE_DIGITS [SAMPLE OFFSET]',
  description: [
    'The name is without its ending. Any of the digits stops it.',
    'Result: 0 at the end of the sound, the code of the digit that stopped it, or -1; endpos is where it stopped, in',
    'samples.',
  ],
  seeAlso: ['control stream file', 'get option'],
  async run({ channel, args: [file, digits, offset, ...rest] }) {
    const samples = offset === undefined ? 0 : wholeNumber(offset);
    if (file === undefined || digits === undefined || samples === undefined || rest.length > 0) return 'usage';
    const played = await play(channel, file, digits, Math.max(0, samples) / samplesPerMs);
    if (played.end.end !== 'missing')
      channel.variables.set('PLAYBACKSTATUS', played.end.end === 'done' ? 'SUCCESS' : 'FAILED');
    return streamed(played);
  },
};

/** How long get option waits for a digit behind the sound, in milliseconds. */
const optionMs = 5000;

const getOption: AgiCommand = {
  name: 'get option',
  dead: false,
  synopsis: 'Plays a sound and waits for a digit',
  syntax: 'GET OPTION FILENAME ESCAPE_DIGITS [TIMEOUT]',
  description: [
    'Waits that many milliseconds for one of the digits when the sound is over, 5000 if it is not said.',
    'Result: the code of the digit, 0 if none came, or -1; endpos is where the sound stopped, in samples.',
  ],
  seeAlso: ['stream file', 'get data'],
  async run({ channel, args: [file, digits, timeout, ...rest] }) {
    const ms = timeout === undefined ? optionMs : wholeNumber(timeout);
    if (file === undefined || digits === undefined || ms === undefined || rest.length > 0) return 'usage';
    const played = await play(channel, file, digits);
    if (played.end.end !== 'done' || ms <= 0) return streamed(played);
    const digit = await waitForDigit(channel, ms, digits);
    if (digit === 'interrupted') return failed(-1, position(played.at));
    return done(digit === '' ? 0 : digit.charCodeAt(0), position(played.at));
  },
};

/** The next of these digits; '' if none came in time. */
const waitForDigit = async (channel: Channel, ms: number | undefined, digits = allDigits): Promise<string> => {
  let pressed = '';
  const end = await channel.wait({
    ms,
    onFrame: (frame) => {
      if (frame.type !== 'digitEnd' || !digits.includes(frame.digit)) return false;
      pressed = frame.digit;
      return true;
    },
  });
  return end === 'interrupted' ? 'interrupted' : pressed;
};

const waitDigit: AgiCommand = {
  name: 'wait for digit',
  dead: false,
  synopsis: 'Waits for a digit',
  syntax: 'WAIT FOR DIGIT TIMEOUT',
  description: [
    'Waits that many milliseconds, or without an end for -1.',
    'Result: the code of the digit, 0 if none came, or -1 if the channel ended.',
  ],
  seeAlso: ['get data'],
  async run({ channel, args: [timeout, ...rest] }) {
    const ms = wholeNumber(timeout);
    if (ms === undefined || rest.length > 0) return 'usage';
    const digit = await waitForDigit(channel, ms < 0 ? undefined : ms);
    return digit === 'interrupted' ? failed() : done(digit === '' ? 0 : digit.charCodeAt(0));
  },
};

/** How long get data waits for the first digit and for each further one where nothing is said, in milliseconds. */
const firstDigitMs = 6000;
const nextDigitMs = 2000;
const mostDigits = 1024;

const getData: AgiCommand = {
  name: 'get data',
  dead: false,
  synopsis: 'Plays a sound and reads digits',
  syntax: 'GET DATA <FILE TO BE STREAMED> [TIMEOUT] [MAX DIGITS]',
  description: [
    'The first digit stops the sound; each further one has that many milliseconds. A # ends the number.',
    'Result: the digits, with (timeout) behind them if it was time that ended them; or -1.',
  ],
  seeAlso: ['get option', 'wait for digit'],
  async run(call) {
    const [file, timeout, most, ...rest] = call.args;
    const ms = timeout === undefined ? 0 : wholeNumber(timeout);
    const count = most === undefined ? mostDigits : wholeNumber(most);
    if (file === undefined || ms === undefined || count === undefined || rest.length > 0) return 'usage';
    return readData(call, file, ms, Math.min(Math.max(count, 1), mostDigits));
  },
};

const readData = async ({ channel }: AgiCall, file: string, ms: number, most: number): Promise<AgiAnswer> => {
  const { end } = await play(channel, file, allDigits);
  if (isBroken(end)) return done(-1);
  let digits = '';
  let next = end.end === 'digit' ? end.digit : await waitForDigit(channel, ms > 0 ? ms : firstDigitMs);
  for (;;) {
    if (next === 'interrupted') return done(-1);
    if (next === '') return done(digits, '(timeout)');
    if (next === '#') return done(digits);
    digits += next;
    if (digits.length >= most) return done(digits);
    next = await waitForDigit(channel, ms > 0 ? ms : nextDigitMs);
  }
};

const controlStreamFile: AgiCommand = {
  name: 'control stream file',
  dead: false,
  synopsis: 'Plays a sound that the listener winds and pauses',
  syntax: 'CONTROL STREAM FILE FILENAME ESCAPE_DIGITS [SKIPMS] [FFCHAR] [REWCHR] [PAUSECHR] [OFFSETMS]',
  description: [
    'One digit skips forward (#), one back (*), by 3000 milliseconds if it is not said, and one pauses; any of the',
    'escape digits stops it.',
    'Result: as of stream file; endpos is where it was stopped, in milliseconds.',
  ],
  seeAlso: ['stream file'],
  async run({ channel, args }) {
    const [file, digits, skip = '3000', forward = '#', back = '*', pause = '', offset = '0', ...rest] = args;
    const skipMs = wholeNumber(skip);
    const from = wholeNumber(offset);
    if (file === undefined || digits === undefined || rest.length > 0) return 'usage';
    if (skipMs === undefined || from === undefined) return 'usage';
    const keys = { streamStop: digits, streamForward: forward, streamReverse: back, streamSuspend: pause };
    return controlled(await playControlled(channel, file, { skipMs, offsetMs: Math.max(0, from), keys }), channel);
  },
};

const controlled = ({ end, offsetMs, key = '' }: ControlledEnd, channel: Channel): AgiAnswer => {
  const isBroken = end === 'missing' || end === 'interrupted';
  channel.variables.set('CPLAYBACKSTATUS', statusOf[end]);
  if (end === 'stoppedByKey') channel.variables.set('CPLAYBACKSTOPKEY', key);
  channel.variables.set('CPLAYBACKOFFSET', String(offsetMs));
  const position = `endpos=${offsetMs}`;
  return isBroken ? failed(-1, position) : done(key === '' ? 0 : key.charCodeAt(0), position);
};

const statusOf = {
  done: 'SUCCESS',
  stoppedByKey: 'USERSTOPPED',
  stoppedRemotely: 'REMOTESTOPPED',
  interrupted: 'ERROR',
  missing: 'ERROR',
} as const satisfies Record<ControlledEnd['end'], string>;

/** What plays sounds and reads digits. */
export const soundCommands = { controlStreamFile, getData, getOption, streamFile, waitDigit };
