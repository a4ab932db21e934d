import { Channel, type ChannelBeginnings } from './channel.js';
import { caseBlindHash, inBucketOrder } from './hash-order.js';
import type { Kernel } from './kernel.js';
import { readFunction, readVariable } from './substitute.js';

/** What a technology tells of a channel that it makes; what is left out the registry fills in. */
export interface NewChannel extends Omit<ChannelBeginnings, 'uniqueid' | 'linkedid'> {
  readonly uniqueid?: string | undefined;
  /** The channel whose call it belongs to. */
  readonly requestor?: Channel | undefined;
  readonly linkedid?: string | undefined;
}

/** Buckets of the reference's table of channels. */
const buckets = 1567;

/** All channels that there are. */
export class Channels {
  /** Names of the variables (or functions) that snapshots carry as `ChanVariable`. */
  snapshotVariables: readonly string[] = [];
  /** On how many channels the dialplan runs, and how often it has been started. */
  activeCalls = 0;
  processedCalls = 0;
  readonly #kernel: Kernel;
  readonly #byName = new Map<string, Channel>();
  readonly #byUniqueid = new Map<string, Channel>();
  #serial = 0;
  #pairSerial = 0;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  get size(): number {
    return this.#byName.size;
  }

  /** The next `<epoch>.<n>`, which counts over the life of the system. */
  nextUniqueid(): string {
    const epoch = Math.floor(this.#kernel.clock.now() / 1000);
    const { systemname } = this.#kernel.settings.options;
    return `${systemname === '' ? '' : `${systemname}-`}${epoch}.${this.#serial++}`;
  }

  /** The next eight digits behind the names of a pair of channels, whatever its technology. */
  nextPairSerial(): string {
    return (this.#pairSerial++).toString(16).padStart(8, '0');
  }

  /** Whether a client may still choose this unique id. */
  isFree(uniqueid: string): boolean {
    return !this.#byUniqueid.has(uniqueid);
  }

  /** Makes a channel, with an entry here. It is not told yet: `publish` does that. */
  create(start: NewChannel): Channel {
    const uniqueid = start.uniqueid || this.nextUniqueid();
    const { requestor } = start;
    const channel = new Channel(this.#kernel, {
      ...start,
      uniqueid,
      linkedid: start.linkedid ?? requestor?.linkedid ?? uniqueid,
      language: start.language ?? requestor?.language ?? this.#kernel.settings.options.defaultlanguage,
    });
    this.#byName.set(channel.name.toLowerCase(), channel);
    this.#byUniqueid.set(channel.uniqueid, channel);
    return channel;
  }

  remove(channel: Channel): void {
    this.#byName.delete(channel.name.toLowerCase());
    this.#byUniqueid.delete(channel.uniqueid);
  }

  /** A channel by its name (whatever its case) or its unique id. */
  get(nameOrUniqueid: string): Channel | undefined {
    return this.#byName.get(nameOrUniqueid.toLowerCase()) ?? this.#byUniqueid.get(nameOrUniqueid);
  }

  /** In the order in which they were made. */
  all(): Iterable<Channel> {
    return this.#byName.values();
  }

  /** In the order in which the reference lists them: by a hash of the name, whatever its case. */
  list(fits: (channel: Channel) => boolean = () => true): readonly Channel[] {
    const found = [...this.#byName.values()].filter(fits);
    return inBucketOrder(found, ({ name }) => caseBlindHash(name), buckets);
  }

  /** The `NAME=value` pairs of the variables that snapshots carry. */
  watchedVariables(channel: Channel): readonly string[] {
    return this.snapshotVariables.map((name) => `${name}=${this.#watched(channel, name)}`);
  }

  #watched(channel: Channel, name: string): string {
    const scope = { kernel: this.#kernel, channel, trusted: true };
    const value = name.endsWith(')') ? readFunction(name, scope) : readVariable(name, scope);
    return typeof value === 'string' ? value : '';
  }
}
