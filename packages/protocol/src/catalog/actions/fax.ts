import { ack, action, list, text } from '../action.js';

export const FAXSession = action({
  name: 'FAXSession',
  synopsis: 'Show one fax session',
  description: 'Gives a FAXSession event with the state of the session, its rate, its pages and its file.',
  seeAlso: ['FAXSessions', 'FAXStats'],
  privilege: ['call'],
  module: 'res_fax',
  params: {
    SessionNumber: text({ description: 'Number of the session, as FAXSessions gives it' }),
  },
  reply: ack('FAXSession event will follow'),
  fails: { badNumber: 'Invalid session ID', noSession: 'Session not found' },
});

export const FAXSessions = action({
  name: 'FAXSessions',
  synopsis: 'List the fax sessions',
  description: 'Gives one FAXSessionsEntry event for each session, then their total.',
  seeAlso: ['FAXSession', 'FAXStats'],
  privilege: ['call'],
  module: 'res_fax',
  params: {},
  reply: list('FAXSessionsEntry event list will follow', [], 'FAXSessionsComplete', ['Total']),
});

export const FAXStats = action({
  name: 'FAXStats',
  synopsis: 'Show the counters of fax',
  description: 'Gives a FAXStats event with the sessions now and the attempts, successes and failures since the start.',
  seeAlso: ['FAXSessions'],
  privilege: ['reporting'],
  module: 'res_fax',
  params: {},
  reply: ack('FAXStats event will follow'),
});
