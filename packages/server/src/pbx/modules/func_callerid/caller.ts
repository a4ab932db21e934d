import type { Channel } from '../../kernel/channel.js';
import { Party, type Subaddress } from '../../kernel/party.js';
import { Redirecting } from '../../kernel/redirecting.js';
import { type Item, identityItem, subaddressItem, writeBehind } from './identity.js';
import { wholeNumber } from './names.js';

/** One item of a party of a channel. */
export type PartyItem = Item<Channel>;

const nobody = new Party();

const dialed: PartyItem = {
  read: (channel) => channel.dialed,
  write: (channel, value) => {
    channel.dialed = value;
    return undefined;
  },
};

const dialedPlan: PartyItem = {
  read: (channel) => String(channel.dialedPlan),
  write: (channel, value) => {
    const plan = wholeNumber(value);
    channel.dialedPlan = plan ?? channel.dialedPlan;
    return plan !== undefined;
  },
};

const dialedSubaddress = (parts: readonly string[]): PartyItem | undefined => {
  const item = subaddressItem(parts);
  if (!item) return undefined;
  const holder = (channel: Channel): { subaddress: Subaddress } => ({ subaddress: channel.dialedSubaddress });
  return {
    read: (channel) => item.read(holder(channel)),
    write: (channel, value) => {
      const of = holder(channel);
      item.write(of, value);
      channel.dialedSubaddress = of.subaddress;
      return undefined;
    },
  };
};

const dialedItem = (parts: readonly string[]): PartyItem | undefined => {
  const [first, second, ...more] = parts;
  if (first === undefined) return dialed;
  if (first.startsWith('subaddr')) return dialedSubaddress(parts.slice(1));
  if (!first.startsWith('num') || more.length > 0) return undefined;
  if (second === undefined) return dialed;
  return second === 'plan' ? dialedPlan : undefined;
};

const ani2: PartyItem = {
  read: ({ callerId }) => String(callerId.ani2),
  write: ({ callerId }, value) => {
    const digits = wholeNumber(value);
    callerId.ani2 = digits ?? callerId.ani2;
    return digits !== undefined;
  },
};

const number = identityItem(['num']);

/** The number from which the call was sent on, which is kept with the rest of that. */
const rdnis: PartyItem = {
  read: ({ redirecting }) => redirecting?.from.num ?? '',
  write: (channel, value) => {
    const next = channel.redirecting?.copy() ?? new Redirecting();
    if (number)
      writeBehind(next.from, number, value, (from) => {
        next.from = from;
      });
    channel.redirecting = next;
    return undefined;
  },
};

const behind = (field: 'ani' | 'priv', parts: readonly string[]): PartyItem | undefined => {
  const item = identityItem(parts);
  return (
    item && {
      read: ({ callerId }) => item.read(callerId[field] ?? nobody),
      write: ({ callerId }, value) =>
        writeBehind(callerId[field], item, value, (party) => {
          callerId[field] = party;
        }),
    }
  );
};

/** The item of CALLERID() that a name has, in its parts; undefined if there is none such. */
export const callerItem = (parts: readonly string[]): PartyItem | undefined => {
  const [first = '', ...more] = parts;
  if (first === 'priv') return behind('priv', more);
  if (first === 'ani') return behind('ani', more.length === 0 ? ['num'] : more);
  if (first === 'dnid') return dialedItem(more);
  if (more.length === 0 && first === 'ani2') return ani2;
  if (more.length === 0 && first === 'rdnis') return rdnis;
  const item = identityItem(parts);
  return (
    item && { read: ({ callerId }) => item.read(callerId), write: ({ callerId }, value) => item.write(callerId, value) }
  );
};
