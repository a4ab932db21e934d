import { events } from '@amiable/protocol';
import type { DeviceState } from '../../kernel/device-state.js';
import { caseBlindHash, inBucketOrder } from '../../kernel/hash-order.js';
import type { Kernel } from '../../kernel/kernel.js';
import { tellMember } from './events.js';
import { isAvailable, type Member, memberOf } from './member.js';
import { devicesOf, isHint, stateOf } from './member-state.js';
import { PersistentMembers } from './persistent-members.js';
import { Queue } from './queue.js';
import { QueueLog } from './queue-log.js';
import type { QueueRule } from './queue-rules.js';
import type { QueueGeneral } from './queue-settings.js';
import type { QueueConfig, QueuesConfig } from './queues-conf.js';

/** Buckets of the reference's table of queues. */
const queueBuckets = 53;

/** A member in its queue. */
export interface Place {
  readonly queue: Queue;
  readonly member: Member;
}

/** What of queues.conf is put in force. */
export interface ConfiguredParts {
  readonly parameters: boolean;
  readonly members: boolean;
  /** The only queue that is touched; all if empty. */
  readonly queue: string;
}
const allParts: ConfiguredParts = { parameters: true, members: true, queue: '' };

/** All queues, their members kept at the state of their devices. */
export class Queues {
  readonly kernel: Kernel;
  readonly log = new QueueLog();
  readonly #kept: PersistentMembers;
  readonly #queues = new Map<string, Queue>();
  readonly #stopListening: () => void;
  /** The members of all queues by the device whose state is theirs, and those that go by a hint. */
  readonly #byDevice = new Map<string, readonly Place[]>();
  #hinted: readonly Place[] = [];
  /** By interface. */
  readonly #byInterface = new Map<string, readonly Place[]>();
  /** How many callers ring a device. */
  readonly #rung = new Map<string, number>();
  rules: readonly QueueRule[] = [];
  general: QueueGeneral;
  /** From 0 to below 1; a test may give its own. */
  random: () => number = Math.random;

  constructor(kernel: Kernel, general: QueueGeneral) {
    this.kernel = kernel;
    this.general = general;
    this.#kept = new PersistentMembers(kernel);
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

  /** The queues of which something is a member, in no order. */
  placesOf(device: string): readonly Place[] {
    return this.#byInterface.get(device.toLowerCase()) ?? [];
  }

  /** The rule of a name, whatever its case. */
  rule(name: string): QueueRule | undefined {
    return this.rules.find((one) => one.name.toLowerCase() === name.toLowerCase());
  }

  /** Seconds since the epoch. */
  now(): number {
    return Math.trunc(this.kernel.clock.now() / 1000);
  }

  // --- configuration ------------------------------------------------------------------------------------------

  /**
   * Puts queues.conf in force, or some parts of it, or what it says of one queue. Queues and members that stay keep what
   * they have counted and their pause.
   */
  configure({ general, queues }: QueuesConfig, { parameters, members, queue: only }: ConfiguredParts = allParts): void {
    const counts = (name: string) => only === '' || name.toLowerCase() === only.toLowerCase();
    const names = new Set(queues.map(({ name }) => name.toLowerCase()));
    if (parameters) {
      this.general = general;
      for (const [key, queue] of this.#queues) if (!names.has(key) && counts(key)) this.#remove(key, queue);
    }
    for (const config of queues) {
      if (!counts(config.name)) continue;
      if (parameters) this.#configureOne(config);
      if (members) this.#configureMembers(config);
    }
    this.#index();
  }

  /** Lets go of all that it holds. */
  stop(): void {
    this.#stopListening();
    for (const [key, queue] of this.#queues) this.#remove(key, queue);
    this.#index();
  }

  #configureOne({ name, settings }: QueueConfig): void {
    const { deviceStates } = this.kernel;
    let queue = this.get(name);
    if (queue) queue.settings = settings;
    else {
      queue = new Queue(name, settings);
      this.#queues.set(name.toLowerCase(), queue);
      // as in the reference, nobody counts as available until a member's device tells its state
      deviceStates.set(availability(queue), 'INUSE');
    }
  }

  #configureMembers({ name, settings, members }: QueueConfig): void {
    const queue = this.get(name);
    if (!queue) return;
    const kept = new Set(members.map((member) => member.interface.toLowerCase()));
    for (const member of queue.members())
      if (member.membership === 'static' && !kept.has(member.interface.toLowerCase())) this.#forget(queue, member);
    for (const line of members)
      this.#configureMember(queue, memberOf(line, settings, stateOf(this.kernel, line.stateInterface), this.now()));
  }

  #configureMember(queue: Queue, wanted: Member): void {
    const { name, penalty, stateInterface, ringInUse, wrapupTime, status } = wanted;
    const member = queue.member(wanted.interface);
    if (member) Object.assign(member, { name, penalty, stateInterface, ringInUse, wrapupTime, status });
    else queue.add(wanted);
    this.tellPause(queue, member ?? wanted);
  }

