import { actions } from '@amiable/protocol';
import { parseBoolean } from '../../../config/setting.js';
import { type ActionHandler, done, fail, handle } from '../../kernel/action.js';
import type { SorceryStores } from '../../kernel/sorcery/sorcery-stores.js';

/** The SorceryMemoryCache actions, whose replies all end with a line feed more than others. */
export const cacheActions = (stores: SorceryStores): readonly ActionHandler[] => [
  handle(actions.SorceryMemoryCacheExpire, ({ Cache }) => {
    if (Cache === '') return failure('noName');
    const cache = stores.cache(Cache);
    if (!cache) return failure('noCache');
    cache.expireAll();
    return success;
  }),
  handle(actions.SorceryMemoryCacheExpireObject, ({ Cache, Object: id }) => {
    if (Cache === '') return failure('noName');
    if (id === '') return failure('noObjectName');
    const cache = stores.cache(Cache);
    if (!cache) return failure('noCache');
    return cache.expire(id) ? success : failure('notExpired');
  }),
  handle(actions.SorceryMemoryCachePopulate, ({ Cache }) => {
    if (Cache === '') return failure('noName');
    const cache = stores.cache(Cache);
    if (!cache) return failure('noCache');
    if (!cache.settings.fullBackend) return failure('notFull');
    cache.populate();
    return success;
  }),
  handle(actions.SorceryMemoryCacheStale, ({ Cache }) => {
    if (Cache === '') return failure('noName');
    const cache = stores.cache(Cache);
    if (!cache) return failure('noCache');
    cache.markAllStale();
    return success;
  }),
  handle(actions.SorceryMemoryCacheStaleObject, ({ Cache, Object: id, Reload }) => {
    if (Cache === '') return failure('noName');
    if (id === '') return failure('noObjectName');
    const cache = stores.cache(Cache);
    if (!cache) return failure('noCache');
    if (!cache.markStale(id)) return failure('notStale');
    if (parseBoolean(Reload)) cache.renew(id);
    return success;
  }),
];

const success = { ...done({}), lineFeed: true } as const;
const failure = <F extends string>(name: F) => ({ ...fail(name), lineFeed: true }) as const;
