import type { EventDefinition, events } from '@amiable/protocol';
import { deviceStateNumber } from '../../kernel/device-state.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { Member } from './member.js';
import type { Queue } from './queue.js';

/** What events and lists tell alike of a member. */
export const memberState = (member: Member) => ({
  StateInterface: member.stateInterface,
  Membership: member.membership,
  Penalty: member.penalty,
  CallsTaken: member.calls,
  LastCall: member.lastCall,
  LastPause: member.lastPause,
  LoginTime: member.loginTime,
  InCall: member.inCall ? 1 : 0,
  Status: deviceStateNumber(member.status),
  Paused: member.paused ? 1 : 0,
  PausedReason: member.pausedReason,
  Wrapuptime: member.wrapupTime,
});

/** What the QueueMember… events tell of a member. */
const memberHeaders = (queue: Queue, member: Member) => ({
  Queue: queue.name,
  MemberName: member.name,
  Interface: member.interface,
  Ringinuse: member.ringInUse ? 1 : 0,
  ...memberState(member),
});

/** An event that tells of a member: QueueMemberAdded, QueueMemberPause and their like, all with the same headers. */
type MemberEvent = EventDefinition<typeof events.QueueMemberStatus.fields>;

/** Tells a member as it is now. */
export const tellMember = (kernel: Kernel, event: MemberEvent, queue: Queue, member: Member): void =>
  kernel.events.publish(event, memberHeaders(queue, member));
