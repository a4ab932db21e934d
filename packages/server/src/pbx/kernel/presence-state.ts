import { events } from '@amiable/protocol';
import { cacheHash, inBucketOrder, stateBuckets } from './hash-order.js';
import type { Kernel } from './kernel.js';

/** What somebody's presence can be; `not_set` means that nobody said. */
export const presenceStates = ['not_set', 'unavailable', 'available', 'away', 'xa', 'chat', 'dnd'] as const;

export type PresenceStateName = (typeof presenceStates)[number];

export interface Presence {
  readonly state: PresenceStateName;
  readonly subtype: string;
  readonly message: string;
}

/** A state by its name, whatever its case; undefined for any other text. */
export const parsePresenceState = (text: string): PresenceStateName | undefined =>
  presenceStates.find((state) => state === text.toLowerCase());

/** Tells the presence of `name` (what stands behind the prefix and its colon); undefined where it cannot. */
export type PresenceProvider = (name: string) => Presence | undefined;

const messageType = 'ast_presence_state_message_type';

/** Who is there and who is not: `Prefix:name` is told by whoever registered the prefix. */
export class PresenceStates {
  readonly #kernel: Kernel;
  readonly #providers = new Map<string, PresenceProvider>();
  readonly #known = new Map<string, Presence>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** Lets `provider` tell the presence of `Prefix:name`; gives the function that takes it away. */
  register(prefix: string, provider: PresenceProvider): () => void {
    const key = prefix.toLowerCase();
    if (this.#providers.has(key)) throw new Error(`There is already a provider of presence for '${prefix}:'`);
    this.#providers.set(key, provider);
    return () => this.#providers.delete(key);
  }

  /** The presence of `Prefix:name`; undefined where nobody can tell. */
  get(presentity: string): Presence | undefined {
    const known = this.#known.get(presentity);
    if (known) return known;
    const colon = presentity.indexOf(':');
    if (colon < 0) return undefined;
    return this.#providers.get(presentity.slice(0, colon).toLowerCase())?.(presentity.slice(colon + 1));
  }

  /** Tells a presence that its owner knows, if it is news. */
  set(presentity: string, presence: Presence): void {
    const before = this.#known.get(presentity);
    if (before && samePresence(before, presence)) return;
    this.#known.set(presentity, presence);
    this.#kernel.hints.presenceChanged(presentity, presence);
    this.#kernel.events.publish(events.PresenceStateChange, {
      Presentity: presentity,
      Status: presence.state,
      Subtype: presence.subtype,
      Message: presence.message,
    });
  }

  /** All that was told, in the reference's order. */
  list(): readonly (Presence & { readonly presentity: string })[] {
    return inBucketOrder(this.#known, ([presentity]) => cacheHash(messageType, presentity), stateBuckets).map(
      ([presentity, presence]) => ({ presentity, ...presence }),
    );
  }

  /** Forgets what the owner of a prefix told. */
  forget(presentity: string): void {
    this.#known.delete(presentity);
  }
}

export const samePresence = (a: Presence, b: Presence): boolean =>
  a.state === b.state && a.subtype === b.subtype && a.message === b.message;
