import { events } from '@amiable/protocol';
import { type DeviceState, deviceStateNumber } from '../../kernel/device-state.js';
import { caseBlindHash, inBucketOrder } from '../../kernel/hash-order.js';
import type { Kernel } from '../../kernel/kernel.js';
import { devicesOf, isHint, stateOf } from './member-state.js';
import { isAvailable, type Member, memberOf, Queue } from './queue.js';
import type { QueueRule } from './queue-rules.js';
import type { QueueConfig, QueuesConfig } from './queues-conf.js';

/** Buckets of the reference's table of queues. */
const queueBuckets = 53;

/** A member in its queue. */
interface Place {
  readonly queue: Queue;
  readonly member: Member;
}

/** All queues, their members kept at the state of their devices. */
export class Queues {
  readonly #kernel: Kernel;
  readonly #queues = new Map<string, Queue>();
  readonly #stopListening: () => void;
  /** The members of all queues by the device whose state is theirs, and those that go by a hint. */
  readonly #byDevice = new Map<string, readonly Place[]>();
  #hinted: readonly Place[] = [];
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
    this.#index();
  }

  /** Lets go of all that it holds. */
  stop(): void {
    this.#stopListening();
    for (const [key, queue] of this.#queues) this.#remove(key, queue);
    this.#index();
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
      this.#configureMember(queue, memberOf(line, settings, stateOf(this.#kernel, line.stateInterface), this.#now()));
  }

  #configureMember(queue: Queue, wanted: Member): void {
    const { name, penalty, stateInterface, ringInUse, wrapupTime, status } = wanted;
    const member = queue.member(wanted.interface);
    if (member) Object.assign(member, { name, penalty, stateInterface, ringInUse, wrapupTime, status });
    else queue.add(wanted);
    const { paused } = member ?? wanted;
    this.#kernel.deviceStates.set(pauseOf(queue, wanted), paused ? 'INUSE' : 'NOT_INUSE');
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
    const changed = device.toLowerCase();
    const plain = this.#byDevice.get(changed) ?? [];
    const hinted = this.#hinted.filter(({ member }) => this.#hangsOn(member, changed));
    if (plain.length === 0 && hinted.length === 0) return;
    for (const { queue, member } of plain) this.#renew(queue, member, state);
    for (const { queue, member } of hinted) this.#renew(queue, member, stateOf(this.#kernel, member.stateInterface));
    for (const queue of new Set([...plain, ...hinted].map((place) => place.queue))) this.#tellAvailability(queue);
  }

  #hangsOn({ stateInterface }: Member, device: string): boolean {
    return devicesOf(this.#kernel, stateInterface).some((one) => one.toLowerCase() === device);
  }

  /** Every call changes devices, so that finding their members must not take long. */
  #index(): void {
    const places = this.list().flatMap((queue) => queue.members().map((member) => ({ queue, member })));
    this.#hinted = places.filter(({ member }) => isHint(member.stateInterface));
    this.#byDevice.clear();
    for (const place of places) {
      if (isHint(place.member.stateInterface)) continue;
      for (const device of devicesOf(this.#kernel, place.member.stateInterface)) {
        const key = device.toLowerCase();
        this.#byDevice.set(key, [...(this.#byDevice.get(key) ?? []), place]);
      }
    }
  }

  #renew(queue: Queue, member: Member, state: DeviceState): void {
    member.status = state;
    this.#kernel.events.publish(events.QueueMemberStatus, memberHeaders(queue, member));
  }

  /** The hints of the dialplan may come after the members that go by them. */
  renewHinted(): void {
    for (const { queue, member } of this.#hinted) {
      const state = stateOf(this.#kernel, member.stateInterface);
      if (state !== member.status) this.#renew(queue, member, state);
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
