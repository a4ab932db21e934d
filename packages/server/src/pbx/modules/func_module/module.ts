import { type DialplanFunction, defineModule } from '../../kernel/module.js';

const IFMODULE: DialplanFunction = {
  name: 'IFMODULE',
  synopsis: 'Whether a module is loaded: 1 or 0',
  syntax: 'IFMODULE(module.so)',
  read: ({ kernel }, name) => (kernel.modules.isRunning(name.trim()) ? '1' : '0'),
};

export const definition = defineModule({
  name: 'func_module',
  description: 'Checks if Asterisk module is loaded in memory',
  start: () => ({ functions: [IFMODULE] }),
});
