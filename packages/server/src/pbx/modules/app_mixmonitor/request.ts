import type { Kernel } from '../../kernel/kernel.js';
import type { MixMonitorRequest } from './mix-monitor.js';
import { readOptions } from './options.js';

/** What the words `file,options,command` ask for. */
export const readRequest = (
  { log }: Pick<Kernel, 'log'>,
  [file = '', options = '', command = '']: readonly string[],
): MixMonitorRequest => ({
  file,
  options: readOptions(options, (message) => log.write('notice', 'app_mixmonitor', `MixMonitor: ${message}`)),
  command,
});
