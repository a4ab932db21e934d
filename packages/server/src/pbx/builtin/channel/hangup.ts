import { actions, events } from '@amiable/protocol';
import { type ActionHandler, done, fail, handleList, item, type ListItem } from '../../kernel/action.js';
import { leadingInteger } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import type { Kernel } from '../../kernel/kernel.js';
import { compileRegex } from '../../kernel/posix-regex.js';

/** Hangup: of one channel by its name, or of all whose names an expression between slashes matches. */
export const hangupAction = ({ channels, log }: Kernel): ActionHandler =>
  handleList(actions.Hangup, (params) => {
    const name = params.Channel;
    const cause = causeOf(params.Cause);
    if (cause === undefined)
      log.write('notice', 'manager', `Invalid 'Cause: ${params.Cause}' in manager action Hangup`);
    if (name.startsWith('/')) {
      if (name.length < 2 || !name.endsWith('/')) return fail('noExpression');
      const expression = compileRegex(name.slice(1, -1));
      if (!expression) return fail('badExpression', { expression: name });
      return hungUp(
        channels.list().filter((channel) => expression.matcher(channel.name).find()),
        cause,
      );
    }
    const channel = channels.get(name);
    if (!channel) return fail('noChannel');
    channel.softHangup(cause);
    return done({ Message: 'Channel Hungup' });
  });

/** 0 if there is none, undefined if what is given is no cause. */
const causeOf = (text: string): number | undefined => {
  if (text === '') return 0;
  const number = leadingInteger(text) ?? -1;
  return number >= 0 && number <= 127 ? number : undefined;
};

function* hungUp(found: readonly Channel[], cause: number | undefined): Generator<ListItem, undefined> {
  for (const channel of found) {
    channel.softHangup(cause);
    yield item(events.ChannelHungup, { Channel: channel.name });
  }
  return undefined;
}
