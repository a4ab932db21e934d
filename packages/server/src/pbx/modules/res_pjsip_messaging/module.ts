import { defineModule } from '../../kernel/module.js';
import { phoneNameOf } from '../../kernel/phones/phone-technology.js';

/** Messages to endpoints, and to SIP URIs. */
export const definition = defineModule({
  name: 'res_pjsip_messaging',
  description: 'PJSIP Messaging Support',
  requires: ['res_pjsip'],
  start: ({ pjsip, messageTechnologies, log }) => ({
    stop: messageTechnologies.register({
      name: 'pjsip',
      send: ({ destination }) => {
        if (/^sips?:/i.test(destination)) return true;
        const name = phoneNameOf(destination);
        const endpoint = pjsip.endpoint(name);
        if (endpoint && pjsip.contactsOf(endpoint).length > 0) return true;
        log.write('warning', 'res_pjsip_messaging', `MESSAGE to '${destination}': the endpoint cannot be reached`);
        return false;
      },
    }),
  }),
});
