import { actions } from '@amiable/protocol';
import { handle } from '../../kernel/action.js';
import { defineModule } from '../../kernel/module.js';
import { ReceiveMF } from './receive-mf.js';
import { SendMF } from './send-mf.js';

/**
 * SendMF, ReceiveMF and PlayMF. Multi-frequency digits are sound, not signalling: a channel takes those of PlayMF without
 * anything to be seen.
 */
export const definition = defineModule({
  name: 'app_mf',
  description: 'Send MF digits Application',
  start: ({ channels }) => ({
    applications: [ReceiveMF, SendMF],
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
