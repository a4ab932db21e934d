import { ack, action, list, text } from '../action.js';
import { DBGetResponse, DBGetTreeResponse } from '../events/database.js';

export const DBDel = action({
  name: 'DBDel',
  privilege: ['system'],
  module: 'builtin',
  params: {
    Family: text({ required: 'No family specified.' }),
    Key: text({ required: 'No key specified.' }),
  },
  reply: ack('Key deleted successfully'),
  fails: { notDeleted: 'Database entry could not be deleted', unavailable: 'Database unavailable' },
});

export const DBDelTree = action({
  name: 'DBDelTree',
  privilege: ['system'],
  module: 'builtin',
  params: {
    Family: text({ required: 'No family specified.' }),
    Key: text(),
  },
  reply: ack('Key tree deleted successfully'),
  fails: { notFound: 'Database entry not found', unavailable: 'Database unavailable' },
});

export const DBGet = action({
  name: 'DBGet',
  privilege: ['system', 'reporting'],
  module: 'builtin',
  params: {
    Family: text({ required: 'No family specified.' }),
    Key: text({ required: 'No key specified.' }),
  },
  reply: list('Result will follow', [DBGetResponse], 'DBGetComplete'),
  fails: { notFound: 'Database entry not found' },
});

export const DBGetTree = action({
  name: 'DBGetTree',
  privilege: ['system', 'reporting'],
  module: 'builtin',
  params: {
    Family: text(),
    Key: text(),
  },
  reply: list('Result will follow', [DBGetTreeResponse], 'DBGetTreeComplete'),
});

export const DBPut = action({
  name: 'DBPut',
  privilege: ['system'],
  module: 'builtin',
  params: {
    Family: text({ required: 'No family specified' }),
    Key: text({ required: 'No key specified' }),
    Val: text(),
  },
  reply: ack('Updated database successfully'),
  fails: { notUpdated: 'Failed to update entry' },
});
