import { splitArguments } from '../../kernel/arguments.js';
import { inBucketOrder } from '../../kernel/hash-order.js';
import type { Kernel } from '../../kernel/kernel.js';
import { type DialplanFunction, defineModule } from '../../kernel/module.js';

const family = 'dialgroup';
const buckets = 37;
const between = '&';

const hash = (text: string): number => {
  let value = 5381;
  for (let at = 0; at < text.length; at++) value = Math.imul(value, 33) ^ text.charCodeAt(at);
  return value & 0x7fffffff;
};

/** What is to be dialled together, by groups that the database keeps. */
const dialGroup = (kernel: Kernel): DialplanFunction => {
  const membersOf = (group: string): string[] => {
    const kept = kernel.database.get(family, group);
    return kept ? kept.split(between) : [];
  };
  const keep = async (group: string, members: readonly string[]): Promise<void> => {
    const unique = inBucketOrder(new Set(members), hash, buckets);
    if (unique.length > 0) await kernel.database.put(family, group, unique.join(between));
    else await kernel.database.del(family, group);
  };
  return {
    name: 'DIALGROUP',
    synopsis: 'A group of lines that are dialled together; an operation adds to it or takes away from it',
    syntax: 'DIALGROUP(group[,{add|del}])',
    read: (_scope, group) => membersOf(group).join(between),
    write: async ({ kernel: { log } }, args, value) => {
      const [group = '', operation = ''] = splitArguments(args, 2);
      if (group === '') {
        log.write('warning', 'func_dialgroup', 'DIALGROUP needs the name of a group');
        return false;
      }
      const named = operation.toLowerCase();
      if (named === 'add') {
        // what is added is one line, whatever it looks like
        if (value !== '') await keep(group, [...membersOf(group), ...value.split(between)]);
      } else if (named === 'del')
        await keep(
          group,
          membersOf(group).filter((member) => member !== value),
        );
      else if (named === '')
        await keep(
          group,
          value.split(between).filter((member) => member !== ''),
        );
      else log.write('warning', 'func_dialgroup', `DIALGROUP knows no operation '${operation}'`);
      return true;
    },
  };
};

export const definition = defineModule({
  name: 'func_dialgroup',
  description: 'Dialgroup dialplan function',
  start: (kernel) => ({ functions: [dialGroup(kernel)] }),
});
