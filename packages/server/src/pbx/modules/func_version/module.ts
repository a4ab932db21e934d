import { hostname, release, type } from 'node:os';
import type { Kernel } from '../../kernel/kernel.js';
import { type DialplanFunction, defineModule } from '../../kernel/module.js';

/** 20.20.1 as 202001. */
const versionNumber = (version: string): string => {
  const [major = '0', minor = '0', patch = '0'] = version.split('.');
  return `${Number(major)}${minor.padStart(2, '0')}${String(Number.parseInt(patch, 10) || 0).padStart(2, '0')}`;
};

const items: Readonly<Record<string, (kernel: Kernel) => string>> = {
  ASTERISK_VERSION_NUM: ({ version }) => versionNumber(version),
  BUILD_USER: () => 'amiable',
  BUILD_HOSTNAME: () => hostname(),
  BUILD_MACHINE: () => process.arch,
  BUILD_KERNEL: () => release(),
  BUILD_OS: () => type(),
  BUILD_DATE: () => '',
};

const VERSION: DialplanFunction = {
  name: 'VERSION',
  synopsis: 'The version of Asterisk that is answered as',
  syntax: 'VERSION([item])',
  read: ({ kernel }, item) =>
    item.trim() === '' ? kernel.version : (items[item.trim().toUpperCase()]?.(kernel) ?? kernel.version),
};

export const definition = defineModule({
  name: 'func_version',
  description: 'Get Asterisk Version/Build Info',
  start: () => ({ functions: [VERSION] }),
});
