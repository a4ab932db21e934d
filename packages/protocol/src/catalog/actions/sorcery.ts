import { ack, action, fields, text } from '../action.js';

export const SorceryMemoryCacheExpire = action({
  name: 'SorceryMemoryCacheExpire',
  privilege: ['system'],
  module: 'res_sorcery_memory_cache',
  params: {
    Cache: text({ required: '' }),
  },
  reply: fields('All objects were expired from the cache'),
});

export const SorceryMemoryCacheExpireObject = action({
  name: 'SorceryMemoryCacheExpireObject',
  privilege: ['system'],
  module: 'res_sorcery_memory_cache',
  params: {
    Cache: text({ required: '' }),
    Object: text({ required: '' }),
  },
  reply: ack(''),
});

export const SorceryMemoryCachePopulate = action({
  name: 'SorceryMemoryCachePopulate',
  privilege: ['system'],
  module: 'res_sorcery_memory_cache',
  params: {
    Cache: text({ required: '' }),
  },
  reply: ack(''),
});

export const SorceryMemoryCacheStale = action({
  name: 'SorceryMemoryCacheStale',
  privilege: ['system'],
  module: 'res_sorcery_memory_cache',
  params: {
    Cache: text({ required: '' }),
  },
  reply: fields('All objects were marked as stale in the cache'),
});

export const SorceryMemoryCacheStaleObject = action({
  name: 'SorceryMemoryCacheStaleObject',
  privilege: ['system'],
  module: 'res_sorcery_memory_cache',
  params: {
    Cache: text({ required: '' }),
    Object: text({ required: '' }),
    Reload: text(),
  },
  reply: ack(''),
});
