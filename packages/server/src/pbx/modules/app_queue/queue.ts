import { inBucketOrder } from '../../kernel/hash-order.js';
import type { Caller } from './caller.js';
import { isAvailable, type Member, memberBuckets, memberHash } from './member.js';
import type { QueueSettings, Strategy } from './queue-settings.js';
import { Statistics } from './queue-statistics.js';
import type { Round } from './strategies.js';

/** A queue: its settings, its members, those who wait, and what it has counted. */
export class Queue {
  readonly name: string;
  settings: QueueSettings;
  readonly statistics = new Statistics();
  /** Where strategies that go round stand. */
  readonly round: Round = { next: 0, more: false };
  readonly #members = new Map<string, Member>();
  #callers: readonly Caller[] = [];
  #ordered: { readonly strategy: Strategy; readonly members: readonly Member[] } | undefined;

  constructor(name: string, settings: QueueSettings) {
    this.name = name;
    this.settings = settings;
  }

  // --- members ------------------------------------------------------------------------------------------------

  /** A member by what is dialled, whatever its case. */
  member(device: string): Member | undefined {
    return this.#members.get(device.toLowerCase());
  }

  add(member: Member): void {
    this.#ordered = undefined;
    this.#members.set(member.interface.toLowerCase(), member);
  }

  remove(member: Member): void {
    this.#ordered = undefined;
    this.#members.delete(member.interface.toLowerCase());
  }

  /** The members in the reference's order: as they came where the strategy goes by order, otherwise by a hash. */
  members(): readonly Member[] {
    const { strategy } = this.settings;
    if (this.#ordered?.strategy !== strategy) this.#ordered = { strategy, members: this.#inOrder(strategy) };
    return this.#ordered.members;
  }

  #inOrder(strategy: Strategy): readonly Member[] {
    if (strategy === 'linear' || strategy === 'rrordered') return [...this.#members.values()];
    return inBucketOrder(this.#members.values(), memberHash, memberBuckets);
  }

  /** The members in the order in which they came, for strategies that go round. */
  membersAsTheyCame(): readonly Member[] {
    return [...this.#members.values()];
  }

  get memberCount(): number {
    return this.#members.size;
  }

  /**
   * How many callers could be served now; no more than one where the queue hands out one caller at a time.
   * @param now seconds since the epoch
   */
  available(now: number): number {
    const one = !this.settings.autofill || this.settings.strategy === 'ringall';
    let count = 0;
    for (const member of this.members()) {
      if (isAvailable(member, this.settings, now)) count += 1;
      if (one && count > 0) break;
    }
    return count;
  }

  // --- those who wait -----------------------------------------------------------------------------------------

  /** In their order. */
  get callers(): readonly Caller[] {
    return this.#callers;
  }

  /** Somebody who waits, by the name of the channel. */
  caller(channel: string): Caller | undefined {
    return this.#callers.find((one) => one.channel.name === channel);
  }

  /** Puts a caller behind all whose priority is not lower, or where `at` says (from 1) among those of the same priority. */
  join(caller: Caller, at?: number): void {
    this.#insert(caller, at);
  }

  leave(caller: Caller): void {
    this.#callers = this.#callers.filter((one) => one !== caller);
    this.#number();
  }

  /** Gives a caller another priority, and the place that goes with it. */
  changePriority(caller: Caller, priority: number): void {
    this.#callers = this.#callers.filter((one) => one !== caller);
    caller.priority = priority;
    this.#insert(caller, undefined);
  }

  #insert(caller: Caller, at: number | undefined): void {
    const index = placeFor(this.#callers, caller.priority, at);
    this.#callers = [...this.#callers.slice(0, index), caller, ...this.#callers.slice(index)];
    this.#number();
  }

  #number(): void {
    this.#callers.forEach((caller, index) => {
      caller.position = index + 1;
    });
  }
}

/**
 * Where a caller of a priority belongs.
 * @param at the place that is wished for, from 1; it counts only behind those of a higher priority
 */
export const placeFor = (callers: readonly Caller[], priority: number, at: number | undefined): number => {
  const lower = callers.findIndex((one) => one.priority < priority);
  const last = lower < 0 ? callers.length : lower;
  if (at === undefined) return last;
  const first = callers.findIndex((one) => one.priority <= priority);
  return Math.min(last, Math.max(at - 1, first < 0 ? callers.length : first));
};
