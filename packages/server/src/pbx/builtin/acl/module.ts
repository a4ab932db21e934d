import { type Acl, aclLines } from '../../../config/acl.js';
import { namedAcls } from '../../../config/acl-conf.js';
import { Problems } from '../../../config/problem.js';
import type { CommandCall, CommandOutcome } from '../../../contract/console.js';
import { readConfiguration, refusal, tellProblems } from '../../kernel/configuration.js';
import { caseBlindHash, inBucketOrder } from '../../kernel/hash-order.js';
import type { Kernel } from '../../kernel/kernel.js';
import { defineModule } from '../../kernel/module.js';

/** Buckets of the reference's table of address lists. */
const buckets = 37;

/** The named address lists of acl.conf at the console. */
export const definition = defineModule({
  name: 'acl',
  description: 'Access Control Lists',
  start: (kernel) => {
    let acls = readAcls(kernel);
    return {
      commands: [
        {
          name: 'acl show',
          summary: 'Shows the named address lists',
          usage: [
            'Usage: acl show [name]',
            '       Lists the named address lists of acl.conf, or shows the rules of one.',
          ],
          run: (call) => show(acls, call),
          complete: (args) => (args.length === 1 ? acls.map(({ name }) => name) : []),
        },
      ],
      reload: () => {
        acls = readAcls(kernel);
      },
    };
  },
});

/** Without the file there are no lists. Throws where the file must not be taken over. */
const readAcls = (kernel: Kernel): readonly Acl[] => {
  const reading = readConfiguration(kernel, 'acl.conf');
  if (!reading.found) return [];
  if (!reading.valid) throw refusal('acl.conf', reading.problems);
  const problems = new Problems();
  const acls = namedAcls(reading.config, problems);
  tellProblems(kernel, 'acl', [...reading.problems, ...problems.list]);
  return inBucketOrder(acls, ({ name }) => caseBlindHash(name), buckets);
};

const show = (acls: readonly Acl[], { args: [name, ...rest], print }: CommandCall): CommandOutcome => {
  if (rest.length > 0) return 'usage';
  if (name === undefined) {
    for (const line of ['', 'acl', '---', ...acls.map((acl) => acl.name)]) print(line);
    return undefined;
  }
  const acl = acls.find((one) => one.name.toLowerCase() === name.toLowerCase());
  const lines = acl ? aclLines(acl) : [`Could not find ACL named '${name}'`];
  for (const line of ['', ...lines]) print(line);
  return undefined;
};
