import { ack, action, list, text } from '../action.js';
import { DBGetResponse, DBGetTreeResponse } from '../events/database.js';

export const DBDel = action({
  name: 'DBDel',
  synopsis: 'Delete a key from the database',
  description: 'Fails when there is no such key.',
  seeAlso: ['DBDelTree', 'DBGet', 'DBPut'],
  privilege: ['system'],
  module: 'builtin',
  params: {
    Family: text({ description: 'Family of the key', required: 'No family specified.' }),
    Key: text({ description: 'Name of the key within the family', required: 'No key specified.' }),
  },
  reply: ack('Key deleted successfully'),
  fails: { notDeleted: 'Database entry could not be deleted', unavailable: 'Database unavailable' },
});

export const DBDelTree = action({
  name: 'DBDelTree',
  synopsis: 'Delete a family, or the keys below a key, from the database',
  description:
    'Everything under the family is removed, or under the key where one is given. Fails when there was nothing to delete.',
  seeAlso: ['DBDel', 'DBGetTree'],
  privilege: ['system'],
  module: 'builtin',
  params: {
    Family: text({ description: 'Family to delete', required: 'No family specified.' }),
    Key: text({ description: 'Delete only what lies below this key' }),
  },
  reply: ack('Key tree deleted successfully'),
  fails: { notFound: 'Database entry not found', unavailable: 'Database unavailable' },
});

export const DBGet = action({
  name: 'DBGet',
  synopsis: 'Read a key of the database',
  description: 'Gives the value in a DBGetResponse event, or fails when there is no such key.',
  seeAlso: ['DBGetTree', 'DBPut', 'DBDel'],
  privilege: ['system', 'reporting'],
  module: 'builtin',
  params: {
    Family: text({ description: 'Family of the key', required: 'No family specified.' }),
    Key: text({ description: 'Name of the key within the family', required: 'No key specified.' }),
  },
  reply: list('Result will follow', [DBGetResponse], 'DBGetComplete'),
  fails: { notFound: 'Database entry not found' },
});

export const DBGetTree = action({
  name: 'DBGetTree',
  synopsis: 'Read a family, or the keys below a key, from the database',
  description:
    'Gives one DBGetTreeResponse event for each key, ordered by name. With neither family nor key the whole database is given.',
  seeAlso: ['DBGet', 'DBDelTree'],
  privilege: ['system', 'reporting'],
  module: 'builtin',
  params: {
    Family: text({ description: 'Family to read' }),
    Key: text({ description: 'Give only what lies below this key; needs Family' }),
  },
  reply: list('Result will follow', [DBGetTreeResponse], 'DBGetTreeComplete'),
});

export const DBPut = action({
  name: 'DBPut',
  synopsis: 'Write a key of the database',
  description: 'Makes the key or replaces its value.',
  seeAlso: ['DBGet', 'DBDel'],
  privilege: ['system'],
  module: 'builtin',
  params: {
    Family: text({ description: 'Family of the key', required: 'No family specified' }),
    Key: text({ description: 'Name of the key within the family', required: 'No key specified' }),
    Val: text({ description: 'Value; empty by default' }),
  },
  reply: ack('Updated database successfully'),
  fails: { notUpdated: 'Failed to update entry' },
});
