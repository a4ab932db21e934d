import { defineModule } from '../../kernel/module.js';
import { autoMixMonitor, autoMonitor } from './recording.js';

/** What every bridge offers by digits besides transfers: to hang up and to record. */
export const definition = defineModule({
  name: 'bridge_builtin_features',
  description: 'Built in bridging features',
  start: ({ features }) => {
    const forget = [
      features.provide('disconnect', (channel) => channel.bridge?.kick(channel)),
      features.provide('automixmon', autoMixMonitor),
      features.provide('automon', autoMonitor),
    ];
    return {
      stop: () => {
        for (const take of forget) take();
      },
    };
  },
});
