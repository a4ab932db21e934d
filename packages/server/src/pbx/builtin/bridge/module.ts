import { defineModule } from '../../kernel/module.js';
import { bridgeActions, technologyActions } from './actions.js';
import { bridgeCommands } from './commands.js';

/** The actions and console commands about bridges that the core brings. */
export const definition = defineModule({
  name: 'bridge',
  description: 'Bridges',
  start: (kernel) => ({
    actions: [...bridgeActions(kernel), ...technologyActions(kernel)],
    commands: bridgeCommands(kernel),
  }),
});
