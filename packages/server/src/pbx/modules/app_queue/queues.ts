import { events } from '@amiable/protocol';
import { type DeviceState, deviceStateNumber } from '../../kernel/device-state.js';
import { caseBlindHash, inBucketOrder } from '../../kernel/hash-order.js';
import type { Kernel } from '../../kernel/kernel.js';
import { isAvailable, type Member, memberOf, Queue } from './queue.js';
import type { QueueRule } from './queue-rules.js';
import type { QueueConfig, QueuesConfig } from './queues-conf.js';

/** Buckets of the reference's table of queues. */
const queueBuckets = 53;

/** All queues, their members kept at the state of their devices. */
export class Queues {
  readonly #kernel: Kernel;
  readonly #queues = new Map<string, Queue>();
  readonly #stopListening: () => void;
  rules: readonly QueueRule[] = [];

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    this.#stopListening = kernel.deviceStates.subscribe((device, state) => this.#deviceChanged(device, state));
  }

  /** In the reference's order. */
  list(): readonly Queue[] {
    return inBucketOrder(this.#queues.values(), ({ name }) => caseBlindHash(name), queueBuckets);
  }

  /** A queue by its name, whatever its case. */
  get(name: string): Queue | undefined {
    return this.#queues.get(name.toLowerCase());
  }

  /** Puts queues.conf in force. Queues and members that stay keep what they have counted and their pause. */
  configure({ queues }: QueuesConfig): void {
    const names = new Set(queues.map(({ name }) => name.toLowerCase()));
    for (const [key, queue] of this.#queues) if (!names.has(key)) this.#remove(key, queue);
    for (const config of queues) this.#configureOne(config);
  }

  /** Lets go of all that it holds. */
  stop(): void {
    this.#stopListening();
    for (const [key, queue] of this.#queues) this.#remove(key, queue);
  }

  #configureOne({ name, settings, members }: QueueConfig): void {
    const { deviceStates } = this.#kernel;
    let queue = this.get(name);
    if (queue) queue.settings = settings;
    else {
      queue = new Queue(name, settings);
      this.#queues.set(name.toLowerCase(), queue);
      // as in the reference, nobody counts as available until a member's device tells its state
      deviceStates.set(availability(queue), 'INUSE');
    }
    const kept = new Set(members.map((member) => member.interface.toLowerCase()));
    for (const member of queue.members())
      if (member.membership === 'static' && !kept.has(member.interface.toLowerCase()))
        this.#removeMember(queue, member);
    for (const line of members)
      this.#configureMember(queue, memberOf(line, settings, this.#stateOf(line), this.#now()));
  }

  #configureMember(queue: Queue, wanted: Member): void {
    const { name, penalty, stateInterface, ringInUse, wrapupTime, status } = wanted;
    const member = queue.member(wanted.interface);
    if (member) Object.assign(member, { name, penalty, stateInterface, ringInUse, wrapupTime, status });
    else queue.add(wanted);
    const { paused } = member ?? wanted;
    this.#kernel.deviceStates.set(pauseOf(queue, wanted), paused ? 'INUSE' : 'NOT_INUSE');
  }

  #stateOf({ stateInterface }: { readonly stateInterface: string }): DeviceState {
    return this.#kernel.deviceStates.get(stateInterface);
  }

  #remove(key: string, queue: Queue): void {
    for (const member of queue.members()) this.#removeMember(queue, member);
    this.#kernel.deviceStates.forget(availability(queue));
    this.#queues.delete(key);
  }

  #removeMember(queue: Queue, member: Member): void {
    queue.remove(member);
    this.#kernel.deviceStates.forget(pauseOf(queue, member));
  }

  #deviceChanged(device: string, state: DeviceState): void {
    // its own states are nobody's device, and a queue of many members tells many of them
    if (device.startsWith('Queue:')) return;
    const changed = device.toLowerCase();
    for (const queue of this.list()) {
      const members = queue.members().filter(({ stateInterface }) => deviceOf(stateInterface) === changed);
      for (const member of members) {
        member.status = state;
        this.#kernel.events.publish(events.QueueMemberStatus, memberHeaders(queue, member));
      }
      if (members.length > 0) this.#tellAvailability(queue);
    }
  }

  #tellAvailability(queue: Queue): void {
    const now = this.#now();
    const available = queue.members().some((member) => isAvailable(member, now));
    this.#kernel.deviceStates.set(availability(queue), available ? 'NOT_INUSE' : 'INUSE');
  }

  #now(): number {
    return Math.trunc(this.#kernel.clock.now() / 1000);
  }
}

const availability = ({ name }: Queue): string => `Queue:${name}_avail`;
const pauseOf = ({ name }: Queue, member: Member): string => `Queue:${name}_pause_${member.interface}`;

/** The device of an interface: what follows a second slash, as in `Local/601@default/n`, is no part of it. */
const deviceOf = (stateInterface: string): string => stateInterface.toLowerCase().split('/').slice(0, 2).join('/');

/** What the QueueMember… events tell of a member. */
const memberHeaders = (queue: Queue, member: Member) => ({
  Queue: queue.name,
  MemberName: member.name,
  Interface: member.interface,
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
  Ringinuse: member.ringInUse ? 1 : 0,
  Wrapuptime: member.wrapupTime,
});
