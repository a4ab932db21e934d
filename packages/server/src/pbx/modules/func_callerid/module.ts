import { splitArguments } from '../../kernel/arguments.js';
import { readEventCaller } from '../../kernel/cel/event-items.js';
import type { Channel } from '../../kernel/channel.js';
import { type DialplanFunction, defineModule, type FunctionScope } from '../../kernel/module.js';
import { callerItem, type PartyItem } from './caller.js';
import { connectedItem } from './connected.js';
import { identityItem, readGiven } from './identity.js';
import { redirectingItem } from './redirections.js';

interface Change {
  readonly parts: readonly string[];
  /** The far end is not to know. */
  readonly quiet: boolean;
}

interface PartyFunction {
  readonly name: string;
  readonly synopsis: string;
  readonly syntax: string;
  readonly item: (parts: readonly string[]) => PartyItem | undefined;
  /** What else there is to read where a second argument is given. */
  readonly readGiven?: (parts: readonly string[], text: string) => string;
  /** What is read of an event of a channel, where that stands in the place of the channel. */
  readonly readEvent?: typeof readEventCaller;
  /** Has the channel and its far end know of a change. */
  readonly tell: (channel: Channel, change: Change) => void;
}

const partsOf = (item: string): readonly string[] => item.toLowerCase().split('-');

const unknownItem = ({ kernel }: FunctionScope, name: string, item: string): undefined => {
  kernel.log.write('error', 'func_callerid', `${name} has no item '${item}'`);
  return undefined;
};

const partyFunction = ({
  name,
  synopsis,
  syntax,
  item,
  readGiven: given,
  readEvent,
  tell,
}: PartyFunction): DialplanFunction => ({
  name,
  synopsis,
  syntax,
  read: (scope, args) => {
    const { channel } = scope;
    // without a second argument to read there are no arguments at all: what looks like one belongs to the item
    const [wanted = '', text] = given ? splitArguments(args, 2) : [args];
    if (scope.channelEvent && readEvent) return readEvent(scope.channelEvent, wanted);
    if (!channel || args === '') return undefined;
    if (given && text !== undefined) return given(partsOf(wanted), text);
    const found = item(partsOf(wanted));
    return found ? found.read(channel) : unknownItem(scope, name, wanted);
  },
  write: (scope, args, value) => {
    const { channel } = scope;
    const [wanted = '', option = ''] = splitArguments(args, 2);
    if (!channel || args === '') return false;
    const found = item(partsOf(wanted));
    // an item that is none is told in the log alone, as in the reference
    if (!found) {
      unknownItem(scope, name, wanted);
      return true;
    }
    if (found.write(channel, value.trim()) === false) return true;
    tell(channel, { parts: partsOf(wanted), quiet: option.includes('i') });
    return true;
  },
});

const CALLERID = partyFunction({
  name: 'CALLERID',
  synopsis: 'Who calls, item by item',
  syntax: 'CALLERID(item[,caller id])',
  item: callerItem,
  readGiven,
  readEvent: readEventCaller,
  // what stands behind the identity itself is told with whatever is told next, as in the reference
  tell: (channel, { parts }) => {
    if (identityItem(parts)) channel.publish();
  },
});

const CONNECTEDLINE = partyFunction({
  name: 'CONNECTEDLINE',
  synopsis: 'Who is at the other end, item by item',
  syntax: 'CONNECTEDLINE(item[,i])',
  item: connectedItem,
  tell: (channel, { quiet }) => {
    if (quiet) channel.publish();
    else channel.setConnectedLine(channel.connected.asSent());
  },
});

const REDIRECTING = partyFunction({
  name: 'REDIRECTING',
  synopsis: 'Who sent the call on, item by item',
  syntax: 'REDIRECTING(item[,i])',
  item: redirectingItem,
  tell: (channel, { quiet }) => {
    if (quiet) channel.publish();
    else channel.setRedirecting(channel.redirecting);
  },
});

export const definition = defineModule({
  name: 'func_callerid',
  description: 'Party ID related dialplan functions (Caller-ID, Connected-line, Redirecting)',
  start: () => ({ functions: [CALLERID, CONNECTEDLINE, REDIRECTING] }),
});
