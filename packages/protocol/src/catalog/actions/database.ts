import { ack, action, list, text } from '../action.js';
import { DBGetResponse, DBGetTreeResponse } from '../events/database.js';

export const DBDel = action({
  name: 'DBDel',
  privilege: ['system'],
  module: 'builtin',
  params: {
    Family: text({ required: '' }),
    Key: text({ required: '' }),
  },
  reply: ack('Key deleted successfully'),
});

export const DBDelTree = action({
  name: 'DBDelTree',
  privilege: ['system'],
  module: 'builtin',
  params: {
    Family: text({ required: '' }),
    Key: text(),
  },
  reply: ack('Key tree deleted successfully'),
});

export const DBGet = action({
  name: 'DBGet',
  privilege: ['system', 'reporting'],
  module: 'builtin',
  params: {
    Family: text({ required: '' }),
    Key: text({ required: '' }),
  },
  reply: list('Result will follow', [DBGetResponse], 'DBGetComplete'),
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
    Family: text({ required: '' }),
    Key: text({ required: '' }),
    Val: text(),
  },
  reply: ack('Updated database successfully'),
});
