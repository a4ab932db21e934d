import { ack, action, fields, text } from '../action.js';

export const SorceryMemoryCacheExpire = action({
  name: 'SorceryMemoryCacheExpire',
  synopsis: 'Drop all objects of a memory cache',
  description: 'They are read from where they are kept when they are next needed.',
  seeAlso: ['SorceryMemoryCacheStale', 'SorceryMemoryCachePopulate'],
  privilege: ['system'],
  module: 'res_sorcery_memory_cache',
  params: {
    Cache: text({ description: 'Name of the cache', required: '' }),
  },
  reply: fields('All objects were expired from the cache'),
  fails: {
    noName: 'SorceryMemoryCacheExpire requires that a cache name be provided.',
    noCache: 'The provided cache does not exist',
  },
});

export const SorceryMemoryCacheExpireObject = action({
  name: 'SorceryMemoryCacheExpireObject',
  synopsis: 'Drop one object of a memory cache',
  description: 'It is read from where it is kept when it is next needed.',
  seeAlso: ['SorceryMemoryCacheStaleObject'],
  privilege: ['system'],
  module: 'res_sorcery_memory_cache',
  params: {
    Cache: text({ description: 'Name of the cache', required: '' }),
    Object: text({ description: 'Id of the object', required: '' }),
  },
  reply: ack('The provided object was expired from the cache'),
  fails: {
    noName: 'SorceryMemoryCacheExpireObject requires that a cache name be provided.',
    noObjectName: 'SorceryMemoryCacheExpireObject requires that an object name be provided',
    noCache: 'The provided cache does not exist',
    notExpired: 'The provided object could not be expired from the cache',
  },
});

export const SorceryMemoryCachePopulate = action({
  name: 'SorceryMemoryCachePopulate',
  synopsis: 'Fill a memory cache anew',
  description: 'Empties the cache and reads all of its objects; for a cache that is meant to hold everything.',
  seeAlso: ['SorceryMemoryCacheExpire'],
  privilege: ['system'],
  module: 'res_sorcery_memory_cache',
  params: {
    Cache: text({ description: 'Name of the cache', required: '' }),
  },
  reply: ack('Cache has been expired and populated'),
  fails: {
    noName: 'SorceryMemoryCachePopulate requires that a cache name be provided.',
    noCache: 'The provided cache does not exist',
    notFull: 'The provided cache does not have full backend caching enabled',
  },
});

export const SorceryMemoryCacheStale = action({
  name: 'SorceryMemoryCacheStale',
  synopsis: 'Mark all objects of a memory cache as out of date',
  description: 'They still serve, and each is read anew in the background the next time it is used.',
  seeAlso: ['SorceryMemoryCacheExpire'],
  privilege: ['system'],
  module: 'res_sorcery_memory_cache',
  params: {
    Cache: text({ description: 'Name of the cache', required: '' }),
  },
  reply: fields('All objects were marked as stale in the cache'),
  fails: {
    noName: 'SorceryMemoryCacheStale requires that a cache name be provided.',
    noCache: 'The provided cache does not exist',
  },
});

export const SorceryMemoryCacheStaleObject = action({
  name: 'SorceryMemoryCacheStaleObject',
  synopsis: 'Mark one object of a memory cache as out of date',
  description: 'It still serves, and is read anew in the background the next time it is used.',
  seeAlso: ['SorceryMemoryCacheExpireObject'],
  privilege: ['system'],
  module: 'res_sorcery_memory_cache',
  params: {
    Cache: text({ description: 'Name of the cache', required: '' }),
    Object: text({ description: 'Id of the object', required: '' }),
    Reload: text({ description: 'Whether to read the object anew at once: true or false' }),
  },
  reply: ack('The provided object was marked as stale in the cache'),
  fails: {
    noName: 'SorceryMemoryCacheStaleObject requires that a cache name be provided.',
    noObjectName: 'SorceryMemoryCacheStaleObject requires that an object name be provided',
    noCache: 'The provided cache does not exist',
    notStale: 'The provided object could not be marked as stale in the cache',
  },
});
