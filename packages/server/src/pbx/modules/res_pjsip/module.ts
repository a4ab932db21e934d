import type { Kernel } from '../../kernel/kernel.js';
import { defineModule } from '../../kernel/module.js';
import { endpointType } from '../../kernel/pjsip/types/endpoint-type.js';
import { aorType, authType, contactType, domainAliasType } from '../../kernel/pjsip/types/phone-types.js';
import { globalType, systemType, transportType } from '../../kernel/pjsip/types/system-types.js';
import type { ObjectType } from '../../kernel/sorcery/object-type.js';
import { pjsipActions } from './actions.js';
import { pjsipCommands } from './commands.js';
import { tellUnknownSections } from './unknown-sections.js';

/** In the order in which they need each other. */
const types: readonly ObjectType[] = [
  systemType,
  globalType,
  authType,
  transportType,
  domainAliasType,
  aorType,
  contactType,
  endpointType,
];

const single = new Set(['system', 'global']);

const usualPlace = (type: ObjectType): string => {
  if (type === contactType) return 'astdb,registrar';
  return `config,pjsip.conf,criteria=type=${type.name}${single.has(type.name) ? ',single_object=yes' : ''}`;
};

/** Endpoints of SIP: their objects, and what clients see of them. */
export const definition = defineModule({
  name: 'res_pjsip',
  description: 'Basic SIP resource',
  requires: ['res_sorcery_config', 'res_sorcery_memory', 'res_sorcery_astdb'],
  after: ['res_sorcery_memory_cache', 'chan_phone'],
  start: (kernel) => {
    const { pjsip } = kernel;
    const ends = types.map((type) => pjsip.sorcery.define(type, usualPlace(type)));
    tellUnknownSections(kernel);
    pjsip.contacts.restore();
    pjsip.update(pjsip.endpoints(), { silent: true });
    return {
      actions: pjsipActions(pjsip),
      commands: pjsipCommands(kernel),
      reload: () => reload(kernel),
      stop: () => {
        const names = pjsip.endpoints().map(({ id }) => id);
        for (const end of ends) end();
        pjsip.contacts.clear();
        for (const name of names) pjsip.forget(name);
      },
    };
  },
});

const reload = (kernel: Kernel): void => {
  const { pjsip } = kernel;
  const before = pjsip.endpoints().map(({ id }) => id);
  pjsip.sorcery.reload();
  tellUnknownSections(kernel);
  const now = pjsip.endpoints();
  const names = new Set(now.map(({ id }) => id));
  for (const name of before) if (!names.has(name)) pjsip.forget(name);
  pjsip.update(now);
};
