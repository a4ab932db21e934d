import type { Kernel } from '../kernel.js';
import { NamedTable } from '../named-table.js';
import type { MemoryCache } from './memory-cache.js';
import { Sorcery } from './sorcery.js';
import type { CacheWizard, Wizard } from './wizard.js';

/** The object stores of a system, the ways to keep objects, and the caches in front of them. */
export class SorceryStores {
  readonly wizards = new NamedTable<Wizard>('sorcery wizard');
  readonly cacheWizards = new NamedTable<CacheWizard>('caching sorcery wizard');
  readonly #kernel: Kernel;
  readonly #caches = new Map<string, MemoryCache>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** A store for the objects of a module. */
  open(module: string): Sorcery {
    return new Sorcery(this.#kernel, module);
  }

  cache(name: string): MemoryCache | undefined {
    return this.#caches.get(name);
  }

  caches(): readonly MemoryCache[] {
    return [...this.#caches.values()];
  }

  /**
   * Adds a cache; gives the function that takes it away.
   * @throws Error where there is one of that name
   */
  addCache(cache: MemoryCache): () => void {
    const { name } = cache.settings;
    if (this.#caches.has(name)) throw new Error(`there is a memory cache '${name}' already`);
    this.#caches.set(name, cache);
    return () => {
      if (this.#caches.get(name) === cache) this.#caches.delete(name);
    };
  }
}
