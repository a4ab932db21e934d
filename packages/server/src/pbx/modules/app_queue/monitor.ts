import type { Channel } from '../../kernel/channel.js';
import type { Queue } from './queue.js';

/** Begins to record a call with MixMonitor where the queue has a monitor-format; variables of the caller say how. */
export const recordCall = async ({ settings }: Queue, channel: Channel): Promise<void> => {
  const format = settings['monitor-format'];
  if (format === '') return;
  const { kernel, variables } = channel;
  const mixMonitor = kernel.applications.get('MixMonitor');
  if (!mixMonitor) {
    kernel.log.write('warning', 'app_queue', 'Calls are not recorded: there is no application MixMonitor');
    return;
  }
  const name = variables.get('MONITOR_FILENAME') || channel.uniqueid;
  const options = variables.get('MONITOR_OPTIONS') ?? '';
  const command = variables.get('MONITOR_EXEC') ?? '';
  await mixMonitor.run(channel, `${name}.${format},b${options},${command}`);
};
