import { defineModule } from '../../kernel/module.js';
import { monitorActions } from './actions.js';
import { autoMonitor, monitorApplications, startByWords } from './applications.js';
import { Monitors } from './monitors.js';

export const definition = defineModule({
  name: 'res_monitor',
  description: 'Call Monitoring Resource',
  supportLevel: 'deprecated',
  start: (kernel) => {
    const monitors = new Monitors(kernel);
    // Option b: the recording begins in the first call of two.
    const forget = kernel.callObservers.add({
      bridgeEntered: ({ type, channels }) => {
        if (type !== 'basic' || channels.length !== 2) return;
        for (const channel of channels) {
          const words = channel.variables.get(autoMonitor);
          if (words && !monitors.of(channel)) queueMicrotask(() => startByWords(monitors, channel, words));
        }
      },
    });
    return {
      applications: monitorApplications(monitors),
      actions: monitorActions(kernel, monitors),
      stop: async () => {
        forget();
        await monitors.stopAll();
      },
      useCount: () => monitors.size,
    };
  },
});
