import { Channel, type ChannelBeginnings } from './channel.js';
import type { Kernel } from './kernel.js';
import { substitute } from './substitute.js';

/** What a technology tells of a channel that it makes; what is left out the registry fills in. */
export interface NewChannel extends Omit<ChannelBeginnings, 'uniqueid' | 'linkedid'> {
  readonly uniqueid?: string | undefined;
  /** The channel whose call it belongs to. */
  readonly requestor?: Channel | undefined;
  readonly linkedid?: string | undefined;
}

const buckets = 1567;

/** All channels that there are. */
export class Channels {
  /** Names of the variables (or functions) that snapshots carry as `ChanVariable`. */
  snapshotVariables: readonly string[] = [];
  /** How many calls (channels that began a call of their own) there have been. */
  processedCalls = 0;
  readonly #kernel: Kernel;
  readonly #byName = new Map<string, Channel>();
  readonly #byUniqueid = new Map<string, Channel>();
  #serial = 0;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  get size(): number {
    return this.#byName.size;
  }

  /** The next `<epoch>.<n>`, which counts over the life of the system. */
  nextUniqueid(): string {
    const epoch = Math.floor(this.#kernel.clock.now() / 1000);
    return `${epoch}.${this.#serial++}`;
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
      language: start.language ?? requestor?.language,
      accountCode: start.accountCode ?? requestor?.accountCode,
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
  list(): readonly Channel[] {
    return [...this.#byName.values()]
      .map((channel) => ({ channel, bucket: nameHash(channel.name) % buckets }))
      .sort((a, b) => a.bucket - b.bucket)
      .map(({ channel }) => channel);
  }

  /** The `NAME=value` pairs of the variables that snapshots carry. */
  watchedVariables(channel: Channel): readonly string[] {
    return this.snapshotVariables.map((name) => `${name}=${this.#watched(channel, name)}`);
  }

  #watched(channel: Channel, name: string): string {
    const own = channel.variables.get(name);
    if (own !== undefined) return own;
    const value = substitute(`\${${name}}`, { kernel: this.#kernel, channel, trusted: true });
    return typeof value === 'string' ? value : '';
  }
}

const nameHash = (name: string): number => {
  let hash = 5381;
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    hash = Math.imul(hash, 33) ^ (code >= 65 && code <= 90 ? code + 32 : code);
  }
  return hash & 0x7fffffff;
};
