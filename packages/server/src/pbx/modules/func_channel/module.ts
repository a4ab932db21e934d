import { events } from '@amiable/protocol';
import { parseAmaFlags } from '../../kernel/ama-flags.js';
import { leadingInteger } from '../../kernel/arguments.js';
import { readEventChannel } from '../../kernel/cel/event-items.js';
import type { Channel } from '../../kernel/channel.js';
import { softHangup } from '../../kernel/channel-state.js';
import { caseBlindHash, inBucketOrder } from '../../kernel/hash-order.js';
import { type DialplanFunction, defineModule } from '../../kernel/module.js';
import { compileRegex } from '../../kernel/posix-regex.js';
import { forwardsLeft, setForwardsLeft } from '../../kernel/redirecting.js';
import { assign, readNamed } from '../../kernel/substitute.js';

interface Item {
  readonly read?: (channel: Channel) => string;
  /** false: the value is no good. */
  readonly write?: (channel: Channel, value: string) => boolean | undefined;
}

const push = (channel: Channel, handler: string): boolean => {
  if (handler === '') return false;
  channel.hangupHandlers.push(handler);
  channel.kernel.events.publish(events.HangupHandlerPush, { channel: channel.snapshot(), Handler: handler });
  return true;
};

const pop = (channel: Channel): boolean => {
  const handler = channel.hangupHandlers.pop();
  if (handler !== undefined)
    channel.kernel.events.publish(events.HangupHandlerPop, { channel: channel.snapshot(), Handler: handler });
  return handler !== undefined;
};

/** The format of sound within the telephone system. */
const linear = (): string => 'slin';

/** The numbers of groups that a text names, such as `1,3-5`; what is none, or more than 63, is passed over. */
const groupNumbers = (text: string): ReadonlySet<number> => {
  const numbers = new Set<number>();
  for (const [, from = '', to = from] of text.matchAll(/(\d+)(?:\s*-\s*(\d+))?/g))
    for (let group = Number(from); group <= Math.min(Number(to), lastGroup); group++) numbers.add(group);
  return numbers;
};

const lastGroup = 63;

const groupNames = (text: string): ReadonlySet<string> =>
  new Set(text.split(',').flatMap((word) => (word.trim() === '' ? [] : [word.trim()])));

/** Buckets of the reference's table of names. */
const nameBuckets = 19;

const numbered = (key: 'call' | 'pickup'): Item => ({
  read: (channel) => [...channel.kernel.pickups.groupsOf(channel)[key]].sort((a, b) => a - b).join(', '),
  write: (channel, value) => {
    channel.kernel.pickups.groupsOf(channel)[key] = groupNumbers(value);
  },
});

const named = (key: 'namedCall' | 'namedPickup'): Item => ({
  read: (channel) =>
    inBucketOrder(channel.kernel.pickups.groupsOf(channel)[key], caseBlindHash, nameBuckets).join(', '),
  write: (channel, value) => {
    channel.kernel.pickups.groupsOf(channel)[key] = groupNames(value);
  },
});

const items: Readonly<Record<string, Item>> = {
  callgroup: numbered('call'),
  pickupgroup: numbered('pickup'),
  namedcallgroup: named('namedCall'),
  namedpickupgroup: named('namedPickup'),
  name: { read: ({ name }) => name },
  uniqueid: { read: ({ uniqueid }) => uniqueid },
  linkedid: { read: ({ linkedid }) => linkedid },
  state: { read: ({ state }) => state },
  channeltype: { read: ({ technology }) => technology.name },
  context: { read: ({ context }) => context },
  exten: { read: ({ exten }) => exten },
  appname: { read: ({ application }) => application },
  appdata: { read: ({ applicationData }) => applicationData },
  accountcode: {
    read: ({ accountCode }) => accountCode,
    write: (channel, value) => void channel.setAccountCode(value),
  },
  language: {
    read: ({ language }) => language,
    write: (channel, value) => {
      channel.language = value;
    },
  },
  musicclass: {
    read: ({ musicClass }) => musicClass,
    write: (channel, value) => {
      channel.musicClass = value;
    },
  },
  parkinglot: {
    read: ({ parkingLot }) => parkingLot,
    write: (channel, value) => {
      channel.parkingLot = value;
    },
  },
  userfield: {
    read: (channel) => channel.userfield,
    write: (channel, value) => {
      channel.userfield = value;
      channel.publish();
    },
  },
  amaflags: {
    read: (channel) => String(channel.amaFlags),
    write: (channel, value) => {
      const flag = parseAmaFlags(value);
      if (flag === undefined) return false;
      channel.amaFlags = flag;
      channel.publish();
      return true;
    },
  },
  peeraccount: {
    read: ({ peerAccount }) => peerAccount,
    write: (channel, value) => {
      channel.peerAccount = value;
      channel.publish();
    },
  },
  hangupsource: {
    read: ({ hangupSource }) => hangupSource,
    write: (channel, value) => {
      channel.hangupSource = value;
    },
  },
  audioreadformat: { read: linear },
  audiowriteformat: { read: linear },
  audionativeformat: { read: () => '(slin)' },
  videonativeformat: { read: () => '(nothing)' },
  checkhangup: {
    read: ({ softHangupFlags, hungUp }) => ((softHangupFlags & ~softHangup.asyncGoto) !== 0 || hungUp ? '1' : '0'),
  },
  max_forwards: {
    read: (channel) => String(forwardsLeft(channel)),
    write: (channel, value) => {
      const count = leadingInteger(value);
      if (count === undefined || count <= 0) return false;
      setForwardsLeft(channel, count);
      return true;
    },
  },
  hangup_handler_push: { write: push },
  hangup_handler_pop: {
    write: (channel, value) => {
      pop(channel);
      return value === '' || push(channel, value);
    },
  },
  hangup_handler_wipe: {
    write: (channel, value) => {
      while (pop(channel));
      return value === '' || push(channel, value);
    },
  },
};

