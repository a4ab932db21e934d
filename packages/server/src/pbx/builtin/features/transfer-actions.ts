import { actions } from '@amiable/protocol';
import { type ActionHandler, handle } from '../../kernel/action.js';
import type { Channel } from '../../kernel/channel.js';
import type { Kernel } from '../../kernel/kernel.js';
import { blindTransfer } from '../../kernel/transfer/blind-transfer.js';

/** BlindTransfer, Atxfer and CancelAtxfer. */
export const transferActions = ({ channels, features }: Kernel): readonly ActionHandler[] => [
  handle(actions.BlindTransfer, ({ Channel: name, Exten, Context }) => {
    const channel = channels.get(name);
    if (!channel) return 'noChannel';
    const result = blindTransfer(channel, { exten: Exten, context: Context || channel.context }, true);
    return result === 'Success' ? 'ok' : failures[result];
  }),
  handle(actions.Atxfer, ({ Channel: name, Exten, Context }) => {
    const channel = channels.get(name);
    if (!channel) return 'noChannel';
    const code = features.codeOf(channel, 'atxfer');
    if (code === '') return 'noCode';
    if (Context !== '') channel.variables.set('TRANSFER_CONTEXT', Context);
    press(channel, code + Exten);
    return 'ok';
  }),
  handle(actions.CancelAtxfer, ({ Channel: name }) => {
    const channel = channels.get(name);
    if (!channel) return 'noChannel';
    const code = features.settingsOf(channel).abort;
    if (code === '') return 'noCode';
    press(channel, code);
    return 'ok';
  }),
];

const failures = { Fail: 'failed', Invalid: 'invalid', 'Not Permitted': 'notPermitted' } as const;

/** As if the user of a channel had pressed these digits. */
const press = (channel: Channel, digits: string): void => {
  for (const digit of digits) channel.queueFrame({ type: 'digitEnd', digit, ms: 0 });
};
