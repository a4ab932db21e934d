import { readConfiguration, tellProblems } from '../configuration.js';
import type { Kernel } from '../kernel.js';

/** One line of sorcery.conf: `endpoint/cache = memory_cache,name=phones`. */
export interface Mapping {
  readonly objectType: string;
  /** Whether it holds what was asked for lately, in front of the others. */
  readonly cache: boolean;
  readonly wizard: string;
  readonly data: string;
}

/** What sorcery.conf says of a module's objects. */
export const readMappings = (kernel: Kernel, module: string): readonly Mapping[] => {
  const reading = readConfiguration(kernel, 'sorcery.conf');
  if (!reading.found) return [];
  tellProblems(kernel, module, reading.problems);
  if (!reading.valid) return [];
  return reading.config.variables(module).map(({ name, value }) => {
    const [objectType = '', how = ''] = name.split('/');
    const comma = value.indexOf(',');
    return {
      objectType,
      cache: how === 'cache',
      wizard: (comma < 0 ? value : value.slice(0, comma)).trim(),
      data: comma < 0 ? '' : value.slice(comma + 1).trim(),
    };
  });
};
