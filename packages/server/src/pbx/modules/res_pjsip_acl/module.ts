import { defineModule } from '../../kernel/module.js';
import { aclType } from '../../kernel/pjsip/types/system-types.js';

/** Addresses that may speak SIP. */
export const definition = defineModule({
  name: 'res_pjsip_acl',
  description: 'PJSIP ACL Resource',
  requires: ['res_pjsip'],
  start: ({ pjsip }) => ({
    stop: pjsip.sorcery.define(aclType, 'config,pjsip.conf,criteria=type=acl'),
    reload: () => pjsip.sorcery.reload(['acl']),
  }),
});
