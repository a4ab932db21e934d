import { actions } from '@amiable/protocol';
import { handle } from '../../kernel/action.js';
import { defineModule } from '../../kernel/module.js';
import { SendMF } from './send-mf.js';

/**
 * SendMF and PlayMF. Multi-frequency digits are sound, not signalling: a channel that carries no sound takes them without anything
 * to be seen, as a Local channel of the reference does.
 */
export const definition = defineModule({
  name: 'app_mf',
  description: 'Send MF digits Application',
  start: ({ channels }) => ({
    applications: [SendMF],
    actions: [
      handle(actions.PlayMF, ({ Channel }) => {
        const channel = channels.get(Channel);
        if (!channel) return 'noChannel';
        channel.leg.speak?.();
        return 'ok';
      }),
    ],
  }),
});
