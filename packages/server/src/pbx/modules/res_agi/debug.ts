import type { Channel } from '../../kernel/channel.js';
import type { Kernel } from '../../kernel/kernel.js';

const watched = new WeakSet<Kernel>();

/** Shows what is sent and received (`agi set debug on`), or no longer. */
export const setDebugging = (kernel: Kernel, on: boolean): void => {
  if (on) watched.add(kernel);
  else watched.delete(kernel);
};

/** Shows a text of a session if that was asked for. */
export const debugging = (channel: Channel, direction: 'Rx' | 'Tx', text: string): void => {
  if (!watched.has(channel.kernel)) return;
  for (const line of text.split('\n'))
    if (line !== '') channel.kernel.log.write('verbose', 'res_agi', `<${channel.name}>AGI ${direction} >> ${line}`);
};
