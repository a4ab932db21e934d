import { splitArguments } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import { type Application, type DialplanFunction, defineModule } from '../../kernel/module.js';

/** Why a called channel has ended: in the words of its technology, and as a cause of Q.850. */
interface Causes {
  readonly tech: string;
  readonly ast: string;
}

/** By the channel that has called, then by the names of those that it has called. */
type Known = WeakMap<Channel, Map<string, Causes>>;

const HANGUPCAUSE = (known: Known): DialplanFunction => ({
  name: 'HANGUPCAUSE',
  synopsis: 'Why a channel that was called has ended, as its technology tells it (tech) or as a cause (ast)',
  syntax: 'HANGUPCAUSE(channel,{tech|ast})',
  read: ({ kernel, channel }, args) => {
    const [name = '', type = ''] = splitArguments(args, 2);
    const causes = channel && known.get(channel)?.get(name);
    if (causes && type === 'tech') return causes.tech;
    if (causes && type === 'ast') return causes.ast;
    kernel.log.write('warning', 'func_hangupcause', `HANGUPCAUSE knows no ${type} cause of '${name}'`);
    return undefined;
  },
});

const HANGUPCAUSE_KEYS = (known: Known): DialplanFunction => ({
  name: 'HANGUPCAUSE_KEYS',
  synopsis: 'The channels of which HANGUPCAUSE tells',
  syntax: 'HANGUPCAUSE_KEYS()',
  read: ({ channel }) => channel && [...(known.get(channel)?.keys() ?? [])].join(','),
});

const HangupCauseClear = (known: Known): Application => ({
  name: 'HangupCauseClear',
  synopsis: 'Forgets what HANGUPCAUSE tells',
  syntax: 'HangupCauseClear()',
  run(channel) {
    known.delete(channel);
    return 'continue';
  },
});

export const definition = defineModule({
  name: 'func_hangupcause',
  description: 'HANGUPCAUSE related functions and applications',
  start: (kernel) => {
    const known: Known = new WeakMap();
    const callers = new WeakMap<Channel, Channel>();
    const forget = kernel.callObservers.add({
      dialBegan: (caller, called) => {
        if (caller) callers.set(called, caller);
      },
      channelEnded: (called) => {
        const caller = callers.get(called);
        // a Local channel has no causes of its own
        if (!caller || called.technology.name === 'Local') return;
        const causes = known.get(caller) ?? new Map<string, Causes>();
        const ast = String(called.hangupCause);
        known.set(caller, causes.set(called.name, { tech: `${called.technology.name} ${ast}`, ast }));
      },
    });
    return {
      applications: [HangupCauseClear(known)],
      functions: [HANGUPCAUSE(known), HANGUPCAUSE_KEYS(known)],
      stop: forget,
    };
  },
});
