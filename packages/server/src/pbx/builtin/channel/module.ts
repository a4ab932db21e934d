import { defineModule } from '../../kernel/module.js';
import { adviceOfChargeAction } from './advice-of-charge.js';
import { channelCommands } from './commands.js';
import { hangupAction } from './hangup.js';
import { listActions } from './lists.js';
import { originateAction } from './originate.js';
import { redirectAction } from './redirect.js';
import { timeoutAndTextActions } from './timeout-and-text.js';
import { variableActions } from './variables.js';

/** The actions and console commands about channels that the core brings. */
export const definition = defineModule({
  name: 'channel',
  description: 'Channels',
  start: (kernel) => ({
    actions: [
      adviceOfChargeAction(kernel),
      hangupAction(kernel),
      originateAction(kernel),
      redirectAction(kernel),
      ...listActions(kernel),
      ...timeoutAndTextActions(kernel),
      ...variableActions(kernel),
    ],
    commands: channelCommands(kernel),
  }),
});
