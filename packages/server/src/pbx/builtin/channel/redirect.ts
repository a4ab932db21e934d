import { actions } from '@amiable/protocol';
import { type ActionHandler, done, fail, handle } from '../../kernel/action.js';
import { leadingInteger } from '../../kernel/arguments.js';
import type { Kernel } from '../../kernel/kernel.js';

/** Redirect: sends one channel, or two that talk to each other, to other places of the dialplan. */
export const redirectAction = ({ channels, dialplan }: Kernel): ActionHandler =>
  handle(actions.Redirect, (params) => {
    const place = (context: string, exten: string, priority: string): number | undefined => {
      const number = leadingInteger(priority) ?? dialplan.labelPriority(context, exten, priority);
      return number !== undefined && number > 0 ? number : undefined;
    };
    const priority = place(params.Context, params.Exten, params.Priority);
    if (priority === undefined) return 'invalidPriority';
    const two = params.ExtraChannel !== '';
    let extra = { context: params.Context, exten: params.Exten, priority };
    if (two && params.ExtraContext !== '') {
      if (params.ExtraExten === '') return 'noExtraExten';
      if (params.ExtraPriority === '') return 'noExtraPriority';
      const number = place(params.ExtraContext, params.ExtraExten, params.ExtraPriority);
      if (number === undefined) return 'invalidExtraPriority';
      extra = { context: params.ExtraContext, exten: params.ExtraExten, priority: number };
    }
    const channel = channels.get(params.Channel);
    if (!channel) return fail('noChannel', { channel: params.Channel });
    if (channel.interrupted) return 'hungUp';
    if (!two) {
      channel.asyncGoto(params.Context, params.Exten, priority);
      return done({ Message: 'Redirect successful' });
    }
    const other = channels.get(params.ExtraChannel);
    if (!other) return fail('noExtra', { channel: params.ExtraChannel });
    if (other.interrupted) return 'extraHungUp';
    channel.asyncGoto(params.Context, params.Exten, priority);
    other.asyncGoto(extra.context, extra.exten, extra.priority, false);
    return done({ Message: 'Dual Redirect successful' });
  });
