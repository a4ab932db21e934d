import { actions, events } from '@amiable/protocol';
import { type ActionHandler, handleList, item, type ListItem } from '../../kernel/action.js';
import { defineModule } from '../../kernel/module.js';
import { contactStatusItem, inboundHeaders } from '../../kernel/pjsip/listing.js';
import type { Pjsip } from '../../kernel/pjsip/pjsip.js';
import { registerPhones } from './played-phones.js';

/** Contacts that come by registration. */
export const definition = defineModule({
  name: 'res_pjsip_registrar',
  description: 'PJSIP Registrar Support',
  requires: ['res_pjsip'],
  start: (kernel) => ({ actions: registrarActions(kernel.pjsip), ...registerPhones(kernel) }),
});

const registrarActions = (pjsip: Pjsip): readonly ActionHandler[] => [
  handleList(actions.PJSIPShowRegistrationsInbound, () => inbound(pjsip)),
  handleList(actions.PJSIPShowRegistrationInboundContactStatuses, () => statuses(pjsip)),
];

function* inbound(pjsip: Pjsip): Generator<ListItem, undefined> {
  for (const aor of pjsip.sorcery.all('aor')) yield item(events.InboundRegistrationDetail, inboundHeaders(pjsip, aor));
  return undefined;
}

function* statuses(pjsip: Pjsip): Generator<ListItem, undefined> {
  for (const contact of pjsip.contacts.allRegistered())
    yield contactStatusItem(pjsip, contact, contact.values.endpoint ?? '');
  return undefined;
}
