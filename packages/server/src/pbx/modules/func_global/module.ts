import { events } from '@amiable/protocol';
import { separateArguments } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import { type DialplanFunction, defineModule, type FunctionScope } from '../../kernel/module.js';
import { escapedValue } from '../../kernel/variables.js';

const GLOBAL: DialplanFunction = {
  name: 'GLOBAL',
  synopsis: 'A global variable',
  syntax: 'GLOBAL(name)',
  read: ({ kernel }, name) => kernel.globals.get(name) ?? '',
  write: ({ kernel }, name, value) => {
    kernel.globals.set(name, value);
    return true;
  },
};

const shared = new WeakMap<Channel, Map<string, string>>();

const target = ({ kernel, channel }: FunctionScope, args: string): { name: string; owner: Channel | undefined } => {
  const [name = '', other] = separateArguments(args, 2);
  return { name: name.trim(), owner: other === undefined ? channel : kernel.channels.get(other.trim()) };
};

const SHARED: DialplanFunction = {
  name: 'SHARED',
  synopsis: 'A variable that other channels may read and set',
  syntax: 'SHARED(name[,channel])',
  read: (scope, args) => {
    const { name, owner } = target(scope, args);
    return owner && (shared.get(owner)?.get(name) ?? '');
  },
  write: (scope, args, value) => {
    const { name, owner } = target(scope, args);
    if (!owner || name === '') return false;
    const own = shared.get(owner) ?? new Map<string, string>();
    shared.set(owner, own.set(name, value));
    scope.kernel.events.publish(events.VarSet, {
      channel: owner.snapshot(),
      Variable: `SHARED(${name})`,
      Value: escapedValue(value),
    });
    return true;
  },
};

export const definition = defineModule({
  name: 'func_global',
  description: 'Variable dialplan functions',
  start: () => ({ functions: [GLOBAL, SHARED] }),
});
