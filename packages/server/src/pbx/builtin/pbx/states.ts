import { actions, events } from '@amiable/protocol';
import { type ActionHandler, done, fail, handle, handleList, item, type ListItem } from '../../kernel/action.js';
import { extensionStatusText } from '../../kernel/hints.js';
import type { Kernel } from '../../kernel/kernel.js';

/** The state of an extension that has no hint. */
const unknown = -1;

/** ExtensionState, ExtensionStateList and PresenceState. */
export const stateActions = (kernel: Kernel): readonly ActionHandler[] => [
  handle(actions.ExtensionState, ({ Exten, Context }) => {
    const context = Context || 'default';
    const state = kernel.hints.state(Exten, context);
    return done({
      Exten,
      Context: context,
      Hint: state?.hint.hint ?? '',
      Status: state?.status ?? unknown,
      StatusText: extensionStatusText(state?.status ?? unknown),
    });
  }),
  handleList(actions.ExtensionStateList, function* (): Generator<ListItem, undefined> {
    for (const { exten, context, hint, status } of kernel.hints.list())
      if (!exten.startsWith('_'))
        yield item(events.ExtensionStatus, {
          Exten: exten,
          Context: context,
          Hint: hint,
          Status: status,
          StatusText: extensionStatusText(status),
        });
  }),
  handle(actions.PresenceState, ({ Provider }) => {
    const presence = kernel.presenceStates.get(Provider);
    if (!presence) return fail('invalid', { provider: Provider });
    const { state, subtype, message } = presence;
    const headers: [string, string][] = [['State', state]];
    if (subtype !== '') headers.push(['Subtype', subtype]);
    // the reference tells the message twice: its first name is that of the text of every reply
    if (message !== '') headers.push(['Message', message], ['PresenceMessage', message]);
    return done(headers);
  }),
];
