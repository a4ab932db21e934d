import { action, fields, text } from '../action.js';

export const MailboxCount = action({
  name: 'MailboxCount',
  synopsis: 'Count the messages of a mailbox',
  description: 'Answers with UrgMessages, NewMessages and OldMessages. A mailbox that does not exist counts as empty.',
  seeAlso: ['MailboxStatus', 'MessageWaiting'],
  privilege: ['call', 'reporting'],
  module: 'builtin',
  params: {
    Mailbox: text({
      description: 'The mailbox as box@context; default is the context where none is given',
      required: 'Mailbox not specified',
    }),
  },
  reply: fields('Mailbox Message Count'),
});

export const MailboxStatus = action({
  name: 'MailboxStatus',
  synopsis: 'Ask whether a mailbox has new messages',
  description:
    'Answers with Waiting, which is 1 where there is a new message and 0 otherwise. A mailbox that does not exist counts as empty.',
  seeAlso: ['MailboxCount', 'MessageWaiting'],
  privilege: ['call', 'reporting'],
  module: 'builtin',
  params: {
    Mailbox: text({
      description: 'The mailbox as box@context, or several with commas between them',
      required: 'Mailbox not specified',
    }),
  },
  reply: fields('Mailbox Status'),
});
