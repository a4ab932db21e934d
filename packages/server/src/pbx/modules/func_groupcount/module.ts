import type { Channel } from '../../kernel/channel.js';
import { type DialplanFunction, defineModule, type FunctionScope } from '../../kernel/module.js';
import { compileRegex } from '../../kernel/posix-regex.js';

/** The groups that a channel is in, by category ('' for none). */
const groups = new WeakMap<Channel, Map<string, string>>();

/** `group@category` */
const split = (text: string): { group: string; category: string } => {
  const at = text.indexOf('@');
  return at < 0 ? { group: text, category: '' } : { group: text.slice(0, at), category: text.slice(at + 1) };
};

const count = ({ kernel }: FunctionScope, fits: (group: string, category: string) => boolean): string => {
  let found = 0;
  for (const channel of kernel.channels.all())
    for (const [category, group] of groups.get(channel) ?? []) if (fits(group, category)) found += 1;
  return String(found);
};

const GROUP: DialplanFunction = {
  name: 'GROUP',
  synopsis: 'The group that the channel counts in',
  syntax: 'GROUP([category])',
  read: ({ channel }, category) => channel && (groups.get(channel)?.get(category) ?? ''),
  write: ({ channel }, args, value) => {
    const { group, category } = split(value);
    if (!channel) return false;
    const own = groups.get(channel) ?? new Map<string, string>();
    groups.set(channel, own.set(category || args, group));
    return true;
  },
};

const GROUP_COUNT: DialplanFunction = {
  name: 'GROUP_COUNT',
  synopsis: 'How many channels count in a group',
  syntax: 'GROUP_COUNT([group][@category])',
  read: (scope, args) => {
    const { group, category } = split(args);
    const wanted = group || (scope.channel && groups.get(scope.channel)?.get(category)) || '';
    return wanted === '' ? '0' : count(scope, (one, of) => one === wanted && of === category);
  },
};

const GROUP_MATCH_COUNT: DialplanFunction = {
  name: 'GROUP_MATCH_COUNT',
  synopsis: 'How many channels count in groups whose names fit an expression',
  syntax: 'GROUP_MATCH_COUNT(expression[@category])',
  read: (scope, args) => {
    const { group, category } = split(args);
    const regex = compileRegex(group);
    const ofCategory = compileRegex(category);
    if (!regex || !ofCategory || group === '') return undefined;
    return count(
      scope,
      (one, of) => regex.matcher(one).find() && (category === '' ? of === '' : ofCategory.matcher(of).find()),
    );
  },
};

const GROUP_LIST: DialplanFunction = {
  name: 'GROUP_LIST',
  synopsis: 'The groups that the channel counts in',
  syntax: 'GROUP_LIST()',
  read: ({ channel }) =>
    channel &&
    [...(groups.get(channel) ?? [])].map(([category, group]) => (category ? `${group}@${category}` : group)).join(' '),
};

export const definition = defineModule({
  name: 'func_groupcount',
  description: 'Channel group dialplan functions',
  start: () => ({ functions: [GROUP, GROUP_COUNT, GROUP_MATCH_COUNT, GROUP_LIST] }),
});
