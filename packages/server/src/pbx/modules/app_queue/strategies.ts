import type { Caller } from './caller.js';
import type { Member } from './member.js';
import { penaltyFor } from './penalties.js';
import type { Queue } from './queue.js';
import type { Strategy } from './queue-settings.js';

/** A member who may be rung for a caller; the lowest rank comes first. */
export interface Ranked {
  readonly member: Member;
  readonly rank: number;
}

/** Where strategies that go round stand: the next to be rung, and whether somebody comes behind that one. */
export interface Round {
  next: number;
  more: boolean;
}

/** A penalty outweighs whatever the strategy says. */
const penaltyWeight = 1_000_000;
/** Those who had their turn in this round come behind all who did not. */
const nextRound = 1000;

/** What a rank is made from. */
interface Ranking {
  readonly member: Member;
  /** Place among the members, from 0. */
  readonly place: number;
  readonly penalty: number;
  readonly round: Round;
  readonly now: number;
  readonly random: () => number;
}

const goRound = ({ place, round }: Ranking): number => {
  if (place < round.next) return nextRound + place;
  if (place > round.next) round.more = true;
  return place;
};

const ranks: Readonly<Record<Strategy, (ranking: Ranking) => number>> = {
  ringall: () => 0,
  leastrecent: ({ member, now }) => (member.lastCall === 0 ? 0 : 1_000_000 - (now - member.lastCall)),
  fewestcalls: ({ member }) => member.calls,
  random: ({ random }) => Math.floor(random() * 1000),
  rrmemory: goRound,
  rrordered: goRound,
  linear: goRound,
  wrandom: ({ penalty, random }) => Math.floor(random() * (1 + penalty) * 1000),
};

/**
 * The members whose penalty suits a caller, in the order of the list, each with a rank.
 * @param round of the queue (rrmemory, rrordered) or of the caller (linear)
 * @param now seconds since the epoch
 */
export const rankMembers = (
  queue: Queue,
  { penalties }: Pick<Caller, 'penalties'>,
  round: Round,
  now: number,
  random: () => number,
): readonly Ranked[] => {
  const { strategy, penaltymemberslimit } = queue.settings;
  const members = queue.members();
  const penaltiesCount = members.length > penaltymemberslimit;
  const places = strategy === 'rrmemory' || strategy === 'rrordered' ? placesOf(queue) : undefined;
  return members.flatMap((member, index): readonly Ranked[] => {
    const penalty = penaltiesCount ? penaltyFor(member, penalties) : member.penalty;
    if (penalty === undefined) return [];
    const place = places?.get(member) ?? index;
    const rank = ranks[strategy]({ member, place, penalty, round, now, random });
    const outweighed = penaltiesCount && strategy !== 'wrandom' ? penalty * penaltyWeight : 0;
    return [{ member, rank: rank + outweighed }];
  });
};

const placesOf = (queue: Queue): ReadonlyMap<Member, number> =>
  new Map(queue.membersAsTheyCame().map((member, index) => [member, index]));

/** Where the next call begins its round. @param best of those who were not rung in this one */
export const advance = (round: Round, best: Ranked | undefined): void => {
  if (best) round.next = best.rank % nextRound;
  else round.next = round.more ? 0 : round.next + 1;
  round.more = false;
};
