import { actions, events } from '@amiable/protocol';
import { handleList, item, type ListItem } from '../../kernel/action.js';
import type { Kernel } from '../../kernel/kernel.js';
import { defineModule } from '../../kernel/module.js';

const presenceStateList = (kernel: Kernel) =>
  handleList(actions.PresenceStateList, function* (): Generator<ListItem, undefined> {
    for (const { presentity, state, subtype, message } of kernel.presenceStates.list())
      yield item(events.PresenceStateChange, {
        Presentity: presentity,
        Status: state,
        Subtype: subtype,
        Message: message,
      });
  });

export const definition = defineModule({
  name: 'res_manager_presencestate',
  description: 'Manager Presence State Topic Forwarder',
  start: (kernel) => ({ actions: [presenceStateList(kernel)] }),
});
