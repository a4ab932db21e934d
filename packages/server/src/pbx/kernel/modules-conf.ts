import { suggestion } from '../../config/nearest.js';

/** Which of the known modules are started, from modules.conf. */
export interface LoadPlan {
  /** Modules that the configuration names, wanted or not, as written. */
  readonly named: readonly string[];
  /** Modules that must run (`require`, `preload-require`). */
  readonly required: readonly string[];
  /** Whether a module is kept out (`noload`), even where another one requires it. */
  refused(name: string): boolean;
  /** The modules to start out of those that are known, in order. */
  order(known: readonly string[]): readonly string[];
}

/** The plan where there is no modules.conf. */
export const loadEverything: LoadPlan = {
  named: [],
  required: [],
  refused: () => false,
  order: (known) => known,
};

const keys = ['load', 'preload', 'require', 'preload-require', 'noload', 'autoload'] as const;
type Key = (typeof keys)[number];

const bare = (name: string): string => name.trim().toLowerCase().replace(/\.so$/, '');
const isYes = (value: string): boolean => ['yes', 'true', 'y', 't', '1', 'on'].includes(value.trim().toLowerCase());
const isKey = (name: string): name is Key => (keys as readonly string[]).includes(name);

/**
 * Makes a plan of the variables of `[modules]`: `autoload` (all known ones but `noload`), otherwise what `load`,
 * `require`, `preload` and `preload-require` name. `tell` hears of keys that do not belong there.
 */
export const loadPlan = <V extends { readonly name: string; readonly value: string }>(
  variables: Iterable<V>,
  tell: (variable: V, message: string) => void = () => {},
): LoadPlan => {
  const named: Record<Key, string[]> = {
    load: [],
    preload: [],
    require: [],
    'preload-require': [],
    noload: [],
    autoload: [],
  };
  for (const variable of variables) {
    const name = variable.name.toLowerCase();
    if (isKey(name)) named[name].push(variable.value.trim());
    else
      tell(variable, `[modules] has no key '${variable.name}'${suggestion(name, keys)}; there are ${keys.join(', ')}`);
  }
  const autoload = isYes(named.autoload.at(-1) ?? 'no');
  const refused = new Set(named.noload.map(bare));
  const first = [...named['preload-require'], ...named.preload];
  const wanted = [...first, ...named.require, ...named.load];
  return {
    named: [...wanted, ...named.load].filter((name, at, all) => all.indexOf(name) === at),
    required: [...named['preload-require'], ...named.require],
    refused: (name) => refused.has(bare(name)),
    order: (known) => {
      const all = [...wanted.map(bare), ...(autoload ? known.map(bare) : [])];
      return [...new Set(all)].filter((name) => !refused.has(name));
    },
  };
};