  #remove(key: string, queue: Queue): void {
    for (const member of queue.members()) this.#forget(queue, member);
    this.kernel.deviceStates.forget(availability(queue));
    this.#queues.delete(key);
  }

  #forget(queue: Queue, member: Member): void {
    queue.remove(member);
    this.kernel.deviceStates.forget(pauseOf(queue, member));
  }

  // --- members that come and go -------------------------------------------------------------------------------

  /** Takes a member into a queue and tells it (QueueMemberAdded). @param keep false for one that is kept already */
  addMember(queue: Queue, member: Member, keep = true): void {
    queue.add(member);
    this.#index();
    this.tellPause(queue, member);
    tellMember(this.kernel, events.QueueMemberAdded, queue, member);
    if (isAvailable(member, queue.settings, this.now())) this.tellAvailability(queue);
    if (keep) this.#keep(queue);
  }

  /** Has the members that were added stay for the next start, where queues.conf wants that. */
  #keep(queue: Queue): void {
    if (this.general.persistentmembers) this.#kept.keep(queue);
  }

  /** Takes a member out of a queue and tells it (QueueMemberRemoved). */
  removeMember(queue: Queue, member: Member): void {
    tellMember(this.kernel, events.QueueMemberRemoved, queue, member);
    queue.remove(member);
    this.#index();
    this.kernel.deviceStates.set(pauseOf(queue, member), 'NOT_INUSE');
    this.tellAvailability(queue);
    this.#keep(queue);
  }

  /** Pauses a member of one queue, or ends the pause, and tells it (QueueMemberPause). */
  pauseMember(queue: Queue, member: Member, paused: boolean, reason: string): void {
    const reasonChanges = paused && member.paused && member.pausedReason !== reason;
    if (reasonChanges && this.general.log_unpause_on_reason_change)
      this.log.write('NONE', queue.name, member.name, 'UNPAUSE', reason);
    member.paused = paused;
    if (paused) member.lastPause = this.now();
    member.pausedReason = reason;
    this.tellPause(queue, member);
    this.#keep(queue);
    this.tellAvailability(queue);
    this.log.write('NONE', queue.name, member.name, paused ? 'PAUSE' : 'UNPAUSE', reason);
    tellMember(this.kernel, events.QueueMemberPause, queue, member);
  }

  // --- calls --------------------------------------------------------------------------------------------------

  /** Notes that a device is being rung, or is not any more. */
  ringing(device: string, begins: boolean): void {
    const key = device.toLowerCase();
    const count = (this.#rung.get(key) ?? 0) + (begins ? 1 : -1);
    if (count > 0) this.#rung.set(key, count);
    else this.#rung.delete(key);
  }

  /** Whether a queue rings it now. */
  isRung(device: string): boolean {
    return this.#rung.has(device.toLowerCase());
  }

  /** Whether a queue of a higher weight has more callers than members for them, this one among those. */
  isWantedElsewhere(queue: Queue, member: Member): boolean {
    const now = this.now();
    return this.placesOf(member.interface).some(
      ({ queue: other }) =>
        other !== queue &&
        other.settings.weight > queue.settings.weight &&
        other.callers.length > 0 &&
        other.callers.length >= other.available(now),
    );
  }

  /** A member's call is over: counts it in the queue, and the member's in all of its queues where they share that. */
  completed(queue: Queue, member: Member, seconds: number, inTime: boolean): void {
    const now = this.now();
    const shared = this.general.shared_lastcall ? this.placesOf(member.interface).map((place) => place.member) : [];
    for (const one of new Set([member, ...shared])) {
      one.lastCall = now;
      one.calls += 1;
      one.inCall = false;
    }
    queue.statistics.complete(seconds, inTime);
  }

  /** Has `Queue:name` tell whether somebody waits. */
  tellWaiting(queue: Queue): void {
    this.kernel.deviceStates.set(`Queue:${queue.name}`, queue.callers.length > 0 ? 'RINGING' : 'NOT_INUSE');
  }

  /** Has `Queue:name_pause_member` tell whether a member is paused. */
  tellPause(queue: Queue, member: Member): void {
    this.kernel.deviceStates.set(pauseOf(queue, member), member.paused ? 'INUSE' : 'NOT_INUSE');
  }

  /** Has `Queue:name_avail` tell whether anybody could be rung now. */
  tellAvailability(queue: Queue): void {
    const now = this.now();
    const available = queue.members().some((member) => isAvailable(member, queue.settings, now));
    this.kernel.deviceStates.set(availability(queue), available ? 'NOT_INUSE' : 'INUSE');
  }

  // --- devices ------------------------------------------------------------------------------------------------

  #deviceChanged(device: string, state: DeviceState): void {
    const changed = device.toLowerCase();
    const plain = this.#byDevice.get(changed) ?? [];
    const hinted = this.#hinted.filter(({ member }) => this.#hangsOn(member, changed));
    if (plain.length === 0 && hinted.length === 0) return;
    const places = [...plain, ...hinted];
    // one whose device is let go of at the end of a call is told when that call has been counted
    if (state === 'NOT_INUSE' && places.some(({ member }) => member.inCall))
      setImmediate(() => this.#renewAll(places.filter(({ queue }) => this.get(queue.name) === queue)));
    else this.#renewAll(places, plain.length > 0 ? state : undefined);
  }

  /** @param state of all that do not go by a hint, where it is known */
  #renewAll(places: readonly Place[], state?: DeviceState): void {
    for (const { queue, member } of places) {
      const known = isHint(member.stateInterface) ? undefined : state;
      this.#renew(queue, member, known ?? stateOf(this.kernel, member.stateInterface));
    }
    for (const queue of new Set(places.map((place) => place.queue))) this.tellAvailability(queue);
  }

  #hangsOn({ stateInterface }: Member, device: string): boolean {
    return devicesOf(this.kernel, stateInterface).some((one) => one.toLowerCase() === device);
  }

  /** Every call changes devices, so that finding their members must not take long. */
  #index(): void {
    const places = this.list().flatMap((queue) => queue.members().map((member) => ({ queue, member })));
    this.#hinted = places.filter(({ member }) => isHint(member.stateInterface));
    this.#byDevice.clear();
    this.#byInterface.clear();
    for (const place of places) {
      enter(this.#byInterface, place.member.interface, place);
      if (!isHint(place.member.stateInterface))
        for (const device of devicesOf(this.kernel, place.member.stateInterface)) enter(this.#byDevice, device, place);
    }
  }

  #renew(queue: Queue, member: Member, state: DeviceState): void {
    if (member.status === state) return;
    member.status = state;
    tellMember(this.kernel, events.QueueMemberStatus, queue, member);
  }

  /** The hints of the dialplan may come after the members that go by them. */
  renewHinted(): void {
    for (const { queue, member } of this.#hinted) {
      this.#renew(queue, member, stateOf(this.kernel, member.stateInterface));
    }
  }
}

const enter = (index: Map<string, readonly Place[]>, name: string, place: Place): void => {
  const key = name.toLowerCase();
  index.set(key, [...(index.get(key) ?? []), place]);
};

const availability = ({ name }: Queue): string => `Queue:${name}_avail`;
const pauseOf = ({ name }: Queue, member: Member): string => `Queue:${name}_pause_${member.interface}`;
