import { inBackground } from '../../kernel/background.js';
import type { Kernel } from '../../kernel/kernel.js';
import { defineModule } from '../../kernel/module.js';
import { type ObjectType, plainObject, type SorceryObject } from '../../kernel/sorcery/object-type.js';
import type { ObjectSource } from '../../kernel/sorcery/wizard.js';

/** Objects in AstDB. */
export const definition = defineModule({
  name: 'res_sorcery_astdb',
  description: 'Sorcery Astdb Object Wizard',
  start: (kernel) => ({
    stop: kernel.sorcery.wizards.register({
      name: 'astdb',
      open: (type, prefix) => astdbSource(kernel, type, `${prefix}/${type.name}`),
    }),
  }),
});

/** Keeps each object as JSON of what differs from the defaults, under its id. */
const astdbSource = (kernel: Kernel, type: ObjectType, family: string): ObjectSource => {
  const { database } = kernel;
  return {
    get: (id) => {
      const text = database.get(family, id);
      return text === undefined ? undefined : objectOf(type, id, text);
    },
    all: () =>
      database.tree(family).flatMap(([path, text]) => objectOf(type, path.slice(family.length + 2), text) ?? []),
    put: (object) => inBackground(kernel, 'res_sorcery_astdb', database.put(family, object.id, textOf(type, object))),
    remove: (id) => {
      if (database.get(family, id) === undefined) return false;
      inBackground(kernel, 'res_sorcery_astdb', database.del(family, id));
      return true;
    },
  };
};

const textOf = (type: ObjectType, { values }: SorceryObject): string =>
  JSON.stringify(
    Object.fromEntries(
      type.options.filter((option) => values[option.name] !== option.default).map(({ name }) => [name, values[name]]),
    ),
  );

/** undefined for what somebody else put there. */
const objectOf = (type: ObjectType, id: string, text: string): SorceryObject | undefined => {
  try {
    const values: unknown = JSON.parse(text);
    if (typeof values !== 'object' || values === null) return undefined;
    const known = new Set(type.options.map(({ name }) => name));
    return plainObject(
      type,
      id,
      Object.fromEntries(
        Object.entries(values).flatMap(([name, value]) => (known.has(name) ? [[name, String(value)]] : [])),
      ),
    );
  } catch {
    return undefined;
  }
};
