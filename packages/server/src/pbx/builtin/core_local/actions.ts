import { actions } from '@amiable/protocol';
import { type ActionHandler, handle } from '../../kernel/action.js';
import type { Kernel } from '../../kernel/kernel.js';
import { LocalHalf } from './local-pair.js';

/** LocalOptimizeAway. */
export const localActions = ({ channels }: Kernel): readonly ActionHandler[] => [
  handle(actions.LocalOptimizeAway, ({ Channel }) => {
    const channel = channels.get(Channel);
    if (!channel) return 'noChannel';
    if (!(channel.leg instanceof LocalHalf)) return 'notLocal';
    channel.leg.pair.allowOptimization();
    return 'ok';
  }),
];
