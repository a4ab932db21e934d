import { defineModule } from '../../kernel/module.js';
import { loaderActions } from './actions.js';
import { loaderCommands } from './commands.js';

/** Loading, unloading and reloading of modules by clients and at the console. */
export const definition = defineModule({
  name: 'loader',
  description: 'Module loader',
  start: ({ modules }) => ({ actions: loaderActions(modules), commands: loaderCommands(modules) }),
});
