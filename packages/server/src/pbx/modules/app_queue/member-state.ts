import { combineDeviceStates, type DeviceState } from '../../kernel/device-state.js';
import type { Kernel } from '../../kernel/kernel.js';

/** The devices that stand behind a state interface: one, or (`hint:exten@context`) those of the extension's hint. */
export const devicesOf = (kernel: Kernel, stateInterface: string): readonly string[] => {
  if (!isHint(stateInterface)) return [deviceOf(stateInterface)];
  const [exten = '', context = 'default'] = stateInterface.slice('hint:'.length).split('@');
  return kernel.hints.find(exten, context)?.devices ?? [];
};

/** The state of a member by its state interface; INVALID for the hint of an extension that has none. */
export const stateOf = (kernel: Kernel, stateInterface: string): DeviceState => {
  const { deviceStates } = kernel;
  if (!isHint(stateInterface)) return deviceStates.get(stateInterface);
  return combineDeviceStates(devicesOf(kernel, stateInterface).map((device) => deviceStates.get(device)));
};

export const isHint = (stateInterface: string): boolean => stateInterface.toLowerCase().startsWith('hint:');

/** What follows a second slash, as in `Local/601@default/n`, is no part of the device. */
const deviceOf = (stateInterface: string): string => stateInterface.split('/').slice(0, 2).join('/');
