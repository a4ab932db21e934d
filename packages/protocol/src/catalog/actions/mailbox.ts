import { ack, action, fields, text } from '../action.js';

export const MailboxCount = action({
  name: 'MailboxCount',
  privilege: ['call', 'reporting'],
  module: 'builtin',
  params: {
    Mailbox: text({ required: '' }),
  },
  reply: ack(''),
});

export const MailboxStatus = action({
  name: 'MailboxStatus',
  privilege: ['call', 'reporting'],
  module: 'builtin',
  params: {
    Mailbox: text({ required: '' }),
  },
  reply: fields('Mailbox Status'),
});
