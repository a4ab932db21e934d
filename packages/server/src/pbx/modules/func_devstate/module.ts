import type { CommandCall, CommandOutcome, ConsoleCommand } from '../../../contract/console.js';
import { parseDeviceState } from '../../kernel/device-state.js';
import type { Kernel } from '../../kernel/kernel.js';
import { type DialplanFunction, defineModule } from '../../kernel/module.js';

/** The family of the database that keeps custom states over a restart. */
const family = 'CustomDevstate';
const prefix = 'Custom:';

const stateOf = (kernel: Kernel, name: string) => parseDeviceState(kernel.database.get(family, name) ?? '');

const isCustom = (device: string): boolean => device.toLowerCase().startsWith(prefix.toLowerCase());

/** Keeps a custom state and tells it; false for a state that is none. */
const change = async (kernel: Kernel, device: string, state: string): Promise<boolean> => {
  const name = device.slice(prefix.length);
  if (name === '' || parseDeviceState(state) === 'UNKNOWN') return false;
  await kernel.database.put(family, name, state);
  kernel.deviceStates.set(`${prefix}${name}`, parseDeviceState(state));
  return true;
};

const DEVICE_STATE: DialplanFunction = {
  name: 'DEVICE_STATE',
  synopsis: 'The state of a device; that of Custom: devices can be set',
  syntax: 'DEVICE_STATE(device)',
  read: ({ kernel }, device) => kernel.deviceStates.get(device),
  write: ({ kernel }, device, value) => {
    if (isCustom(device)) return change(kernel, device, value);
    kernel.log.write('warning', 'func_devstate', `DEVICE_STATE sets ${prefix} devices only; not '${device}'`);
    return false;
  },
};

const HINT: DialplanFunction = {
  name: 'HINT',
  synopsis: 'The devices of the hint of an extension; with n its name',
  syntax: 'HINT(extension[@context][,n])',
  read: ({ kernel }, args) => {
    const [place = '', option = ''] = args.split(',', 2);
    const [exten = '', context = 'default'] = place.split('@', 2);
    const hint = kernel.hints.find(exten, context || 'default');
    return option.includes('n') ? (hint?.hintName ?? '') : (hint?.hint ?? '');
  },
};

const line = '-'.repeat(69);
const entries = (kernel: Kernel): [name: string, state: string][] =>
  kernel.database.tree(family).map(([path, state]) => [path.slice(family.length + 2), state]);

const list = (kernel: Kernel, { args, print }: CommandCall): CommandOutcome => {
  if (args.length > 0) return 'usage';
  for (const text of ['', line, '--- Custom Device States --------------------------------------------', line, '---'])
    print(text);
  for (const [name, state] of entries(kernel)) {
    print(`--- Name: '${prefix}${name}'  State: '${state}'`);
    print('---');
  }
  for (const text of [line, line, '']) print(text);
  return undefined;
};

const changeCommand = async (kernel: Kernel, { args, print }: CommandCall): Promise<CommandOutcome> => {
  const [device = '', state, ...rest] = args;
  if (state === undefined || rest.length > 0) return 'usage';
  if (!isCustom(device)) {
    print(`The devstate command can only be used to set '${prefix}' device state!`);
    return 'failure';
  }
  if (parseDeviceState(state) === 'UNKNOWN') return 'usage';
  print(`Changing ${device.slice(prefix.length)} to ${state}`);
  await change(kernel, device, state);
  return undefined;
};

const commands = (kernel: Kernel): readonly ConsoleCommand[] => [
  {
    name: 'devstate list',
    summary: 'Shows custom device states',
    usage: ['Usage: devstate list', '       Lists the devices whose state is set by hand or by the dialplan.'],
    run: (call) => list(kernel, call),
  },
  {
    name: 'devstate change',
    summary: 'Changes a custom device state',
    usage: [
      'Usage: devstate change <device> <state>',
      "       Sets the state of a device 'Custom:name'. States: NOT_INUSE, INUSE, BUSY, INVALID, UNAVAILABLE, RINGING,",
      '       RINGINUSE, ONHOLD.',
    ],
    run: (call) => changeCommand(kernel, call),
    complete: (args) => (args.length === 1 ? entries(kernel).map(([name]) => `${prefix}${name}`) : []),
  },
];

export const definition = defineModule({
  name: 'func_devstate',
  description: 'Gets or sets a device state in the dialplan',
  start: (kernel) => {
    const unregister = kernel.deviceStates.register('Custom', (name) => stateOf(kernel, name));
    for (const [name] of entries(kernel)) kernel.deviceStates.changed(`${prefix}${name}`);
    return { functions: [DEVICE_STATE, HINT], commands: commands(kernel), stop: () => void unregister() };
  },
});
