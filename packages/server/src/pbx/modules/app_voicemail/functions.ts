import { separateArguments } from '../../kernel/arguments.js';
import { mailboxParts } from '../../kernel/mailboxes.js';
import type { DialplanFunction } from '../../kernel/module.js';
import type { Voicemail } from './voicemail.js';
import type { Mailbox } from './voicemail-conf.js';

/** VM_INFO(mailbox[@context],attribute[,folder]). */
export const vmInfo = (voicemail: Voicemail): DialplanFunction => ({
  name: 'VM_INFO',
  synopsis: 'Something about a mailbox',
  syntax: 'VM_INFO(mailbox[@context],attribute[,folder])',
  read: (scope, args) => {
    const [name = '', attribute = '', folder = ''] = separateArguments(args);
    const fail = (reason: string): undefined => {
      scope.kernel.log.write('error', 'app_voicemail', reason);
      return undefined;
    };
    if (name === '' || attribute === '')
      return fail('VM_INFO needs a mailbox and an attribute: VM_INFO(box,attribute)');
    const [box, context] = mailboxParts(name);
    const mailbox = voicemail.find(box, context);
    if (attribute === 'exists') return mailbox ? '1' : '0';
    if (!mailbox) return '';
    const value = attributeOf(voicemail, mailbox, attribute, folder || 'INBOX');
    return value ?? fail(`VM_INFO does not know the attribute '${attribute}'`);
  },
});

const attributeOf = (voicemail: Voicemail, mailbox: Mailbox, attribute: string, folder: string): string | undefined => {
  const { options } = mailbox;
  switch (attribute.toLowerCase()) {
    case 'password':
      return voicemail.password(mailbox);
    case 'fullname':
      return mailbox.fullname;
    case 'email':
      return mailbox.email ?? '';
    case 'pager':
      return mailbox.pager;
    case 'language':
      return options.language;
    case 'locale':
      return options.locale;
    case 'tz':
      return options.tz;
    case 'count':
      return String(countOf(voicemail, mailbox, folder));
    default:
      return undefined;
  }
};

/** Urgent messages count among those of INBOX. */
const countOf = (voicemail: Voicemail, mailbox: Mailbox, folder: string): number => {
  const urgent = folder === 'INBOX' ? voicemail.countIn(mailbox.box, mailbox.context, 'Urgent') : 0;
  return voicemail.countIn(mailbox.box, mailbox.context, folder) + urgent;
};
