import { actions, events } from '@amiable/protocol';
import { type ActionHandler, handleList, item, type ListItem } from '../../kernel/action.js';
import { defineModule } from '../../kernel/module.js';
import { headersOf } from '../../kernel/pjsip/listing.js';
import type { Pjsip } from '../../kernel/pjsip/pjsip.js';
import { resourceListType } from '../../kernel/pjsip/types/trunk-types.js';

/** What phones subscribe to. */
export const definition = defineModule({
  name: 'res_pjsip_pubsub',
  description: 'PJSIP event resource',
  requires: ['res_pjsip'],
  start: ({ pjsip }) => ({
    actions: pubsubActions(pjsip),
    stop: pjsip.sorcery.define(resourceListType, 'config,pjsip.conf,criteria=type=resource_list'),
    reload: () => pjsip.sorcery.reload(['resource_list']),
  }),
});

/** Played phones subscribe to nothing, so that the lists of subscriptions have no items. */
const pubsubActions = (pjsip: Pjsip): readonly ActionHandler[] => [
  handleList(actions.PJSIPShowResourceLists, () => lists(pjsip)),
  handleList(actions.PJSIPShowSubscriptionsInbound, nothing),
  handleList(actions.PJSIPShowSubscriptionsOutbound, nothing),
];

function* lists(pjsip: Pjsip): Generator<ListItem, undefined> {
  for (const list of pjsip.sorcery.all('resource_list')) yield item(events.ResourceListDetail, headersOf(pjsip, list));
  return undefined;
}

// biome-ignore lint/correctness/useYield: a list without items
function* nothing(): Generator<ListItem, undefined> {
  return undefined;
}
