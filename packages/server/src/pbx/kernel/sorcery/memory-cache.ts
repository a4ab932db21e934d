import { parseBoolean } from '../../../config/setting.js';
import type { Clock } from '../../../contract/clock.js';
import type { SorceryObject } from './object-type.js';

/** How long a cache keeps what, out of the line of sorcery.conf. */
export interface CacheSettings {
  readonly name: string;
  /** 0: as many as come. */
  readonly maximumObjects: number;
  /** Seconds until an object is dropped; 0: never. */
  readonly lifetimeMaximum: number;
  /** Seconds until an object is read anew at its next use; 0: never. */
  readonly lifetimeStale: number;
  readonly expireOnReload: boolean;
  /** It holds everything that there is behind it. */
  readonly fullBackend: boolean;
}

/**
 * Reads the options of a cache.
 * @throws Error that says what cannot be read
 */
export const cacheSettings = (defaultName: string, text: string): CacheSettings => {
  const given = new Map<string, string>();
  for (const option of text.split(',').map((one) => one.trim())) {
    if (option === '') continue;
    const [, name, value] = /^([^=]+?)\s*=\s*(.*)$/.exec(option) ?? [];
    if (name === undefined || value === undefined) throw new Error(`'${option}' is no option of a cache`);
    if (!optionNames.has(name)) throw new Error(`a memory cache has no option '${name}'`);
    given.set(name, value);
  }
  const number = (name: string): number => {
    const value = given.get(name) ?? '0';
    if (!/^\d+$/.test(value)) throw new Error(`'${value}' is no value for ${name}: write a whole number`);
    return Number(value);
  };
  const flag = (name: string): boolean => parseBoolean(given.get(name) ?? 'no') === true;
  const settings = {
    name: given.get('name') || defaultName,
    maximumObjects: number('maximum_objects'),
    lifetimeMaximum: number('object_lifetime_maximum'),
    lifetimeStale: number('object_lifetime_stale'),
    expireOnReload: flag('expire_on_reload'),
    fullBackend: flag('full_backend_cache'),
  };
  if (settings.fullBackend && settings.maximumObjects > 0)
    throw new Error('a cache that holds everything can have no maximum_objects');
  return settings;
};

const optionNames = new Set([
  'name',
  'maximum_objects',
  'object_lifetime_maximum',
  'object_lifetime_stale',
  'expire_on_reload',
  'full_backend_cache',
]);

interface Entry {
  readonly object: SorceryObject;
  readonly since: number;
  stale: boolean;
}

/** Where the objects of a cache come from. */
export interface BehindCache {
  all(): readonly SorceryObject[];
  get(id: string): SorceryObject | undefined;
}

/** Objects of one type that were asked for lately. */
export class MemoryCache {
  readonly settings: CacheSettings;
  readonly #clock: Clock;
  readonly #behind: BehindCache;
  readonly #entries = new Map<string, Entry>();

  constructor(settings: CacheSettings, clock: Clock, behind: BehindCache) {
    this.settings = settings;
    this.#clock = clock;
    this.#behind = behind;
  }

  get size(): number {
    this.#dropExpired();
    return this.#entries.size;
  }

  /** What it holds, by id. */
  entries(): readonly { readonly id: string; readonly secondsLeft: number | undefined; readonly stale: boolean }[] {
    this.#dropExpired();
    const { lifetimeMaximum } = this.settings;
    return [...this.#entries]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, entry]) => ({
        id,
        secondsLeft: lifetimeMaximum > 0 ? Math.ceil(lifetimeMaximum - this.#age(entry)) : undefined,
        stale: this.#isStale(entry),
      }));
  }

  /** An object that it holds. `stale`: it should be read anew, once. */
  get(id: string): { readonly object: SorceryObject; readonly stale: boolean } | undefined {
    const entry = this.#entries.get(id);
    if (!entry) return undefined;
    if (this.#isExpired(entry)) {
      this.#entries.delete(id);
      return undefined;
    }
    return { object: entry.object, stale: this.#isStale(entry) };
  }

  /** Everything, of a cache that holds everything. */
  all(): readonly SorceryObject[] {
    this.#dropExpired();
    if (this.#entries.size === 0) this.populate();
    return [...this.#entries.values()].map(({ object }) => object);
  }

  put(object: SorceryObject): void {
    const { maximumObjects } = this.settings;
    this.#entries.delete(object.id);
    this.#dropExpired();
    if (maximumObjects > 0 && this.#entries.size >= maximumObjects) {
      const [oldest] = this.#entries.keys();
      if (oldest !== undefined) this.#entries.delete(oldest);
    }
    this.#entries.set(object.id, { object, since: this.#clock.now(), stale: false });
  }

  /** Drops one object; false where it is not there. */
  expire(id: string): boolean {
    return this.get(id) !== undefined && this.#entries.delete(id);
  }

  expireAll(): void {
    this.#entries.clear();
  }

  /** Has one object read anew when it is next used; false where it is not there. */
  markStale(id: string): boolean {
    const entry = this.get(id) && this.#entries.get(id);
    if (entry) entry.stale = true;
    return entry !== undefined;
  }

  markAllStale(): void {
    for (const entry of this.#entries.values()) entry.stale = true;
  }

  /** Reads an object anew at once; it is dropped where it is no more. */
  renew(id: string): void {
    const object = this.#behind.get(id);
    if (object) this.put(object);
    else this.#entries.delete(id);
  }

  /** Empties it and fills it with all that there is. */
  populate(): void {
    this.expireAll();
    for (const object of this.#behind.all()) this.put(object);
  }

  #age({ since }: Entry): number {
    return (this.#clock.now() - since) / 1000;
  }

  #isExpired(entry: Entry): boolean {
    return this.settings.lifetimeMaximum > 0 && this.#age(entry) >= this.settings.lifetimeMaximum;
  }

  #isStale(entry: Entry): boolean {
    return entry.stale || (this.settings.lifetimeStale > 0 && this.#age(entry) >= this.settings.lifetimeStale);
  }

  #dropExpired(): void {
    for (const [id, entry] of this.#entries) if (this.#isExpired(entry)) this.#entries.delete(id);
  }
}
