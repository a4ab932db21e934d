import type { DeviceState } from '../../kernel/device-state.js';
import { inBucketOrder } from '../../kernel/hash-order.js';
import type { QueueSettings } from './queue-settings.js';
import type { StaticMember } from './queues-conf.js';

/** Somebody, or something, that takes calls of a queue. */
export interface Member {
  /** What is dialled: `PJSIP/alice`. */
  readonly interface: string;
  name: string;
  stateInterface: string;
  readonly membership: 'static' | 'dynamic' | 'realtime';
  penalty: number;
  /** Calls taken in this queue. */
  calls: number;
  /** Seconds since the epoch; 0 for never. */
  lastCall: number;
  lastPause: number;
  readonly loginTime: number;
  inCall: boolean;
  status: DeviceState;
  paused: boolean;
  pausedReason: string;
  ringInUse: boolean;
  /** Seconds. */
  wrapupTime: number;
}

/** Buckets of the reference's table of members. */
const memberBuckets = 37;

/** The reference spreads members by the first five characters of their address, six bits each. */
const memberHash = ({ interface: device }: Member): number => {
  const slash = device.indexOf('/');
  const start = Math.max(slash, 0);
  let hash = 0;
  for (let at = 0; at < 5 && start + at < device.length; at += 1)
    hash = (hash + (sixBits(device.charCodeAt(start + at)) << (at * 6))) | 0;
  return Math.abs(hash);
};

const sixBits = (code: number): number => {
  if (code < 32 || code > 127) return 0;
  return code > 96 ? code - 64 : code - 32;
};

/** A queue: its settings, its members, and what it has counted. */
export class Queue {
  readonly name: string;
  settings: QueueSettings;
  /** Callers who waited and were connected. */
  completed = 0;
  completedInTime = 0;
  abandoned = 0;
  abandonedInTime = 0;
  /** Averages, in seconds. */
  holdTime = 0;
  talkTime = 0;
  readonly #members = new Map<string, Member>();

  constructor(name: string, settings: QueueSettings) {
    this.name = name;
    this.settings = settings;
  }

  /** A member by what is dialled, whatever its case. */
  member(device: string): Member | undefined {
    return this.#members.get(device.toLowerCase());
  }

  add(member: Member): void {
    this.#members.set(member.interface.toLowerCase(), member);
  }

  remove(member: Member): void {
    this.#members.delete(member.interface.toLowerCase());
  }

  /** The members in the reference's order: as they came where the strategy goes by order, otherwise by a hash. */
  members(): readonly Member[] {
    const { strategy } = this.settings;
    if (strategy === 'linear' || strategy === 'rrordered') return [...this.#members.values()];
    return inBucketOrder(this.#members.values(), memberHash, memberBuckets);
  }

  /** Percent of the answered calls that were answered in time. */
  get serviceLevel(): number {
    return this.completed === 0 ? 0 : (100 * this.completedInTime) / this.completed;
  }

  /** Percent of all calls that were answered in time, or given up within that time. */
  get serviceLevelOfAll(): number {
    const all = this.completed + this.abandoned;
    return all === 0 ? 0 : (100 * (this.completedInTime + this.abandonedInTime)) / all;
  }
}

/** Whether a member could be rung now. @param now seconds since the epoch */
export const isAvailable = (member: Member, now: number): boolean => {
  if (member.paused || member.status === 'INVALID' || member.status === 'UNAVAILABLE') return false;
  const free = member.status === 'NOT_INUSE' || member.status === 'UNKNOWN';
  if (!free && !member.ringInUse) return false;
  return !(member.lastCall > 0 && member.wrapupTime > 0 && now - member.lastCall < member.wrapupTime);
};

/** A member as a `member =>` line wants it. @param now seconds since the epoch */
export const memberOf = (line: StaticMember, settings: QueueSettings, status: DeviceState, now: number): Member => ({
  interface: line.interface,
  name: line.name,
  stateInterface: line.stateInterface,
  membership: 'static',
  penalty: line.penalty,
  calls: 0,
  lastCall: 0,
  lastPause: 0,
  loginTime: now,
  inCall: false,
  status,
  paused: line.paused,
  pausedReason: '',
  ringInUse: line.ringInUse ?? settings.ringinuse,
  wrapupTime: line.wrapupTime ?? 0,
});
