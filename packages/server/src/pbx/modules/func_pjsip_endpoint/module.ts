import { defineModule } from '../../kernel/module.js';
import { objectFunction } from '../../kernel/pjsip/object-function.js';

/** What the dialplan reads of an endpoint. */
export const definition = defineModule({
  name: 'func_pjsip_endpoint',
  description: 'Get information about a PJSIP endpoint',
  requires: ['res_pjsip'],
  start: () => ({
    functions: [
      objectFunction('PJSIP_ENDPOINT', 'an endpoint', ({ kernel: { pjsip } }, id, field) => {
        const endpoint = pjsip.endpoint(id);
        return endpoint && (endpoint.values[field] ?? 'no field');
      }),
    ],
  }),
});
