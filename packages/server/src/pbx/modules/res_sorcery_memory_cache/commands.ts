import type { CommandCall, CommandOutcome, ConsoleCommand } from '../../../contract/console.js';
import type { MemoryCache } from '../../kernel/sorcery/memory-cache.js';
import type { SorceryStores } from '../../kernel/sorcery/sorcery-stores.js';

/** `sorcery memory cache …` */
export const cacheCommands = (stores: SorceryStores): readonly ConsoleCommand[] => {
  /** A command about one cache, with at most so many words behind its name. */
  const about = (
    verb: string,
    summary: string,
    rest: string,
    words: number,
    run: (cache: MemoryCache, rest: readonly string[], print: CommandCall['print']) => CommandOutcome,
  ): ConsoleCommand => ({
    name: `sorcery memory cache ${verb}`,
    summary,
    usage: [`Usage: sorcery memory cache ${verb} <cache name>${rest}`, `       ${summary}`],
    complete: (args) => (args.length === 1 ? stores.caches().map(({ settings }) => settings.name) : []),
    run: ({ args: [name, ...others], print }) => {
      if (name === undefined || others.length > words) return 'usage';
      const cache = stores.cache(name);
      if (cache) return run(cache, others, print);
      print(`Specified sorcery memory cache '${name}' does not exist`);
      return 'failure';
    },
  });
  return [
    about('show', 'Show information about a cache.', '', 0, (cache, _, print) => show(cache, print)),
    about('dump', 'Dump the objects of a cache.', '', 0, (cache, _, print) => dump(cache, print)),
    about('expire', 'Expire an object of a cache, or all of them.', ' [object name]', 1, expire),
    about('stale', 'Mark an object of a cache as stale, or all of them.', ' [object name [reload]]', 2, stale),
    about('populate', 'Clear a cache and fill it with everything behind it.', '', 0, populate),
  ];
};

type Print = CommandCall['print'];

const show = (cache: MemoryCache, print: Print): undefined => {
  const { name, maximumObjects, lifetimeMaximum, lifetimeStale, expireOnReload } = cache.settings;
  print(`Sorcery memory cache: ${name}`);
  print(`Number of objects within cache: ${cache.size}`);
  print(
    maximumObjects > 0
      ? `Maximum allowed objects: ${maximumObjects}`
      : 'There is no limit on the maximum number of objects in the cache',
  );
  print(
    lifetimeMaximum > 0
      ? `Number of seconds before object expires: ${lifetimeMaximum}`
      : 'Object expiration is not enabled - cached objects will not expire',
  );
  print(
    lifetimeStale > 0
      ? `Number of seconds before object becomes stale: ${lifetimeStale}`
      : 'Object staleness is not enabled - cached objects will not go stale',
  );
  print(`Expire all objects on reload: ${expireOnReload ? 'On' : 'Off'}`);
};

const dump = (cache: MemoryCache, print: Print): undefined => {
  print(`Dumping sorcery memory cache '${cache.settings.name}':`);
  for (const { id, secondsLeft, stale: isStale } of cache.entries()) {
    const left = secondsLeft === undefined ? 'does not expire' : `expires in ${secondsLeft} seconds`;
    print(` -- ${id}: ${left}${isStale ? ', stale' : ''}`);
  }
};

const expire = (cache: MemoryCache, [id]: readonly string[], print: Print): CommandOutcome => {
  if (id === undefined) {
    cache.expireAll();
    print(`All objects have been removed from cache '${cache.settings.name}'`);
    return undefined;
  }
  if (cache.expire(id)) {
    print(`Successfully expired object '${id}' from cache '${cache.settings.name}'`);
    return undefined;
  }
  print(`Object '${id}' was not expired from cache '${cache.settings.name}' as it was not found`);
  return 'failure';
};

const stale = (cache: MemoryCache, [id, reload]: readonly string[], print: Print): CommandOutcome => {
  if (reload !== undefined && reload !== 'reload') return 'usage';
  if (id === undefined) {
    cache.markAllStale();
    print(`Marked all objects in sorcery memory cache '${cache.settings.name}' as stale`);
    return undefined;
  }
  if (!cache.markStale(id)) {
    print(
      `Object '${id}' in sorcery memory cache '${cache.settings.name}' was not marked as stale as it was not found`,
    );
    return 'failure';
  }
  if (reload) cache.renew(id);
  print(`Successfully marked object '${id}' in memory cache '${cache.settings.name}' as stale`);
  return undefined;
};

const populate = (cache: MemoryCache, _: readonly string[], print: Print): CommandOutcome => {
  if (!cache.settings.fullBackend) {
    print(`Specified sorcery memory cache '${cache.settings.name}' does not have full backend caching enabled`);
    return 'failure';
  }
  cache.populate();
  print(`Cache '${cache.settings.name}' has been populated`);
  return undefined;
};
