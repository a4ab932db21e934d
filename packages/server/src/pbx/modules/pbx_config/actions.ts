import { actions } from '@amiable/protocol';
import { parseBoolean } from '../../../config/setting.js';
import { type ActionHandler, done, handle } from '../../kernel/action.js';
import { leadingInteger } from '../../kernel/arguments.js';
import { hintPriority } from '../../kernel/dialplan/context.js';
import type { Kernel } from '../../kernel/kernel.js';
import { registrar, splitCallerId } from './extensions-conf.js';

interface Target {
  readonly context: string;
  readonly exten: string;
  readonly callerId: string | undefined;
}

/** A priority as a number, `hint`, or a label that is there; undefined if it is none of these. */
const priorityOf = (kernel: Kernel, { context, exten, callerId }: Target, text: string): number | undefined => {
  if (text.toLowerCase() === 'hint') return hintPriority;
  return leadingInteger(text) ?? kernel.dialplan.labelPriority(context, exten, text, callerId);
};

/** DialplanExtensionAdd and DialplanExtensionRemove. */
export const dialplanActions = (kernel: Kernel): readonly ActionHandler[] => [
  handle(actions.DialplanExtensionAdd, (params) => {
    const { exten, callerId } = splitCallerId(params.Extension);
    const context = params.Context;
    const priority = priorityOf(kernel, { context, exten, callerId }, params.Priority);
    if (priority === undefined) return 'priority';
    kernel.dialplan.addContext(context, registrar);
    const added = kernel.dialplan.add(
      {
        context,
        exten,
        callerId,
        priority,
        application: params.Application,
        data: params.ApplicationData,
        registrar,
      },
      parseBoolean(params.Replace) === true,
    );
    return added ? 'ok' : 'exists';
  }),
  handle(actions.DialplanExtensionRemove, (params) => {
    const { exten, callerId } = splitCallerId(params.Extension);
    const context = params.Context;
    const whole = params.Priority === '';
    const priority = whole ? undefined : priorityOf(kernel, { context, exten, callerId }, params.Priority);
    if (!whole && priority === undefined) return 'priority';
    if (!kernel.dialplan.remove(context, { exten, callerId, priority })) return 'notRemoved';
    const Message = whole ? 'Removed the requested extension' : 'Removed the requested priority from the extension';
    return done({ Message });
  }),
];
