import { defineModule } from '../../kernel/module.js';
import { configSource } from './config-source.js';

/** Objects out of configuration files. */
export const definition = defineModule({
  name: 'res_sorcery_config',
  description: 'Sorcery Configuration File Object Wizard',
  start: (kernel) => ({
    stop: kernel.sorcery.wizards.register({
      name: 'config',
      open: (type, data) => configSource(kernel, type, data),
    }),
  }),
});
