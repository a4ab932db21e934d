import { defineModule } from '../../kernel/module.js';
import type { SorceryObject } from '../../kernel/sorcery/object-type.js';
import type { ObjectSource } from '../../kernel/sorcery/wizard.js';

/** Objects that last as long as the server runs. */
export const definition = defineModule({
  name: 'res_sorcery_memory',
  description: 'Sorcery In-Memory Object Wizard',
  start: (kernel) => ({
    stop: kernel.sorcery.wizards.register({ name: 'memory', open: memorySource }),
  }),
});

const memorySource = (): ObjectSource => {
  const objects = new Map<string, SorceryObject>();
  return {
    get: (id) => objects.get(id),
    all: () => [...objects.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    put: (object) => {
      objects.set(object.id, object);
    },
    remove: (id) => objects.delete(id),
  };
};
