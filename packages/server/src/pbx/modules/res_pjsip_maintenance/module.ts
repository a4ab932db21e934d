import { actions, events } from '@amiable/protocol';
import { parseBoolean } from '../../../config/setting.js';
import { type ActionHandler, fail, handle, handleList, item, type ListItem } from '../../kernel/action.js';
import type { Kernel } from '../../kernel/kernel.js';
import { defineModule } from '../../kernel/module.js';

/** Endpoints that take part in no call for now. */
export const definition = defineModule({
  name: 'res_pjsip_maintenance',
  description: 'PJSIP Endpoint Maintenance',
  requires: ['res_pjsip'],
  start: (kernel) => ({
    actions: maintenanceActions(kernel),
    stop: () => kernel.pjsip.maintenance.clear(),
  }),
});

const maintenanceActions = ({ pjsip, events: bus }: Kernel): readonly ActionHandler[] => {
  const status = (name: string) => ({
    Endpoint: name,
    Status: pjsip.maintenance.has(name) ? 'enabled' : 'disabled',
  });
  function* items(names: Iterable<string>): Generator<ListItem, undefined> {
    for (const name of names) yield item(events.PJSIPMaintenanceStatus, status(name));
    return undefined;
  }
  return [
    handle(actions.PJSIPSetMaintenance, ({ Endpoint: name, State }) => {
      if (!pjsip.endpoint(name)) return fail('noEndpoint', { endpoint: name });
      const wanted = parseBoolean(State);
      if (wanted === undefined) return 'badState';
      if (wanted !== pjsip.maintenance.has(name)) {
        if (wanted) pjsip.maintenance.add(name);
        else pjsip.maintenance.delete(name);
        bus.publish(events.PJSIPMaintenanceStatus, status(name));
      }
      return 'ok';
    }),
    handleList(actions.PJSIPShowMaintenance, ({ Endpoint: name }) => {
      if (name === '') return items([...pjsip.maintenance].sort());
      if (!pjsip.endpoint(name)) return fail('noEndpoint', { endpoint: name });
      return items([name]);
    }),
  ];
};
