import type { DeviceState } from '../../kernel/device-state.js';
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
  /** Seconds; 0: as the queue has it. */
  wrapupTime: number;
}

/** Buckets of the reference's table of members. */
export const memberBuckets = 37;

/** The reference spreads members by the first five characters of their address, six bits each. */
export const memberHash = ({ interface: device }: Member): number => {
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

/** Whether a member rests after a call. @param now seconds since the epoch */
export const wrapsUp = (member: Member, { wrapuptime }: Pick<QueueSettings, 'wrapuptime'>, now: number): boolean => {
  const rest = member.wrapupTime || wrapuptime;
  return member.lastCall > 0 && rest > 0 && now - rest < member.lastCall;
};

/** Whether a member could be rung now. @param now seconds since the epoch */
export const isAvailable = (member: Member, settings: Pick<QueueSettings, 'wrapuptime'>, now: number): boolean => {
  if (member.paused || member.status === 'INVALID' || member.status === 'UNAVAILABLE') return false;
  const free = member.status === 'NOT_INUSE' || member.status === 'UNKNOWN';
  return (free || member.ringInUse) && !wrapsUp(member, settings, now);
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
  lastPause: line.paused ? now : 0,
  loginTime: now,
  inCall: false,
  status,
  paused: line.paused,
  pausedReason: '',
  ringInUse: line.ringInUse ?? settings.ringinuse,
  wrapupTime: line.wrapupTime ?? 0,
});
