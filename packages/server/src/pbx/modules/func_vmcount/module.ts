import { separateArguments } from '../../kernel/arguments.js';
import { mailboxParts } from '../../kernel/mailboxes.js';
import { type DialplanFunction, defineModule } from '../../kernel/module.js';

const VMCOUNT: DialplanFunction = {
  name: 'VMCOUNT',
  synopsis: 'Counts the messages in a folder of mailboxes',
  syntax: 'VMCOUNT(mailbox[@context][&mailbox2[@context][&…]][,folder])',
  read: ({ kernel }, args) => {
    const [names = '', folder = ''] = separateArguments(args);
    const { store } = kernel.mailboxes;
    let count = 0;
    for (const name of names.split('&')) {
      const [box, context] = mailboxParts(name);
      count += store?.countIn(box, context, folder || 'INBOX') ?? 0;
      // the reference counts urgent messages as new ones
      if (folder === '' || folder === 'INBOX') count += store?.countIn(box, context, 'Urgent') ?? 0;
    }
    return String(count);
  },
};

export const definition = defineModule({
  name: 'func_vmcount',
  description: 'Indicator for whether a voice mailbox has messages in a given folder.',
  start: () => ({ functions: [VMCOUNT] }),
});
