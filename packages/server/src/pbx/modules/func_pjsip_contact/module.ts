import { defineModule } from '../../kernel/module.js';
import { objectFunction } from '../../kernel/pjsip/object-function.js';

/** What the dialplan reads of a contact. */
export const definition = defineModule({
  name: 'func_pjsip_contact',
  description: 'Get information about a PJSIP contact',
  requires: ['res_pjsip'],
  start: () => ({
    functions: [
      objectFunction('PJSIP_CONTACT', 'a contact', ({ kernel: { pjsip } }, id, field) => {
        const contact = pjsip.contacts.get(id);
        if (!contact) return undefined;
        const { state, roundtrip } = pjsip.contacts.check(contact);
        if (field === 'status') return state;
        if (field === 'rtt') return state === 'NonQualified' ? 'N/A' : String(roundtrip);
        return contact.values[field] ?? 'no field';
      }),
    ],
  }),
});
