import { actions, events } from '@amiable/protocol';
import { handleList, item, type ListItem } from '../../kernel/action.js';
import type { Kernel } from '../../kernel/kernel.js';
import { defineModule } from '../../kernel/module.js';

const deviceStateList = (kernel: Kernel) =>
  handleList(actions.DeviceStateList, function* (): Generator<ListItem, undefined> {
    for (const { device, state } of kernel.deviceStates.list())
      yield item(events.DeviceStateChange, { Device: device, State: state });
  });

export const definition = defineModule({
  name: 'res_manager_devicestate',
  description: 'Manager Device State Topic Forwarder',
  start: (kernel) => ({ actions: [deviceStateList(kernel)] }),
});
