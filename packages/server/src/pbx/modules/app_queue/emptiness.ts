import type { PenaltyRange } from './caller.js';
import { type Member, wrapsUp } from './member.js';
import { penaltyFor } from './penalties.js';
import type { Queue } from './queue.js';
import type { EmptyCondition } from './queue-settings.js';

/**
 * Whether nobody of a queue can be thought to answer, as joinempty and leavewhenempty count it.
 * @param now seconds since the epoch
 */
export const isEmpty = (
  queue: Queue,
  conditions: readonly EmptyCondition[],
  penalties: PenaltyRange,
  now: number,
): boolean =>
  conditions.length > 0 && queue.members().every((member) => isAway(queue, member, conditions, penalties, now));

const isAway = (
  queue: Queue,
  member: Member,
  conditions: readonly EmptyCondition[],
  penalties: PenaltyRange,
  now: number,
): boolean => {
  const counts = (condition: EmptyCondition) => conditions.includes(condition);
  if (counts('penalty') && penaltyFor(member, penalties) === undefined) return true;
  const word = stateWords[member.status];
  if (word && counts(word)) return true;
  return (counts('paused') && member.paused) || (counts('wrapup') && wrapsUp(member, queue.settings, now));
};

const stateWords: Readonly<Partial<Record<Member['status'], EmptyCondition>>> = {
  INVALID: 'invalid',
  UNAVAILABLE: 'unavailable',
  INUSE: 'inuse',
  RINGING: 'ringing',
  UNKNOWN: 'unknown',
};
