import { suggestion } from '../../../config/nearest.js';
import { Problems } from '../../../config/problem.js';
import { readConfiguration, tellProblems } from '../../kernel/configuration.js';
import type { Kernel } from '../../kernel/kernel.js';

/** What a section of pjsip.conf can be. */
const knownTypes = [
  'acl',
  'aor',
  'asterisk-publication',
  'auth',
  'contact',
  'domain_alias',
  'endpoint',
  'global',
  'identify',
  'inbound-publication',
  'outbound-publish',
  'phoneprov',
  'registration',
  'resource_list',
  'system',
  'transport',
];

/** Tells of sections of pjsip.conf that nobody reads: without a type, or of one that there is not. */
export const tellUnknownSections = (kernel: Kernel): void => {
  const reading = readConfiguration(kernel, 'pjsip.conf');
  if (!reading.found || !reading.valid) return;
  const problems = new Problems();
  for (const section of reading.config.sections()) {
    const type = section.variables.findLast(({ name }) => name.toLowerCase() === 'type');
    if (!type) problems.warning(section, `[${section.name}] has no type; it does not count`);
    else if (!knownTypes.includes(type.value))
      problems.warning(
        type,
        `[${section.name}]: there is no type '${type.value}'${suggestion(type.value, knownTypes)}; it does not count`,
      );
  }
  tellProblems(kernel, 'res_pjsip', problems.list);
};
