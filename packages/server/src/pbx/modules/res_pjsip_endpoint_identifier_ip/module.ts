import { defineModule } from '../../kernel/module.js';
import { identifyType } from '../../kernel/pjsip/types/trunk-types.js';

/** Endpoints that are known by where their requests come from. */
export const definition = defineModule({
  name: 'res_pjsip_endpoint_identifier_ip',
  description: 'PJSIP IP endpoint identifier',
  requires: ['res_pjsip'],
  start: ({ pjsip }) => ({
    stop: pjsip.sorcery.define(identifyType, 'config,pjsip.conf,criteria=type=identify'),
    reload: () => pjsip.sorcery.reload(['identify']),
  }),
});
