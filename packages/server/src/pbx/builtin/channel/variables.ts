import { actions } from '@amiable/protocol';
import { type ActionHandler, done, handle } from '../../kernel/action.js';
import type { Kernel } from '../../kernel/kernel.js';
import { assign, readFunction, readVariable } from '../../kernel/substitute.js';

/** Getvar and Setvar: variables and functions of a channel, or global ones. */
export const variableActions = (kernel: Kernel): readonly ActionHandler[] => [
  handle(actions.Getvar, async ({ Channel, Variable }) => {
    const channel = Channel === '' ? undefined : kernel.channels.get(Channel);
    if (Channel !== '' && !channel) return 'noChannel';
    let leftover = '';
    const keep = (text: string): void => {
      leftover = text;
    };
    const scope = { kernel, channel, trusted: false, leftover: keep };
    const value = Variable.endsWith(')') ? await readFunction(Variable, scope) : readVariable(Variable, scope);
    return done({ Variable, Value: value ?? leftover });
  }),
  handle(actions.Setvar, async ({ Channel, Variable, Value }) => {
    const channel = Channel === '' ? undefined : kernel.channels.get(Channel);
    if (Channel !== '' && !channel) return 'noChannel';
    return (await assign(Variable, Value, { kernel, channel, trusted: false })) ? 'ok' : 'notSet';
  }),
];
