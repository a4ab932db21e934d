import { noParty, type Party } from './caller-id.js';
import type { Channel } from './channel.js';

/** How a call came to where it is: who sent it on, to whom, how often and why. */
export interface Redirecting {
  count: number;
  /** `cfu` (always), `cfb` (busy), `cfnr` (nobody answers), `unknown` … */
  reason: string;
  readonly orig: Party;
  readonly from: Party;
  readonly to: Party;
}

/** Why a phone sends a call on before it was answered. */
export type ForwardReason = 'cfu' | 'cfb' | 'cfnr';

const redirections = new WeakMap<Channel, Redirecting>();
const forwards = new WeakMap<Channel, string>();

/** How often a call may go on from channel to channel, so that phones that send calls to each other come to an end. */
const mostForwards = 20;
const left = new WeakMap<Channel, number>();

/** Over how many more channels the call of this one may go. */
export const forwardsLeft = (channel: Channel): number => left.get(channel) ?? mostForwards;

export const setForwardsLeft = (channel: Channel, count: number): void => {
  left.set(channel, count);
};

export const redirectingOf = (channel: Channel): Redirecting => {
  const own = redirections.get(channel) ?? {
    count: 0,
    reason: 'unknown',
    orig: noParty(),
    from: noParty(),
    to: noParty(),
  };
  redirections.set(channel, own);
  return own;
};

/** A call that goes on over another channel keeps how it came there. */
export const copyRedirecting = (from: Channel, to: Channel): void => {
  const known = redirections.get(from);
  if (!known) return;
  redirections.set(to, {
    ...known,
    orig: { ...known.orig },
    from: { ...known.from },
    to: { ...known.to },
  });
  if (known.from.num !== '') to.callerId.rdnis = known.from.num;
};

/** Sends a call on to a number before it was answered; whoever dials the channel may follow. */
export const forwardCall = (channel: Channel, from: string, to: string, reason: ForwardReason): void => {
  const redirecting = redirectingOf(channel);
  redirecting.reason = reason;
  redirecting.from.num = from;
  redirecting.to.num = to;
  forwards.set(channel, to);
};

/** The number that a called channel sends its call on to. */
export const forwardOf = (channel: Channel): string | undefined => forwards.get(channel);
