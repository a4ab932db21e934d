import type { Channel } from '../../kernel/channel.js';
import { Party } from '../../kernel/party.js';
import { Redirecting, type RedirectingReason } from '../../kernel/redirecting.js';
import type { PartyItem } from './caller.js';
import { identityItem, writeBehind } from './identity.js';
import { reasonCode, reasonName, wholeNumber } from './names.js';

const nobody = new Party();
const never = new Redirecting();

/** Changes what is known of how the call came; those who share it keep what they have. */
const change = (channel: Channel, how: (redirecting: Redirecting) => boolean | undefined): boolean | undefined => {
  const next = channel.redirecting?.copy() ?? new Redirecting();
  const done = how(next);
  channel.redirecting = next;
  return done;
};

const reasonItem = (field: 'reason' | 'origReason'): PartyItem => ({
  read: ({ redirecting = never }) => redirecting[field].text || reasonName(redirecting[field].code),
  write: (channel, value) =>
    change(channel, (redirecting) => {
      redirecting[field] = parseReason(value);
      return undefined;
    }),
});

/** A reason that has no number is kept as it is written. */
const parseReason = (text: string): RedirectingReason => {
  const code = reasonCode(text);
  return code === undefined ? { code: 0, text } : { code, text: '' };
};

const reason = reasonItem('reason');
const origReason = reasonItem('origReason');

const count: PartyItem = {
  read: ({ redirecting = never }) => String(redirecting.count),
  write: (channel, value) =>
    change(channel, (redirecting) => {
      const times = wholeNumber(value);
      redirecting.count = times ?? redirecting.count;
      return times !== undefined;
    }),
};

type PartyField = 'orig' | 'from' | 'to' | 'privOrig' | 'privFrom' | 'privTo';

const partyItem = (field: PartyField, parts: readonly string[]): PartyItem | undefined => {
  const item = identityItem(parts);
  return (
    item && {
      read: ({ redirecting = never }) => item.read(redirecting[field] ?? nobody),
      write: (channel, value) =>
        change(channel, (redirecting) =>
          writeBehind(redirecting[field], item, value, (party) => {
            redirecting[field] = party;
          }),
        ),
    }
  );
};

/** Of both who sent the call on and whom it was sent to; read from the first. */
const presentation = (parts: readonly string[]): PartyItem | undefined => {
  const from = partyItem('from', parts);
  const to = partyItem('to', parts);
  return (
    from &&
    to && {
      read: from.read,
      write: (channel, value) => {
        from.write(channel, value);
        return to.write(channel, value);
      },
    }
  );
};

const publicParties: Readonly<Record<string, PartyField>> = { orig: 'orig', from: 'from', to: 'to' };
const privateParties: Readonly<Record<string, PartyField>> = { orig: 'privOrig', from: 'privFrom', to: 'privTo' };

/** The item of REDIRECTING() that a name has, in its parts; undefined if there is none such. */
export const redirectingItem = (parts: readonly string[]): PartyItem | undefined => {
  const [first = '', ...more] = parts;
  if (first === 'orig' && more.length === 1 && more[0] === 'reason') return origReason;
  if (more.length === 0) {
    if (first === 'reason') return reason;
    if (first === 'count') return count;
    return first.startsWith('pres') ? presentation(parts) : undefined;
  }
  const [party = '', ...rest] = first === 'priv' ? more : parts;
  const fields = first === 'priv' ? privateParties : publicParties;
  const field = Object.hasOwn(fields, party) ? fields[party] : undefined;
  return field && partyItem(field, rest);
};
