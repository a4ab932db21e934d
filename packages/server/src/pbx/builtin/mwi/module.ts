import { actions } from '@amiable/protocol';
import { type ActionHandler, done, handle } from '../../kernel/action.js';
import type { Kernel } from '../../kernel/kernel.js';
import { defineModule } from '../../kernel/module.js';

const mailboxActions = ({ mailboxes }: Kernel): readonly ActionHandler[] => [
  handle(actions.MailboxStatus, ({ Mailbox }) => {
    const counts = mailboxes.counts(Mailbox);
    return done({ Mailbox, Waiting: counts.urgent + counts.new > 0 ? 1 : 0 });
  }),
  handle(actions.MailboxCount, ({ Mailbox }) => {
    const counts = mailboxes.counts(Mailbox);
    return done({ Mailbox, UrgMessages: counts.urgent, NewMessages: counts.new, OldMessages: counts.old });
  }),
];

/** Messages that wait: their numbers, and devices `MWI:box@context` that are in use while there are new ones. */
export const definition = defineModule({
  name: 'mwi',
  description: 'Message Waiting Indication',
  start: (kernel) => {
    const { mailboxes, deviceStates } = kernel;
    const forget = deviceStates.register('MWI', (name) =>
      (mailboxes.told(name)?.new ?? 0) > 0 ? 'INUSE' : 'NOT_INUSE',
    );
    return { actions: mailboxActions(kernel), stop: forget };
  },
});
