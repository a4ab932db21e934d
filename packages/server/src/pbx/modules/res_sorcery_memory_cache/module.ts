import { defineModule } from '../../kernel/module.js';
import { cacheActions } from './actions.js';
import { cacheCommands } from './commands.js';

/** Caches in front of where objects are kept, and what clients may do to them. */
export const definition = defineModule({
  name: 'res_sorcery_memory_cache',
  description: 'Sorcery Memory Cache Object Wizard',
  start: ({ sorcery }) => ({
    actions: cacheActions(sorcery),
    commands: cacheCommands(sorcery),
    stop: sorcery.cacheWizards.register({ name: 'memory_cache' }),
    useCount: () => sorcery.caches().length,
  }),
});
