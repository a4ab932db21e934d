import { splitArguments } from '../../kernel/arguments.js';
import type { DialplanFunction } from '../../kernel/module.js';
import type { Pjsip } from '../../kernel/pjsip/pjsip.js';

/** PJSIP_DIAL_CONTACTS: what Dial rings to reach all contacts of an endpoint at once. */
export const dialContacts = (pjsip: Pjsip): DialplanFunction => ({
  name: 'PJSIP_DIAL_CONTACTS',
  synopsis: 'Gives what Dial rings to reach all contacts of an endpoint.',
  syntax: 'PJSIP_DIAL_CONTACTS(endpoint[,aor[,request_user]])',
  read: ({ kernel }, args) => {
    const [name = '', aor = '', user = ''] = splitArguments(args, 3).map((one) => one.trim());
    const endpoint = pjsip.endpoint(name);
    if (!endpoint) {
      kernel.log.write('warning', 'chan_pjsip', `PJSIP_DIAL_CONTACTS: there is no endpoint '${name}'`);
      return undefined;
    }
    const aors = aor === '' ? pjsip.aorsOf(endpoint) : [aor];
    return aors
      .flatMap((one) => pjsip.contacts.of(one))
      .map(({ uri }) => `PJSIP/${name}/${user === '' ? uri : withUser(uri, user)}`)
      .join('&');
  },
});

const withUser = (uri: string, user: string): string => uri.replace(/^(sips?:)(?:[^@;?]*@)?/i, `$1${user}@`);
