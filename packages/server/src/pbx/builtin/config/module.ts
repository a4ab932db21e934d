import { defineModule } from '../../kernel/module.js';
import { configActions } from './actions.js';
import { configCommands } from './commands.js';

/** Parts of the reference whose files say nothing that is done here: reloading them succeeds, and changes nothing. */
const withoutEffect = ['dnsmgr', 'dsp', 'enum', 'extconfig', 'plc', 'udptl'] as const;

/** The configuration files for clients of the manager. */
export const definition = defineModule({
  name: 'config',
  description: 'Configuration files',
  start(kernel) {
    const parts = withoutEffect.map((name) => kernel.modules.addReload(name, () => {}));
    return {
      actions: configActions(kernel),
      commands: configCommands(kernel),
      stop() {
        for (const end of parts) end();
      },
    };
  },
});
