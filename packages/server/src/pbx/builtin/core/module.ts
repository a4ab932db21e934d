import { defineModule } from '../../kernel/module.js';
import { coreActions } from './actions.js';
import { showCommands } from './show-commands.js';
import { stopCommands } from './stop-commands.js';
import { readSubsystems } from './subsystems.js';

/** The program itself: what it is, since when it runs, and its end. */
export const definition = defineModule({
  name: 'core',
  description: 'Asterisk core',
  start: (kernel) => {
    const subsystems = () => readSubsystems(kernel);
    return {
      actions: coreActions(kernel, subsystems),
      commands: [...showCommands(kernel, subsystems), ...stopCommands(kernel.shutdown)],
    };
  },
});
