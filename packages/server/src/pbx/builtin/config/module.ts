import { defineModule } from '../../kernel/module.js';
import { configActions } from './actions.js';

/** The configuration files for clients of the manager. */
export const definition = defineModule({
  name: 'config',
  description: 'Configuration files',
  start: (kernel) => ({ actions: configActions(kernel) }),
});
