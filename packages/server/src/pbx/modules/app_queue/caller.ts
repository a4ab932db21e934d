import type { Channel } from '../../kernel/channel.js';
import type { PenaltyChange } from './queue-rules.js';
import type { Round } from './strategies.js';

/** The penalties of members that a caller may be given to; undefined: no limit. */
export interface PenaltyRange {
  max: number | undefined;
  min: number | undefined;
  /** Members of a lower penalty count as if they had this one. */
  raise: number | undefined;
}

/** Somebody who waits in a queue. */
export interface Caller {
  readonly channel: Channel;
  /** Place in the queue, from 1. */
  position: number;
  /** The place on joining. */
  originalPosition: number;
  /** Higher ones come first. */
  priority: number;
  /** When the wait began, in milliseconds since the epoch. */
  readonly joinedAt: number;
  readonly penalties: PenaltyRange;
  /** What of the rule for penalties is still to come. */
  changes: readonly PenaltyChange[];
  /** Where the linear strategy stands for the caller. */
  readonly round: Round;
  /** What the caller has pressed of the extension to leave by. */
  digits: string;
  /** Members are being rung for the caller. */
  ringing: boolean;
  /** Somebody took the caller out of the queue. */
  withdrawn: { readonly info: string } | undefined;
}

/** Whole seconds of waiting. @param now milliseconds since the epoch */
export const secondsWaited = ({ joinedAt }: Caller, now: number): number =>
  Math.trunc(now / 1000) - Math.trunc(joinedAt / 1000);