/** What the account of one end is, is the account of the other one's peer. */
const acrossTheCall: Readonly<Record<string, string>> = { accountcode: 'peeraccount', peeraccount: 'accountcode' };

/** Where the far end is a channel too it is written there as well, but for what is to happen at this channel's end. */
const writeFarEnd = (channel: Channel, name: string, value: string): void => {
  const far = name.startsWith('hangup_') ? undefined : channel.leg.farEnd?.();
  if (far) items[acrossTheCall[name] ?? name]?.write?.(far, value);
};

const CHANNEL: DialplanFunction = {
  name: 'CHANNEL',
  synopsis: 'What the channel is, item by item',
  syntax: 'CHANNEL(item)',
  read: ({ channel, kernel, channelEvent }, args) => {
    if (channelEvent) return readEventChannel(channelEvent, args);
    const item = items[args.trim().toLowerCase()];
    if (!channel) return undefined;
    if (item?.read) return item.read(channel);
    kernel.log.write('warning', 'func_channel', `CHANNEL cannot tell '${args}'`);
    return undefined;
  },
  write: ({ channel, kernel }, args, value) => {
    const item = items[args.trim().toLowerCase()];
    if (!channel) return false;
    if (item?.write) {
      const written = item.write(channel, value) ?? true;
      if (written) writeFarEnd(channel, args.trim().toLowerCase(), value);
      return written;
    }
    kernel.log.write('warning', 'func_channel', `CHANNEL cannot change '${args}'`);
    return false;
  },
};

const CHANNELS: DialplanFunction = {
  name: 'CHANNELS',
  synopsis: 'The names of the channels there are, or of those that fit an expression',
  syntax: 'CHANNELS([expression])',
  read: ({ kernel }, expression) => {
    const names = kernel.channels.list().map(({ name }) => name);
    if (expression === '') return names.join(' ');
    const regex = compileRegex(expression, true);
    return regex && names.filter((name) => regex.matcher(name).find()).join(' ');
  },
};

const CHANNEL_EXISTS: DialplanFunction = {
  name: 'CHANNEL_EXISTS',
  synopsis: 'Whether there is a channel of that name: 1 or 0',
  syntax: 'CHANNEL_EXISTS(name)',
  read: ({ kernel }, name) => (kernel.channels.get(name.trim()) ? '1' : '0'),
};

/** The channel whose call this one belongs to, where it is still there; else the channel itself. */
const masterOf = (channel: Channel): Channel => channel.kernel.channels.get(channel.linkedid) ?? channel;

const MASTER_CHANNEL: DialplanFunction = {
  name: 'MASTER_CHANNEL',
  synopsis: 'A variable or function of the channel that began the call',
  syntax: 'MASTER_CHANNEL(name)',
  read: (scope, args) => {
    if (!scope.channel) return undefined;
    return readNamed(args, { ...scope, channel: masterOf(scope.channel) });
  },
  write: (scope, args, value) => {
    if (!scope.channel) return false;
    return assign(args, value, { ...scope, channel: masterOf(scope.channel) });
  },
};

export const definition = defineModule({
  name: 'func_channel',
  description: 'Channel information dialplan functions',
  start: () => ({ functions: [CHANNEL, CHANNELS, CHANNEL_EXISTS, MASTER_CHANNEL] }),
});
