import { actions } from '@amiable/protocol';
import { type ActionHandler, handle } from '../../kernel/action.js';
import { isYes, leadingInteger } from '../../kernel/arguments.js';
import { changePriority, resetStatistics, withdraw } from './administration.js';
import type { Queues } from './queues.js';
import type { ReloadParts } from './reload.js';

/** QueueChangePriorityCaller, QueueWithdrawCaller, QueueReset and QueueReload. */
export const callerActions = (
  queues: Queues,
  reload: (parts: ReloadParts, queue: string) => void,
): readonly ActionHandler[] => [
  handle(actions.QueueChangePriorityCaller, ({ Queue: queue, Caller: caller, Priority, Immediate }) => {
    const priority = leadingInteger(Priority);
    if (priority === undefined) return 'notInteger';
    return changePriority(queues, queue, caller, priority, isYes(Immediate));
  }),
  handle(actions.QueueWithdrawCaller, ({ Queue: queue, Caller: caller, WithdrawInfo: info }) =>
    withdraw(queues, queue, caller, info),
  ),
  handle(actions.QueueReset, ({ Queue: queue }) => {
    resetStatistics(queues, queue);
    return 'ok';
  }),
  handle(actions.QueueReload, ({ Queue: queue, Members, Rules, Parameters }) => {
    const chosen = {
      members: Members.toLowerCase() === 'yes',
      rules: Rules.toLowerCase() === 'yes',
      parameters: Parameters.toLowerCase() === 'yes',
    };
    const all = !chosen.members && !chosen.rules && !chosen.parameters;
    try {
      reload(all ? { members: true, rules: true, parameters: true } : chosen, queue);
    } catch (error) {
      queues.kernel.log.write('error', 'app_queue', error instanceof Error ? error.message : String(error));
      return 'notReloaded';
    }
    if (all) resetStatistics(queues, queue);
    return 'ok';
  }),
];
