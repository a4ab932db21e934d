import { caseBlindHash, inBucketOrder } from '../../kernel/hash-order.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { BridgeProfile } from './bridge-profile.js';
import { ChannelProfiles } from './channel-profiles.js';
import type { ConfbridgeConfig } from './confbridge-conf.js';
import { Conference } from './conference.js';

/** Buckets of the reference's table of conferences. */
const buckets = 53;

/** All conferences of a system, and the profiles that they go by. */
export class Conferences {
  readonly kernel: Kernel;
  readonly channelProfiles: ChannelProfiles;
  config: ConfbridgeConfig;
  readonly #byName = new Map<string, Conference>();

  constructor(kernel: Kernel, config: ConfbridgeConfig) {
    this.kernel = kernel;
    this.config = config;
    this.channelProfiles = new ChannelProfiles(this);
  }

  get size(): number {
    return this.#byName.size;
  }

  /** One by its name, whatever its case. */
  get(name: string): Conference | undefined {
    return this.#byName.get(name.toLowerCase());
  }

  /** In the order of the reference's lists. */
  list(): readonly Conference[] {
    return inBucketOrder(this.#byName.values(), ({ name }) => caseBlindHash(name), buckets);
  }

  /** The one of that name, which begins now if it is not there. */
  open(name: string, profile: BridgeProfile): Conference {
    const there = this.get(name);
    if (there) return there;
    const conference = new Conference(this.kernel, name, profile, (ended) => {
      if (this.get(ended.name) === ended) this.#byName.delete(ended.name.toLowerCase());
    });
    this.#byName.set(name.toLowerCase(), conference);
    return conference;
  }

  /** Puts everybody out. */
  stop(): void {
    for (const conference of [...this.#byName.values()]) conference.bridge.dissolve();
  }
}
