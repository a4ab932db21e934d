import { ack, action, list, text } from '../action.js';

export const FAXSession = action({
  name: 'FAXSession',
  privilege: ['call'],
  module: 'res_fax',
  params: {
    SessionNumber: text({ required: '' }),
  },
  reply: ack(''),
});

export const FAXSessions = action({
  name: 'FAXSessions',
  privilege: ['call'],
  module: 'res_fax',
  params: {},
  reply: list('FAXSessionsEntry event list will follow', [], 'FAXSessionsComplete', ['Total']),
});

export const FAXStats = action({
  name: 'FAXStats',
  privilege: ['reporting'],
  module: 'res_fax',
  params: {},
  reply: ack(''),
});
