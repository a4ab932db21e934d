import type { Channel } from './channel.js';
import { Party } from './party.js';

/** Why a call was sent on: a number, or a text that has none. */
export interface RedirectingReason {
  readonly code: number;
  readonly text: string;
}

export const unknownReason: RedirectingReason = { code: 0, text: '' };

/** How a call came to where it is: who sent it on, to whom, how often and why. Parties are replaced, never changed. */
export class Redirecting {
  orig = new Party();
  from = new Party();
  to = new Party();
  privOrig: Party | undefined;
  privFrom: Party | undefined;
  privTo: Party | undefined;
  reason = unknownReason;
  origReason = unknownReason;
  count = 0;

  copy(): Redirecting {
    return Object.assign(new Redirecting(), this);
  }
}

/** Why a phone sends a call on before it was answered. */
export type ForwardReason = 'cfu' | 'cfb' | 'cfnr';

const forwardCodes: Readonly<Record<ForwardReason, number>> = { cfb: 1, cfnr: 2, cfu: 4 };

const forwards = new WeakMap<Channel, string>();

/** How often a call may go on from channel to channel, so that phones that send calls to each other come to an end. */
const mostForwards = 20;
const left = new WeakMap<Channel, number>();

/** Over how many more channels the call of this one may go. */
export const forwardsLeft = (channel: Channel): number => left.get(channel) ?? mostForwards;

export const setForwardsLeft = (channel: Channel, count: number): void => {
  left.set(channel, count);
};

const numbered = (num: string): Party => {
  const party = new Party();
  party.num = num;
  return party;
};

/** Sends a call on to a number before it was answered; whoever dials the channel may follow. */
export const forwardCall = (channel: Channel, from: string, to: string, reason: ForwardReason): void => {
  const redirecting = channel.redirecting?.copy() ?? new Redirecting();
  redirecting.reason = { code: forwardCodes[reason], text: '' };
  redirecting.from = numbered(from);
  redirecting.to = numbered(to);
  channel.redirecting = redirecting;
  forwards.set(channel, to);
};

/** The number that a called channel sends its call on to. */
export const forwardOf = (channel: Channel): string | undefined => forwards.get(channel);
