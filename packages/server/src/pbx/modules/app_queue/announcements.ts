import type { Channel } from '../../kernel/channel.js';
import { numberSounds } from '../../kernel/say/numbers.js';
import { findSound, playSound } from '../../kernel/sound-files.js';
import { type Caller, secondsWaited } from './caller.js';
import type { Queue } from './queue.js';

/** Every digit ends an announcement. */
export const anyDigit = '0123456789*#ABCD';

/** Plays those of some sounds that there are; gives the digit that ended it. */
export const playAll = async (channel: Channel, sounds: readonly string[]): Promise<string | undefined> => {
  for (const sound of sounds) {
    if (sound === '' || !findSound(channel.kernel, channel.language, sound)) continue;
    const played = await playSound(channel, sound, anyDigit);
    if (played.end === 'digit') return played.digit;
    if (played.end === 'interrupted') return undefined;
  }
  return undefined;
};

/** The sounds of a setting or an argument: several are joined by `&`. */
export const soundsOf = (text: string): readonly string[] => text.split('&').map((one) => one.trim());

/** The announcements to one caller who waits; times are whole seconds since the epoch. */
export class Announcements {
  readonly #queue: Queue;
  readonly #caller: Caller;
  #positionAt = 0;
  #positionTold = 0;
  #periodicAt: number;
  #nextPeriodic = 0;
  readonly #random: () => number;

  constructor(queue: Queue, caller: Caller, random: () => number) {
    this.#queue = queue;
    this.#caller = caller;
    this.#random = random;
    const { settings } = queue;
    const delay = settings['periodic-announce-startdelay'];
    this.#periodicAt = Math.trunc(caller.joinedAt / 1000);
    if (delay >= 0) this.#periodicAt += delay - settings['periodic-announce-frequency'];
  }

  /** What is due of position and hold time. */
  position(): readonly string[] {
    const { settings, statistics } = this.#queue;
    const { position, channel } = this.#caller;
    const now = this.#now;
    const frequency = settings['announce-frequency'];
    if (frequency <= 0 || now - this.#positionAt < settings['min-announce-frequency']) return [];
    if (this.#positionTold === position && now - this.#positionAt < frequency) return [];
    const better = this.#positionTold === 0 || position < this.#positionTold;
    if (settings['announce-position-only-up'] && !better) return [];
    const first = this.#positionAt === 0;
    this.#positionAt = now;
    this.#positionTold = position;
    const left = statistics.holdTime + 30 - secondsWaited(this.#caller, channel.kernel.clock.now());
    return [...this.#place(), ...this.#holdTime(Math.abs(left), first), settings['queue-thankyou']];
  }

  /** The announcement that comes again and again, if it is due. */
  periodic(): readonly string[] {
    const { settings } = this.#queue;
    const frequency = settings['periodic-announce-frequency'];
    const now = this.#now;
    if (frequency <= 0 || now - this.#periodicAt < frequency) return [];
    const all = settings['periodic-announce'].split(',').map((one) => one.trim());
    const index = settings['random-periodic-announce']
      ? Math.floor(this.#random() * all.length)
      : this.#nextPeriodic % all.length;
    this.#nextPeriodic = index + 1;
    this.#periodicAt = now;
    return soundsOf(all[index] ?? '');
  }

  /** A periodic announcement is over: where the queue says so, the time to the next one counts from here. */
  periodicEnded(): void {
    if (this.#queue.settings['relative-periodic-announce']) this.#periodicAt = this.#now;
  }

  get #now(): number {
    return Math.trunc(this.#caller.channel.kernel.clock.now() / 1000);
  }

  #place(): readonly string[] {
    const { settings } = this.#queue;
    const { position, channel } = this.#caller;
    const how = settings['announce-position'];
    const limit = settings['announce-position-limit'];
    if (how === 'no' || (how === 'limit' && position > limit)) return [];
    if (position === 1) return [settings['queue-youarenext']];
    if (how === 'more' && position > limit)
      return [settings['queue-quantity1'], ...numbers(channel, limit), settings['queue-quantity2']];
    return [settings['queue-thereare'], ...numbers(channel, position), settings['queue-callswaiting']];
  }

  #holdTime(left: number, first: boolean): readonly string[] {
    const { settings } = this.#queue;
    const how = settings['announce-holdtime'];
    const round = settings['announce-round-seconds'];
    const minutes = Math.floor(left / 60);
    const seconds = round > 0 ? Math.floor((left - 60 * minutes) / round) * round : 0;
    if (how === 'no' || (how === 'once' && !first) || minutes + seconds === 0) return [];
    const { channel } = this.#caller;
    const minuteWord = minutes === 1 ? settings['queue-minute'] : settings['queue-minutes'];
    return [
      settings['queue-holdtime'],
      ...(minutes > 0 ? [...numbers(channel, minutes), minuteWord] : []),
      ...(seconds > 0 ? [...numbers(channel, seconds), settings['queue-seconds']] : []),
    ];
  }
}

const numbers = (channel: Channel, value: number): readonly string[] => numberSounds(channel.language, value) ?? [];

/** What a member hears of how long the caller has waited. @param seconds the wait */
export const holdTimeSounds = ({ settings }: Queue, channel: Channel, seconds: number): readonly string[] => {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  return [
    settings['queue-reporthold'],
    ...(minutes > 0
      ? [...numbers(channel, minutes), minutes === 1 ? settings['queue-minute'] : settings['queue-minutes']]
      : []),
    ...(rest > 1 ? [...numbers(channel, rest), settings['queue-seconds']] : []),
  ];
};
