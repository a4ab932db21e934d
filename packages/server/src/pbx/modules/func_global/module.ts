import { events } from '@amiable/protocol';
import { separateArguments } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import type { Kernel } from '../../kernel/kernel.js';
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

/** Takes a variable away from the channel, or a global one where there is no channel. */
const DELETE: DialplanFunction = {
  name: 'DELETE',
  synopsis: 'Takes a variable away',
  syntax: 'DELETE(name)',
  write: ({ kernel, channel }, name) => {
    if (!channel) forgetGlobal(kernel, name);
    else if (channel.variables.get(name) !== undefined) channel.variables.unset(name);
    return true;
  },
};

const forgetGlobal = ({ globals, events: bus }: Kernel, name: string): void => {
  if (globals.get(name) === undefined) return;
  globals.unset(name);
  bus.publish(events.VarSet, { Channel: 'none', Uniqueid: 'none', Variable: name, Value: '' });
};

const GLOBAL_DELETE: DialplanFunction = {
  name: 'GLOBAL_DELETE',
  synopsis: 'Takes a global variable away',
  syntax: 'GLOBAL_DELETE(name)',
  write: ({ kernel }, name) => {
    forgetGlobal(kernel, name);
    return true;
  },
};

const GLOBAL_EXISTS: DialplanFunction = {
  name: 'GLOBAL_EXISTS',
  synopsis: 'Whether there is a global variable, empty or not: 1 or 0',
  syntax: 'GLOBAL_EXISTS(name)',
  read: ({ kernel }, name) => (kernel.globals.get(name) === undefined ? '0' : '1'),
};

const VARIABLE_EXISTS: DialplanFunction = {
  name: 'VARIABLE_EXISTS',
  synopsis: 'Whether the channel has a variable, or there is a global one, empty or not: 1 or 0',
  syntax: 'VARIABLE_EXISTS(name)',
  read: ({ kernel, channel }, name) =>
    (channel?.variables.get(name) ?? kernel.globals.get(name)) === undefined ? '0' : '1',
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
  start: () => ({ functions: [GLOBAL, GLOBAL_DELETE, GLOBAL_EXISTS, DELETE, VARIABLE_EXISTS, SHARED] }),
});
