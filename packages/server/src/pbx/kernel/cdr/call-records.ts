import type { Bridge } from '../bridge.js';
import type { CallObserver } from '../call-observers.js';
import type { Channel } from '../channel.js';
import type { ChannelFacts } from '../channel-snapshot.js';
import type { Kernel } from '../kernel.js';
import { pairUp } from './bridge-pairs.js';
import { CallRecord, dispositionOfDial, Party } from './call-record.js';
import { PostOffice } from './post-office.js';
import type { RecordFacts } from './record-facts.js';
import { type CdrSettings, defaultCdrSettings } from './settings.js';

/** How ForkCDR wants its new record. */
export interface ForkOptions {
  /** The answer is now; or both start and answer are. */
  readonly setAnswer?: boolean;
  readonly reset?: boolean;
  /** The record so far comes to its end. */
  readonly finish?: boolean;
  readonly keepVariables?: boolean;
}

/**
 * Call detail records: one chain of records for each channel, kept from what happens to it, and posted when it ends.
 * As in Asterisk since 12: whoever dials or is first in a bridge is the first party of a record, and each party that
 * it meets has a record of its own with it.
 */
export class CallRecords implements CallObserver {
  readonly post: PostOffice;
  /** Whether each step is told in the log. */
  debug = false;
  readonly #kernel: Kernel;
  #settings: CdrSettings = defaultCdrSettings;
  readonly #chains = new Map<Channel, CallRecord[]>();
  /** The records in which a channel may be the second party. */
  readonly #asSecond = new Map<Channel, Set<CallRecord>>();
  #sequence = 0;
  #stopObserving: (() => void) | undefined;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    this.post = new PostOffice(kernel);
  }

  get settings(): CdrSettings {
    return this.#settings;
  }

  /** Takes settings over; calls that are on their way keep the records they have. */
  configure(settings: CdrSettings): void {
    this.#settings = settings;
    this.debug = settings.debug;
    if (settings.enable) this.#stopObserving ??= this.#kernel.callObservers.add(this);
    else this.#endObserving();
    this.post.schedule(settings);
  }

  close(): void {
    this.#endObserving();
    this.post.close(this.#settings.safeShutdown);
  }

  #endObserving(): void {
    this.#stopObserving?.();
    this.#stopObserving = undefined;
    this.#chains.clear();
    this.#asSecond.clear();
  }

  get #now(): number {
    return this.#kernel.clock.now();
  }

  /** All records of calls that last, by channel in the order in which the channels were made. */
  active(): IterableIterator<readonly [Channel, readonly CallRecord[]]> {
    return this.#chains.entries();
  }

  of(channel: Channel): readonly CallRecord[] {
    return this.#chains.get(channel) ?? [];
  }

  /** The newest record of a channel as it is now. */
  current(channel: Channel): RecordFacts | undefined {
    return this.of(channel).at(-1)?.facts(this.#now, this.#settings);
  }

  // --- what happens -------------------------------------------------------------------------------------------

  channelChanged(channel: Channel, before: ChannelFacts | undefined): void {
    if (!before) {
      const record = this.#create(channel);
      record.disabled = !this.#settings.channelDefaultEnabled;
      record.follow(this.#now, this.#settings);
      this.#chains.set(channel, [record]);
      return;
    }
    const chain = this.#chains.get(channel);
    if (!chain) return;
    let wanted = false;
    for (const record of chain) wanted = this.#change(record, before) || wanted;
    if (!wanted && this.#beginsAnew(channel, before)) this.#append(channel, chain).follow(this.#now, this.#settings);
  }

  /** Whether the record takes what its channel does. */
  #change(record: CallRecord, before: ChannelFacts): boolean {
    const { channel } = record.a;
    if (record.phase === 'closed') return false;
    if (record.phase === 'dialed' && movedOn(before, channel)) {
      if (record.b) {
        this.#close(record);
        return false;
      }
      record.phase = 'alone';
    }
    record.follow(this.#now, this.#settings);
    return true;
  }

  /** Where all records are closed, a new application is a new record, but for what belongs to the end of the call. */
  #beginsAnew(channel: Channel, before: ChannelFacts): boolean {
    if (channel.inHangup && this.#settings.endBeforeHExten) return false;
    return channel.application !== '' && channel.application !== before.application;
  }

  channelEnded(channel: Channel): void {
    for (const record of this.#asSecond.get(channel) ?? [])
      if (record.phase !== 'closed' && record.b?.channel === channel) this.#close(record);
    this.#asSecond.delete(channel);
    const chain = this.#chains.get(channel);
    if (!chain) return;
    this.#chains.delete(channel);
    for (const record of chain) {
      this.#close(record);
      this.#forgetSecond(record);
    }
    const now = this.#now;
    const posted = chain
      .filter((record) => record.worthPosting && !record.disabled)
      .map((record) => record.facts(now, this.#settings));
    this.post.take(posted.filter(isWanted(this.#settings)), this.#settings);
  }

  dialBegan(caller: Channel | undefined, called: Channel): void {
    if (this.#settings.ignoreDialChanges) return;
    const first = caller ?? called;
    const chain = this.#chains.get(first);
    if (!chain) return;
    let taken = false;
    for (const record of [...chain]) {
      if (record.phase === 'dialed') this.#close(record);
      else if (record.phase === 'alone') {
        this.#dial(record, caller, called);
        taken = true;
      }
    }
    if (!taken) this.#dial(this.#append(first, chain), caller, called);
  }

  #dial(record: CallRecord, caller: Channel | undefined, called: Channel): void {
    record.follow(this.#now, this.#settings);
    record.phase = 'dialing';
    if (!caller) return;
    record.dial(called);
    this.noteSecond(record);
  }

  dialEnded(caller: Channel | undefined, called: Channel, status: string): void {
    if (this.#settings.ignoreDialChanges) return;
    for (const record of this.#chains.get(caller ?? called) ?? []) {
      if (record.phase !== 'dialing' || (record.b && record.b.channel !== called)) continue;
      record.disposition = dispositionOfDial(status, this.#settings);
      if (status === 'ANSWER') record.phase = 'dialed';
      else this.#close(record);
    }
  }

  bridgeEntered(bridge: Bridge, channel: Channel): void {
    const chain = this.#chains.get(channel);
    if (!chain || this.#settings.ignoreStateChanges) return;
    pairUp(this, bridge, chain);
  }

  bridgeLeft(bridge: Bridge, channel: Channel): void {
    if (this.#settings.ignoreStateChanges) return;
    for (const record of this.#chains.get(channel) ?? [])
      if (record.phase === 'bridged' && record.bridge === bridge) this.#close(record);
    for (const record of this.#asSecond.get(channel) ?? [])
      if (record.phase === 'bridged' && record.bridge === bridge && record.b?.channel === channel) this.finish(record);
  }

  // --- what the dialplan wants --------------------------------------------------------------------------------

  setVariable(channel: Channel, name: string, value: string): void {
    this.#eachOpen(channel, (party) => {
      if (value === '') party.variables.delete(name.toLowerCase());
      else party.variables.set(name.toLowerCase(), value);
    });
  }

  setUserfield(channel: Channel, userfield: string): void {
    this.#eachOpen(channel, (party) => {
      party.userfield = userfield;
    });
    for (const record of this.#asSecond.get(channel) ?? [])
      if (record.phase !== 'closed' && record.b?.channel === channel) record.b.userfield = userfield;
  }

  /** A closed record is left alone, unless it is the newest. */
  #eachOpen(channel: Channel, change: (party: Party) => void): void {
    const chain = this.of(channel);
    for (const record of chain) if (record.phase !== 'closed' || record === chain.at(-1)) change(record.a);
  }

  /** false: the channel has no records. */
  setDisabled(channel: Channel, disabled: boolean): boolean {
    const chain = this.#chains.get(channel);
    for (const record of chain ?? []) if (record.phase !== 'closed') record.disabled = disabled;
    return chain !== undefined;
  }

  setPreferred(channel: Channel, preferred: boolean): boolean {
    const chain = this.#chains.get(channel);
    for (const record of chain ?? []) if (record.phase !== 'closed') record.a.preferred = preferred;
    return chain !== undefined;
  }

  /** false: there is nothing that could be forked. */
  fork(channel: Channel, options: ForkOptions): boolean {
    const chain = this.#chains.get(channel);
    const last = chain?.at(-1);
    if (!chain || !last || last.phase === 'closed') return false;
    const record = this.#append(channel, chain);
    record.continueFrom(last, options.keepVariables ?? false);
    if (last.b) this.noteSecond(record);
    if (options.reset) {
      record.start = this.#now;
      record.answer = undefined;
      record.noticeAnswer(this.#now);
    } else if (options.setAnswer && channel.state === 'Up') record.answer = this.#now;
    if (options.finish) for (const one of chain) if (one !== record) this.#close(one);
    return true;
  }

  /** Begins the records of a channel anew. false: it has none. */
  reset(channel: Channel, keepVariables: boolean): boolean {
    const chain = this.#chains.get(channel);
    for (const record of chain ?? []) if (record.phase !== 'closed') record.reset(this.#now, keepVariables);
    return chain !== undefined;
  }

  // --- records ------------------------------------------------------------------------------------------------

  #create(channel: Channel, like?: CallRecord): CallRecord {
    return new CallRecord(channel, this.#sequence++, this.#now, like);
  }

  #append(channel: Channel, chain: CallRecord[]): CallRecord {
    const record = this.#create(channel, chain.at(-1));
    chain.push(record);
    return record;
  }

  /** A further record of a channel. */
  append(channel: Channel): CallRecord | undefined {
    const chain = this.#chains.get(channel);
    return chain && this.#append(channel, chain);
  }

  /** A further record of a channel that is in a bridge already, with another party. */
  addPair(record: CallRecord, other: Party): void {
    const { channel } = record.a;
    const chain = this.#chains.get(channel);
    if (!chain) return;
    const next = this.#append(channel, chain);
    next.b = new Party(other.channel, other);
    next.bridge = record.bridge;
    next.phase = 'bridged';
    this.noteSecond(next);
  }

  finish(record: CallRecord): void {
    record.finish(this.#now, this.#settings);
  }

  noteSecond(record: CallRecord): void {
    if (!record.b) return;
    const { channel } = record.b;
    const records = this.#asSecond.get(channel);
    if (records) records.add(record);
    else if (!channel.hungUp) this.#asSecond.set(channel, new Set([record]));
  }

  #forgetSecond(record: CallRecord): void {
    if (record.b) this.#asSecond.get(record.b.channel)?.delete(record);
  }

  #close(record: CallRecord): void {
    record.close(this.#now, this.#settings);
  }
}

const movedOn = (before: ChannelFacts, { application, priority, exten, context }: Channel): boolean =>
  (before.application === '' && application !== '') ||
  before.priority !== priority ||
  before.exten !== exten ||
  before.context !== context;

const isWanted =
  ({ unanswered }: CdrSettings) =>
  ({ disposition, channel, dstChannel }: RecordFacts): boolean =>
    unanswered ||
    (channel !== '' && dstChannel !== '') ||
    disposition === 'ANSWERED' ||
    disposition === 'CONGESTION' ||
    disposition === 'CANCEL';
