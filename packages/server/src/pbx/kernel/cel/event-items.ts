import type { ChannelEvent } from './channel-event.js';

type Item = (event: ChannelEvent) => string;

/** What CHANNEL() tells of the channel of an event, where an event is written: as it was then. */
const channelItems: Readonly<Record<string, Item>> = {
  name: ({ channel }) => channel,
  channame: ({ channel }) => channel,
  exten: ({ exten }) => exten,
  context: ({ context }) => context,
  appname: ({ application }) => application,
  appdata: ({ applicationData }) => applicationData,
  amaflags: ({ amaFlags }) => String(amaFlags),
  accountcode: ({ accountCode }) => accountCode,
  peeraccount: ({ peerAccount }) => peerAccount,
  uniqueid: ({ uniqueid }) => uniqueid,
  linkedid: ({ linkedid }) => linkedid,
  userfield: ({ userfield }) => userfield,
  peer: ({ peer }) => peer,
};

/** What CALLERID() tells there. */
const callerItems: Readonly<Record<string, Item>> = {
  all: ({ callerName, callerNum }) => `"${callerName}" <${callerNum}>`,
  name: ({ callerName }) => callerName,
  num: ({ callerNum }) => callerNum,
  number: ({ callerNum }) => callerNum,
  ani: ({ ani }) => ani,
  'ani-num': ({ ani }) => ani,
  rdnis: ({ rdnis }) => rdnis,
  dnid: ({ dnid }) => dnid,
  'dnid-num': ({ dnid }) => dnid,
};

const read = (items: Readonly<Record<string, Item>>, name: string, event: ChannelEvent): string => {
  const key = name.trim().toLowerCase();
  return Object.hasOwn(items, key) ? (items[key]?.(event) ?? '') : '';
};

/** CHANNEL(item) of an event; '' for what events do not tell. */
export const readEventChannel = (event: ChannelEvent, item: string): string => read(channelItems, item, event);

/** CALLERID(item) of an event; '' for what events do not tell. */
export const readEventCaller = (event: ChannelEvent, item: string): string => read(callerItems, item, event);
