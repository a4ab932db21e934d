import type { Channel } from './channel.js';

/** Which way a digit goes: it came from the channel's far end, or was sent there. */
export type DigitDirection = 'received' | 'sent';

type Listener = (digit: string) => void;

const watched = new WeakMap<Channel, Record<DigitDirection, Set<Listener>>>();

/** Has each digit that passes a channel told, before its event; gives the function that ends it. Ends with the channel. */
export const watchDigits = (channel: Channel, direction: DigitDirection, listener: Listener): (() => void) => {
  const listeners = watched.get(channel) ?? { received: new Set(), sent: new Set() };
  watched.set(channel, listeners);
  listeners[direction].add(listener);
  return () => listeners[direction].delete(listener);
};

/** A digit has passed. */
export const tellDigit = (channel: Channel, direction: DigitDirection, digit: string): void => {
  for (const listener of watched.get(channel)?.[direction] ?? []) listener(digit);
};
