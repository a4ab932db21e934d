import { defineModule } from '../../kernel/module.js';
import { pjsipHangup } from './actions.js';
import { endpointBook } from './endpoint-book.js';
import { dialContacts } from './functions.js';

/** Channels of endpoints, under the name PJSIP. */
export const definition = defineModule({
  name: 'chan_pjsip',
  description: 'PJSIP Channel Driver',
  requires: ['res_pjsip'],
  after: ['chan_phone'],
  start: (kernel) => {
    const { pjsip, phones } = kernel;
    const end = phones.back(endpointBook(pjsip));
    pjsip.update(pjsip.endpoints(), { silent: true });
    return {
      actions: [pjsipHangup(kernel)],
      functions: [dialContacts(pjsip)],
      useCount: () => pjsip.endpoints().reduce((count, endpoint) => count + pjsip.channelCount(endpoint), 0),
      stop: () => {
        end();
        for (const { id } of pjsip.endpoints()) kernel.deviceStates.changed(`PJSIP/${id}`);
      },
    };
  },
});
