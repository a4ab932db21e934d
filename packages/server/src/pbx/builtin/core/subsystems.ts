import { parseBoolean } from '../../../config/setting.js';
import { readConfiguration } from '../../kernel/configuration.js';
import type { Kernel } from '../../kernel/kernel.js';

/** Which parts of the program the configuration switches on. */
export interface Subsystems {
  /** Call detail records: cdr.conf. */
  readonly cdr: boolean;
  /** manager.conf `enabled`. */
  readonly manager: boolean;
  /** The manager over HTTP: manager.conf `enabled` and `webenabled`. */
  readonly webManager: boolean;
}

/** Reads what CoreSettings tells of other parts from their own files; what these do not say stands at the default. */
export const readSubsystems = (kernel: Pick<Kernel, 'settings'>): Subsystems => {
  const manager = generalOf(kernel, 'manager.conf');
  const enabled = manager('enabled', false);
  return {
    cdr: generalOf(kernel, 'cdr.conf')('enable', true),
    manager: enabled,
    webManager: enabled && manager('webenabled', false),
  };
};

const generalOf = (kernel: Pick<Kernel, 'settings'>, file: string) => {
  const { config, found } = readConfiguration(kernel, file, file === 'manager.conf' ? 'manager' : 'core');
  return (key: string, otherwise: boolean): boolean =>
    (found ? parseBoolean(config.value('general', key) ?? '') : undefined) ?? otherwise;
};
