import { defineModule } from '../../kernel/module.js';
import { objectFunction } from '../../kernel/pjsip/object-function.js';

/** What the dialplan reads of an address of record. */
export const definition = defineModule({
  name: 'func_pjsip_aor',
  description: 'Get information about a PJSIP AOR',
  requires: ['res_pjsip'],
  start: () => ({
    functions: [
      objectFunction('PJSIP_AOR', 'an address of record', ({ kernel: { pjsip } }, id, field) => {
        const aor = pjsip.sorcery.get('aor', id);
        if (!aor) return undefined;
        if (field === 'contact')
          return pjsip.contacts
            .of(id)
            .map((contact) => contact.id)
            .join(',');
        return aor.values[field] ?? 'no field';
      }),
    ],
  }),
});
