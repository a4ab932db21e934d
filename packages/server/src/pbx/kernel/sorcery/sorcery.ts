import { Problems } from '../../../config/problem.js';
import { tellProblems } from '../configuration.js';
import type { Kernel } from '../kernel.js';
import { cacheSettings, MemoryCache } from './memory-cache.js';
import type { ObjectType, SorceryObject } from './object-type.js';
import { type Mapping, readMappings } from './sorcery-conf.js';
import type { ObjectSource } from './wizard.js';

interface OpenType {
  readonly type: ObjectType;
  readonly sources: readonly ObjectSource[];
  readonly cache: MemoryCache | undefined;
  readonly close: () => void;
}

/** The objects of one module, `res_pjsip`: each type is kept where sorcery.conf says, or where the module is used to. */
export class Sorcery {
  readonly module: string;
  readonly #kernel: Kernel;
  readonly #types = new Map<string, OpenType>();
  #mappings: readonly Mapping[] | undefined;

  constructor(kernel: Kernel, module: string) {
    this.#kernel = kernel;
    this.module = module;
  }

  /**
   * Adds a type of objects and reads those there are.
   * @param usual where they are kept unless sorcery.conf says otherwise: `config,pjsip.conf,criteria=type=aor`
   * @returns the function that takes the type away
   */
  define(type: ObjectType, usual: string): () => void {
    this.#mappings ??= readMappings(this.#kernel, this.module);
    const own = this.#mappings.filter(({ objectType }) => objectType === type.name);
    const kept = own.filter(({ cache }) => !cache);
    const [wizard = '', ...data] = usual.split(',');
    const mappings: readonly Mapping[] =
      kept.length > 0 ? kept : [{ objectType: type.name, cache: false, wizard, data: data.join(',') }];
    const sources = mappings.flatMap((mapping) => this.#open(type, mapping));
    const problems = new Problems();
    for (const source of sources) source.load?.(problems);
    tellProblems(this.#kernel, this.module, problems.list);
    const caching = own.find(({ cache }) => cache);
    const { cache, close } = this.#openCache(type, caching, sources);
    this.#types.set(type.name, { type, sources, cache, close });
    return () => {
      close();
      this.#types.delete(type.name);
      if (this.#types.size === 0) this.#mappings = undefined;
    };
  }

  type(name: string): ObjectType | undefined {
    return this.#types.get(name)?.type;
  }

  get(type: string, id: string): SorceryObject | undefined {
    const open = this.#types.get(type);
    if (!open) return undefined;
    const held = open.cache?.get(id);
    if (held && !held.stale) return held.object;
    const object = first(open.sources, id);
    if (object) open.cache?.put(object);
    else open.cache?.expire(id);
    // one that is out of date serves once more
    return held?.object ?? object;
  }

  /** All objects of a type, by id. Of two with the same id the one of the source that comes first counts. */
  all(type: string): readonly SorceryObject[] {
    const open = this.#types.get(type);
    if (!open) return [];
    return open.cache?.settings.fullBackend ? open.cache.all() : everything(open.sources);
  }

  /** Keeps an object in the first place that takes one; false: there is none. */
  put(object: SorceryObject): boolean {
    const open = this.#types.get(object.type);
    const source = open?.sources.find((one) => one.put);
    source?.put?.(object);
    if (source) open?.cache?.expire(object.id);
    return source !== undefined;
  }

  remove(type: string, id: string): boolean {
    const open = this.#types.get(type);
    open?.cache?.expire(id);
    return open?.sources.some((source) => source.remove?.(id)) ?? false;
  }

  /** Reads all types again, or those whose names are given. What cannot be read stays as it was, and is told. */
  reload(types: readonly string[] = [...this.#types.keys()]): void {
    const problems = new Problems();
    for (const name of types) {
      const open = this.#types.get(name);
      for (const source of open?.sources ?? []) source.load?.(problems);
      if (open?.cache?.settings.expireOnReload) open.cache.expireAll();
    }
    tellProblems(this.#kernel, this.module, problems.list);
  }

  #open(type: ObjectType, { wizard, data }: Mapping): readonly ObjectSource[] {
    const found = this.#kernel.sorcery.wizards.get(wizard);
    if (!found) {
      this.#complain(type, `there is no wizard '${wizard}'`);
      return [];
    }
    try {
      return [found.open(type, data)];
    } catch (error) {
      this.#complain(type, (error as Error).message);
      return [];
    }
  }

  #openCache(
    type: ObjectType,
    mapping: Mapping | undefined,
    sources: readonly ObjectSource[],
  ): Pick<OpenType, 'cache' | 'close'> {
    const none = { cache: undefined, close: () => {} };
    if (!mapping) return none;
    const { sorcery, clock } = this.#kernel;
    if (!sorcery.cacheWizards.get(mapping.wizard)) {
      this.#complain(type, `there is no wizard '${mapping.wizard}' that caches`);
      return none;
    }
    try {
      const settings = cacheSettings(`${this.module}/${type.name}`, mapping.data);
      const cache = new MemoryCache(settings, clock, {
        all: () => everything(sources),
        get: (id) => first(sources, id),
      });
      return { cache, close: sorcery.addCache(cache) };
    } catch (error) {
      this.#complain(type, (error as Error).message);
      return none;
    }
  }

  #complain(type: ObjectType, reason: string): void {
    this.#kernel.log.write('error', this.module, `sorcery.conf: objects of type '${type.name}': ${reason}`);
  }
}

const first = (sources: readonly ObjectSource[], id: string): SorceryObject | undefined => {
  for (const source of sources) {
    const object = source.get(id);
    if (object) return object;
  }
  return undefined;
};

const everything = (sources: readonly ObjectSource[]): readonly SorceryObject[] => {
  const [only, ...others] = sources;
  if (only && others.length === 0) return only.all();
  const objects = new Map<string, SorceryObject>();
  for (const source of sources)
    for (const object of source.all()) if (!objects.has(object.id)) objects.set(object.id, object);
  return [...objects.values()];
};
