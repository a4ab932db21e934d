import { separateArguments } from '../../kernel/arguments.js';
import {
  type CallerId,
  type Party,
  parseCallerId,
  parsePresentation,
  presentationName,
} from '../../kernel/caller-id.js';
import { readEventCaller } from '../../kernel/cel/event-items.js';
import type { Channel } from '../../kernel/channel.js';
import { type DialplanFunction, defineModule, type FunctionScope } from '../../kernel/module.js';
import { REDIRECTING } from './redirecting.js';

/** How one item of a party is read and written. */
interface Item<T> {
  readonly read: (party: T, channel: Channel) => string;
  readonly write?: (value: string, channel: Channel) => Partial<T> | undefined;
}

const trimmed = (value: string): string => value.trim();

const presentation: Item<Party> = {
  read: ({ pres }) => presentationName(pres),
  write: (value) => {
    const pres = parsePresentation(value.trim());
    return pres === undefined ? undefined : { pres };
  },
};

const partyItems: Readonly<Record<string, Item<Party>>> = {
  all: {
    read: ({ name, num }) => `"${name}" <${num}>`,
    write: (value) => parseCallerId(value),
  },
  name: { read: ({ name }) => name, write: (name) => ({ name }) },
  'name-valid': { read: ({ name }) => (name === '' ? '0' : '1') },
  'name-pres': presentation,
  num: { read: ({ num }) => num, write: (num) => ({ num: trimmed(num) }) },
  number: { read: ({ num }) => num, write: (num) => ({ num: trimmed(num) }) },
  'num-valid': { read: ({ num }) => (num === '' ? '0' : '1') },
  'num-pres': presentation,
  pres: presentation,
  subaddr: { read: ({ subaddress }) => subaddress, write: (subaddress) => ({ subaddress }) },
  tag: { read: ({ tag }) => tag, write: (tag) => ({ tag }) },
};

const whole = (value: string): number => Number.parseInt(value, 10) || 0;

const callerItems: Readonly<Record<string, Item<CallerId>>> = {
  ...(partyItems as Readonly<Record<string, Item<CallerId>>>),
  ani: { read: ({ ani }) => ani, write: (ani) => ({ ani: trimmed(ani) }) },
  'ani-num': { read: ({ ani }) => ani, write: (ani) => ({ ani: trimmed(ani) }) },
  ani2: { read: ({ ani2 }) => String(ani2), write: (value) => ({ ani2: whole(value) }) },
  rdnis: { read: ({ rdnis }) => rdnis, write: (rdnis) => ({ rdnis: trimmed(rdnis) }) },
  ton: { read: ({ ton }) => String(ton), write: (value) => ({ ton: whole(value) }) },
  'num-plan': { read: ({ ton }) => String(ton), write: (value) => ({ ton: whole(value) }) },
  tns: { read: ({ tns }) => String(tns), write: (value) => ({ tns: whole(value) }) },
  dnid: {
    read: (_party, channel) => channel.dialed,
    write: (value, channel) => {
      channel.dialed = trimmed(value);
      return {};
    },
  },
  'dnid-num': { read: (_party, channel) => channel.dialed },
};

const unknownItem = ({ kernel }: FunctionScope, name: string, item: string): undefined => {
  kernel.log.write('error', 'func_callerid', `${name} has no item '${item}'`);
  return undefined;
};

const CALLERID: DialplanFunction = {
  name: 'CALLERID',
  synopsis: 'Who calls, item by item',
  syntax: 'CALLERID(item[,caller id])',
  read: (scope, args) => {
    const { channel } = scope;
    const [item = '', given] = separateArguments(args, 2);
    if (scope.channelEvent) return readEventCaller(scope.channelEvent, item);
    const found = callerItems[item.trim().toLowerCase()];
    if (!channel) return undefined;
    if (!found) return unknownItem(scope, 'CALLERID', item);
    return found.read(
      given === undefined ? channel.callerId : { ...channel.callerId, ...parseCallerId(given) },
      channel,
    );
  },
  write: (scope, args, value) => {
    const { channel } = scope;
    const item = args.trim().toLowerCase();
    if (!channel) return false;
    const change = callerItems[item]?.write?.(value, channel);
    // an item that is none is told in the log alone, as in the reference
    if (change) channel.setCallerId(change);
    else unknownItem(scope, 'CALLERID', args);
    return true;
  },
};

const CALLERPRES: DialplanFunction = {
  name: 'CALLERPRES',
  synopsis: 'Whether the caller may be shown',
  syntax: 'CALLERPRES()',
  read: ({ channel }) => channel && presentationName(channel.callerId.pres),
  write: ({ channel }, _args, value) => {
    const pres = parsePresentation(value.trim());
    if (!channel || pres === undefined) return false;
    channel.setCallerId({ pres });
    return true;
  },
};

const CONNECTEDLINE: DialplanFunction = {
  name: 'CONNECTEDLINE',
  synopsis: 'Who is at the other end, item by item',
  syntax: 'CONNECTEDLINE(item[,i])',
  read: (scope, args) => {
    const { channel } = scope;
    const [item = ''] = separateArguments(args, 2);
    if (!channel) return undefined;
    const found = partyItems[item.trim().toLowerCase()];
    return found ? found.read(channel.connected, channel) : unknownItem(scope, 'CONNECTEDLINE', item);
  },
  write: (scope, args, value) => {
    const { channel } = scope;
    const [item = ''] = separateArguments(args, 2);
    const change = channel && partyItems[item.trim().toLowerCase()]?.write?.(value, channel);
    if (!channel || !change) return channel ? unknownItem(scope, 'CONNECTEDLINE', item) !== undefined : false;
    channel.setConnectedLine(change);
    return true;
  },
};

export const definition = defineModule({
  name: 'func_callerid',
  description: 'Party ID related dialplan functions (Caller-ID, Connected-line, Redirecting)',
  start: () => ({ functions: [CALLERID, CALLERPRES, CONNECTEDLINE, REDIRECTING] }),
});
