import { actions, events } from '@amiable/protocol';
import { type ActionHandler, done, fail, handleList, item, type ListItem } from '../../kernel/action.js';
import type { Channel } from '../../kernel/channel.js';
import type { Kernel } from '../../kernel/kernel.js';
import { compileRegex } from '../../kernel/posix-regex.js';
import { causeOfResponse, sipResponse } from './sip-responses.js';

/** What a channel is refused with where the action does not say it in a way that can be read. */
const decline = 603;

/** PJSIPHangup: Hangup with a SIP response instead of a cause. */
export const pjsipHangup = ({ channels, log }: Kernel): ActionHandler =>
  handleList(actions.PJSIPHangup, ({ Channel: name, Cause }) => {
    const response = sipResponse(Cause);
    if (response === undefined)
      log.write('warning', 'chan_pjsip', `'${Cause}' is no SIP response that ends a call; ${decline} is used`);
    const cause = causeOfResponse(response ?? decline);
    if (name.startsWith('/')) {
      if (name.length < 2 || !name.endsWith('/')) return fail('noExpression');
      const expression = compileRegex(name.slice(1, -1));
      if (!expression) return fail('badExpression', { expression: name });
      return hungUp(
        channels.list().filter((channel) => isPjsip(channel) && expression.matcher(channel.name).find()),
        cause,
      );
    }
    const channel = channels.get(name);
    if (!channel || !isPjsip(channel)) return fail('noChannel');
    channel.softHangup(cause);
    return done({ Message: 'Channel Hungup' });
  });

const isPjsip = ({ technology }: Channel): boolean => technology.name === 'PJSIP';

function* hungUp(found: readonly Channel[], cause: number): Generator<ListItem, undefined> {
  for (const channel of found) {
    channel.softHangup(cause);
    yield item(events.ChannelHungup, { Channel: channel.name });
  }
  return undefined;
}
