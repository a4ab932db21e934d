import { freemem, loadavg } from 'node:os';
import type { Kernel } from './kernel.js';

/** What the machine has left. */
export interface MachineState {
  /** The load average of the last minute. */
  load(): number;
  /** Free memory in bytes. */
  freeMemory(): number;
}

const machine: MachineState = { load: () => loadavg()[0] ?? 0, freeMemory: freemem };
const megabyte = 1024 * 1024;

/**
 * Why `[options]` of asterisk.conf let no further call begin now (`maxcalls`, `maxload`, `minmemfree`); undefined where
 * one may. A limit of 0 is none, and is not looked at.
 */
export const callRefusal = (
  { settings, channels }: Pick<Kernel, 'settings' | 'channels'>,
  { load, freeMemory }: MachineState = machine,
): string | undefined => {
  const { maxcalls, maxload, minmemfree } = settings.options;
  if (maxcalls > 0 && channels.activeCalls >= maxcalls) return `${maxcalls} calls are under way (maxcalls)`;
  if (maxload > 0 && load() >= maxload) return `the load of the machine is ${maxload} or more (maxload)`;
  if (minmemfree > 0 && freeMemory() < minmemfree * megabyte)
    return `the machine has less than ${minmemfree} MB of free memory (minmemfree)`;
  return undefined;
};
