import { actions, events } from '@amiable/protocol';
import { splitList } from '../../../config/setting.js';
import {
  type ActionHandler,
  done,
  fail,
  handle,
  handleList,
  item,
  type ListItem,
  type Totals,
} from '../../kernel/action.js';
import { defineModule } from '../../kernel/module.js';
import { headersOf } from '../../kernel/pjsip/listing.js';
import type { Pjsip } from '../../kernel/pjsip/pjsip.js';
import { registrationType } from '../../kernel/pjsip/types/trunk-types.js';
import { registrationCommands } from './commands.js';

/** Registrations at other servers. */
export const definition = defineModule({
  name: 'res_pjsip_outbound_registration',
  description: 'PJSIP Outbound Registration Support',
  requires: ['res_pjsip'],
  start: ({ pjsip }) => ({
    actions: registrationActions(pjsip),
    commands: registrationCommands(pjsip),
    stop: pjsip.sorcery.define(registrationType, 'config,pjsip.conf,criteria=type=registration'),
    reload: () => pjsip.sorcery.reload(['registration']),
  }),
});

const registrationActions = (pjsip: Pjsip): readonly ActionHandler[] => {
  const about = (one: string, all: string) => (params: { readonly Registration: string }) => {
    if (params.Registration === '*all') return done({ Message: all });
    if (!pjsip.sorcery.get('registration', params.Registration))
      return { ...fail('noRegistration'), lineFeed: true } as const;
    return done({ Message: one });
  };
  return [
    handle(actions.PJSIPRegister, about('Reregistration sent', 'Reregistrations sent')),
    handle(actions.PJSIPUnregister, about('Unregistration sent', 'Unregistrations sent')),
    handleList(actions.PJSIPShowRegistrationsOutbound, () => outbound(pjsip)),
  ];
};

/** Until SIP is spoken nobody answers: each of them is not registered. */
function* outbound(pjsip: Pjsip): Generator<ListItem, Totals> {
  const registrations = pjsip.sorcery.all('registration');
  for (const registration of registrations) {
    yield item(events.OutboundRegistrationDetail, {
      ...headersOf(pjsip, registration),
      Status: 'Unregistered',
      NextReg: 0,
    });
    for (const name of splitList(registration.values.outbound_auth ?? '')) {
      const auth = pjsip.sorcery.get('auth', name);
      if (auth) yield item(events.AuthDetail, headersOf(pjsip, auth));
    }
  }
  // the credentials among the items do not count
  return { ListItems: registrations.length, Registered: 0, NotRegistered: registrations.length };
}
