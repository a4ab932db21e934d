import { defineModule } from '../../kernel/module.js';
import { dialplanCommands } from './commands.js';
import { showDialPlan } from './show-dialplan.js';
import { stateActions } from './states.js';

/** What shows the dialplan and the states of its extensions. */
export const definition = defineModule({
  name: 'pbx',
  description: 'Dialplan core',
  start: (kernel) => ({
    actions: [showDialPlan(kernel), ...stateActions(kernel)],
    commands: dialplanCommands(kernel),
  }),
});
