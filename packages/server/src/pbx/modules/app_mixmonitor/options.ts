import { parseOptions } from '../../kernel/application-options.js';

export interface MixMonitorOptions {
  /** Goes on behind what the file holds. */
  readonly append: boolean;
  /** Records only while the channel is in a bridge with somebody. */
  readonly bridgedOnly: boolean;
  /** Removes the file when the recording ends: it was made for its command alone. */
  readonly deleted: boolean;
  /** Two channels side by side instead of a mix. */
  readonly interleaved: boolean;
  /** By how much what the channel says, and what it hears, is made louder. */
  readonly readFactor: number;
  readonly writeFactor: number;
  /** Files with what the channel says, and what it hears, alone. */
  readonly receiveFile: string;
  readonly transmitFile: string;
  /** The variable that gets the id. */
  readonly idVariable: string;
  readonly beepAtStart: boolean;
  readonly beepAtEnd: boolean;
  /** Mailboxes that get a copy, as `box@context` with a folder behind a slash. */
  readonly mailboxes: readonly string[];
  /** Milliseconds between beeps; 0 for none. */
  readonly beepEveryMs: number;
}

/** Reads options such as `ab` or `r(in.wav)v(2)i(ID)`. */
export const readOptions = (text: string, warn: (message: string) => void): MixMonitorOptions => {
  const given = parseOptions(text);
  const both = factor(given.get('W'), warn);
  return {
    append: given.has('a'),
    bridgedOnly: given.has('b'),
    deleted: given.has('d'),
    interleaved: given.has('D'),
    readFactor: both ?? factor(given.get('v'), warn) ?? 1,
    writeFactor: both ?? factor(given.get('V'), warn) ?? 1,
    receiveFile: given.get('r') ?? '',
    transmitFile: given.get('t') ?? '',
    idVariable: given.get('i') ?? '',
    mailboxes: (given.get('m') ?? '').split(',').filter((name) => name.trim() !== ''),
    beepAtStart: given.has('p'),
    beepAtEnd: given.has('P'),
    beepEveryMs: given.has('B') ? beepInterval(given.get('B') ?? '') : 0,
  };
};

/** Seconds of option B where it names none that are allowed. */
const usualBeep = 15;

const beepInterval = (seconds: string): number => {
  const interval = Number(seconds);
  return (interval >= 5 ? interval : usualBeep) * 1000;
};

/** A volume from -4 to 4 doubles or halves as often. */
const factor = (volume: string | undefined, warn: (message: string) => void): number | undefined => {
  if (volume === undefined) return undefined;
  const steps = /^[+-]?\d+$/.test(volume.trim()) ? Number(volume) : Number.NaN;
  if (Number.isInteger(steps) && Math.abs(steps) <= 4) return 2 ** steps;
  warn(`a volume lies between -4 and 4, not '${volume}'`);
  return undefined;
};
