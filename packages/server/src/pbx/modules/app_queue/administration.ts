import { events } from '@amiable/protocol';
import { tellMember } from './events.js';
import type { Member } from './member.js';
import { stateOf } from './member-state.js';
import type { Queue } from './queue.js';
import type { Place, Queues } from './queues.js';

/** What is wanted of a member that is added at run time. */
export interface MemberRequest {
  readonly queue: string;
  readonly interface: string;
  /** The interface if empty. */
  readonly name?: string;
  readonly penalty?: number;
  readonly paused?: boolean;
  readonly reason?: string;
  /** The interface if empty. */
  readonly stateInterface?: string;
  /** Seconds; 0: as the queue has it. */
  readonly wrapupTime?: number;
}

/** Adds a dynamic member, and keeps it for the next start where queues.conf says so. */
export const addMember = (queues: Queues, wanted: MemberRequest): 'added' | 'alreadyThere' | 'noQueue' => {
  const queue = queues.get(wanted.queue);
  if (!queue) return 'noQueue';
  if (queue.member(wanted.interface)) return 'alreadyThere';
  queues.addMember(queue, dynamicMember(queues, queue, wanted));
  return 'added';
};

/** A member as it is wanted, which no queue has yet. */
export const dynamicMember = (queues: Queues, queue: Queue, wanted: MemberRequest): Member => {
  const now = queues.now();
  const stateInterface = wanted.stateInterface || wanted.interface;
  return {
    interface: wanted.interface,
    name: wanted.name || wanted.interface,
    stateInterface,
    membership: 'dynamic',
    penalty: wanted.penalty ?? 0,
    calls: 0,
    lastCall: 0,
    lastPause: wanted.paused ? now : 0,
    loginTime: now,
    inCall: false,
    status: stateOf(queues.kernel, stateInterface),
    paused: wanted.paused ?? false,
    pausedReason: wanted.reason ?? '',
    ringInUse: queue.settings.ringinuse,
    wrapupTime: Math.max(0, wanted.wrapupTime ?? 0),
  };
};

/** Removes a member; only what was added at run time can go. */
export const removeMember = (
  queues: Queues,
  name: string,
  device: string,
):
  | { readonly outcome: 'removed'; readonly member: Member }
  | { readonly outcome: 'notThere' | 'noQueue' | 'notDynamic' } => {
  const queue = queues.get(name);
  if (!queue) return { outcome: 'noQueue' };
  const member = queue.member(device);
  if (!member) return { outcome: 'notThere' };
  if (member.membership !== 'dynamic') return { outcome: 'notDynamic' };
  queues.removeMember(queue, member);
  return { outcome: 'removed', member };
};

/** Where something is a member: in one queue, or in all of them in their order if `queue` is empty. */
const places = (queues: Queues, device: string, name: string): readonly Place[] => {
  const wanted = name.toLowerCase();
  return queues.list().flatMap((queue): readonly Place[] => {
    const member = wanted === '' || queue.name.toLowerCase() === wanted ? queue.member(device) : undefined;
    return member ? [{ queue, member }] : [];
  });
};

/** Pauses a member, or ends the pause, in one queue or all (`queue` empty). Gives whether it is a member at all. */
export const pauseMembers = (
  queues: Queues,
  device: string,
  queue: string,
  paused: boolean,
  reason: string,
): boolean => {
  const found = places(queues, device, queue);
  const [first] = found;
  if (first && queue === '')
    queues.log.write('NONE', 'NONE', first.member.name, paused ? 'PAUSEALL' : 'UNPAUSEALL', reason);
  for (const place of found) queues.pauseMember(place.queue, place.member, paused, reason);
  return first !== undefined;
};

/** Changes the penalty of a member in one queue or all. false: there is no such member, or it is below 0. */
export const setPenalty = (queues: Queues, device: string, queue: string, penalty: number): boolean => {
  if (penalty < 0 && !queues.general.negative_penalty_invalid) return false;
  const found = places(queues, device, queue);
  for (const place of found) {
    place.member.penalty = penalty;
    queues.log.write('NONE', place.queue.name, device, 'PENALTY', penalty);
    tellMember(queues.kernel, events.QueueMemberPenalty, place.queue, place.member);
  }
  return found.length > 0;
};

/** Has a member rung while its device is in use, or not, in one queue or all. false: there is no such member. */
export const setRingInUse = (queues: Queues, device: string, queue: string, ringInUse: boolean): boolean => {
  const found = places(queues, device, queue);
  for (const place of found) {
    place.member.ringInUse = ringInUse;
    queues.log.write('NONE', place.queue.name, device, 'RINGINUSE', ringInUse ? 1 : 0);
    tellMember(queues.kernel, events.QueueMemberRinginuse, place.queue, place.member);
  }
  return found.length > 0;
};

/** Gives a waiting caller another priority; `immediate` moves the caller to the place that goes with it. */
export const changePriority = (
  queues: Queues,
  name: string,
  channel: string,
  priority: number,
  immediate: boolean,
): 'ok' | 'noQueue' | 'noCaller' => {
  const queue = queues.get(name);
  if (!queue) return 'noQueue';
  const caller = queue.caller(channel);
  if (!caller) return 'noCaller';
  if (immediate) queue.changePriority(caller, priority);
  else caller.priority = priority;
  return 'ok';
};

/** Asks for a waiting caller to leave the queue. */
export const withdraw = (
  queues: Queues,
  name: string,
  channel: string,
  info: string,
): 'ok' | 'noQueue' | 'noCaller' | 'already' => {
  const queue = queues.get(name);
  if (!queue) return 'noQueue';
  const caller = queue.caller(channel);
  if (!caller) return 'noCaller';
  if (caller.withdrawn) return 'already';
  caller.withdrawn = { info };
  caller.channel.wake();
  return 'ok';
};

/** Sets the counters of one queue, or of all (`name` empty), and of their members to zero. */
export const resetStatistics = (queues: Queues, name: string): void => {
  for (const queue of queues.list()) {
    if (name !== '' && queue.name.toLowerCase() !== name.toLowerCase()) continue;
    queue.statistics.reset();
    for (const member of queue.members()) Object.assign(member, { calls: 0, lastCall: 0 });
  }
};

/** How a member is named in the records of its coming and going. */
export const agentName = ({ general }: Queues, device: string, name: string): string =>
  general.log_membername_as_agent && name !== '' ? name : device;
