import { actions } from '@amiable/protocol';
import { type ActionHandler, handle } from '../../kernel/action.js';
import { leadingInteger } from '../../kernel/arguments.js';
import type { Kernel } from '../../kernel/kernel.js';

/** AbsoluteTimeout and SendText. */
export const timeoutAndTextActions = ({ channels }: Kernel): readonly ActionHandler[] => [
  handle(actions.AbsoluteTimeout, ({ Channel, Timeout }) => {
    const seconds = leadingInteger(Timeout) ?? 0;
    if (seconds <= 0) return 'noTimeout';
    const channel = channels.get(Channel);
    if (!channel) return 'noChannel';
    channel.setAbsoluteTimeout(seconds * 1000);
    return 'ok';
  }),
  handle(actions.SendText, ({ Channel, Message }) => {
    const channel = channels.get(Channel);
    if (!channel) return 'noChannel';
    // a channel in a call says it to whoever it talks to, as if its own far end had sent it
    if (channel.bridge) channel.queueFrame({ type: 'text', text: Message });
    else if (!channel.leg.sendText(Message)) return 'failed';
    return 'ok';
  }),
];
