import { allClasses, type ClassMask, classBit } from '@amiable/protocol';

/**
 * Asterisk numbers one class more than there are: the bit of answers to its own hooks, between `agi` and `cc`, which no
 * client can ask for. Masks that clients give or see as numbers count that bit.
 */
const HOOK_BIT = 14;
const below = (1 << HOOK_BIT) - 1;

/** The number that stands for a mask in Asterisk, as `manager show connected` and `manager show eventq` print it. */
export const asteriskNumber = (mask: ClassMask): number => (mask & below) | ((mask & ~below) << 1);

const fromAsteriskNumber = (number: number): ClassMask => ((number & below) | ((number >> 1) & ~below)) & allClasses;

const no = new Set(['no', 'false', 'n', 'f', 'off']);
const yes = new Set(['yes', 'true', 'y', 't', 'on']);

/**
 * Reads what a client gives as `EventMask` or as `Events` of Login: a number, a word for all or nothing, or classes.
 * `undefined` if nothing is given. A name that is no class stands for nothing.
 */
export const parseEventMask = (text: string): ClassMask | undefined => {
  if (text === '') return undefined;
  if (/^\d+$/.test(text)) return fromAsteriskNumber(Math.min(Number(text), 0x7fffffff));
  const word = text.toLowerCase();
  if (no.has(word)) return 0;
  if (yes.has(word)) return allClasses;
  let mask = 0;
  for (const name of text.split(',')) {
    const trimmed = name.trim();
    mask |= trimmed === 'all' ? allClasses : classBit(trimmed);
  }
  return mask;
};
