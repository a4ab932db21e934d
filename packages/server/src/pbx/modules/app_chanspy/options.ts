import { parseOptions } from '../../kernel/application-options.js';

/** What the spy does besides listening: nothing, talking to the one, or to both sides of the call. */
export type SpyMode = 'listen' | 'whisper' | 'barge';

export interface SpyOptions {
  readonly bridgedOnly: boolean;
  readonly mode: SpyMode;
  /** Talks without listening. */
  readonly deaf: boolean;
  /** Listens to what the channel says, not to what it hears. */
  readonly saidOnly: boolean;
  /** Digits 4, 5 and 6 change the mode. */
  readonly modeDigits: boolean;
  /** The digit that looks for the next channel, and the one that ends the application. */
  readonly nextDigit: string;
  readonly exitDigit: string;
  /** A digit leads to the extension of its name. */
  readonly exitsToExtension: boolean;
  /** `Tech/name` of the devices that may be listened to; undefined for any. */
  readonly enforced: readonly string[] | undefined;
  /** Groups of which the channel must be in one; undefined for any. */
  readonly groups: readonly string[] | undefined;
  readonly endsWithChannel: boolean;
  readonly endsWithoutChannels: boolean;
  readonly answers: boolean;
  readonly quiet: boolean;
  readonly saysTechnology: boolean;
  /** Begin of the recording's name; undefined for none. */
  readonly record: string | undefined;
  /** What is given names one channel, by its id or its whole name. */
  readonly unique: boolean;
  /** -4 to 4. */
  readonly volume: number;
}

/** Reads options such as `qw` or `g(sales)v(2)E`. */
export const readOptions = (text: string, warn: (message: string) => void): SpyOptions => {
  const given = parseOptions(text);
  const list = (letter: string) => given.get(letter)?.split(':');
  return {
    bridgedOnly: given.has('b'),
    mode: given.has('B') ? 'barge' : given.has('w') || given.has('W') ? 'whisper' : 'listen',
    deaf: given.has('W'),
    saidOnly: given.has('o'),
    modeDigits: given.has('d'),
    nextDigit: given.get('c')?.charAt(0) || '*',
    exitDigit: given.get('x')?.charAt(0) ?? '',
    exitsToExtension: given.has('X'),
    enforced: list('e'),
    groups: list('g'),
    endsWithChannel: given.has('E'),
    endsWithoutChannels: given.has('S'),
    answers: !given.has('N'),
    quiet: given.has('q'),
    saysTechnology: !given.has('s'),
    record: given.has('r') ? given.get('r') || 'chanspy' : undefined,
    unique: given.has('u'),
    volume: volumeOf(given.get('v'), warn),
  };
};

const volumeOf = (text: string | undefined, warn: (message: string) => void): number => {
  if (text === undefined) return 0;
  const volume = /^[+-]?\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (Math.abs(volume) <= 4) return volume;
  warn(`a volume lies between -4 and 4, not '${text}'`);
  return 0;
};
