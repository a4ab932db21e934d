import type { Channel } from '../channel.js';
import type { ChannelFacts } from '../channel-snapshot.js';

/** Kinds of channel events, in the order in which `cel show status` lists them. */
export const celTypes = [
  'CHAN_START',
  'CHAN_END',
  'HANGUP',
  'ANSWER',
  'APP_START',
  'APP_END',
  'BRIDGE_ENTER',
  'BRIDGE_EXIT',
  'PARK_START',
  'PARK_END',
  'BLINDTRANSFER',
  'ATTENDEDTRANSFER',
  'USER_DEFINED',
  'LINKEDID_END',
  'PICKUP',
  'FORWARD',
  'LOCAL_OPTIMIZE',
  'LOCAL_OPTIMIZE_BEGIN',
  'STREAM_BEGIN',
  'STREAM_END',
  'DTMF',
] as const;
export type CelType = (typeof celTypes)[number];

/** What belongs to an event besides its channel. */
export interface CelDetails {
  /** The name that the dialplan gave to an event of its own. */
  readonly userDefined?: string;
  /** Names of the others in the bridge, separated by commas. */
  readonly peer?: string;
  readonly extra?: Readonly<Record<string, string | number>>;
}

/** One event in the life of a channel, as it was then. */
export interface ChannelEvent {
  readonly type: CelType;
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** The kind as it is told: for an event of the dialplan's own, the name that it gave. */
  readonly userDefined: string;
  readonly accountCode: string;
  readonly callerNum: string;
  readonly callerName: string;
  readonly ani: string;
  readonly rdnis: string;
  readonly dnid: string;
  readonly exten: string;
  readonly context: string;
  readonly channel: string;
  readonly application: string;
  readonly applicationData: string;
  readonly amaFlags: number;
  readonly uniqueid: string;
  readonly linkedid: string;
  readonly userfield: string;
  readonly peer: string;
  readonly peerAccount: string;
  /** JSON, or nothing. */
  readonly extra: string;
}

/** An event of a channel as it is, or as it was when it was told the last time (`before`). */
export const channelEvent = (
  type: CelType,
  time: number,
  channel: Channel,
  details: CelDetails = {},
  before?: ChannelFacts,
): ChannelEvent => {
  const { callerId } = channel;
  return {
    type,
    time,
    userDefined: details.userDefined ?? '',
    accountCode: before?.accountCode ?? channel.accountCode,
    callerNum: before?.callerNum ?? callerId.num,
    callerName: before?.callerName ?? callerId.name,
    ani: callerId.aniNum,
    rdnis: channel.redirecting?.from.num ?? '',
    dnid: channel.dialed,
    exten: before?.exten ?? channel.exten,
    context: before?.context ?? channel.context,
    channel: channel.name,
    application: before?.application ?? channel.application,
    applicationData: before?.applicationData ?? channel.applicationData,
    amaFlags: channel.amaFlags,
    uniqueid: channel.uniqueid,
    linkedid: before?.linkedid ?? channel.linkedid,
    userfield: channel.userfield,
    peer: details.peer ?? '',
    peerAccount: channel.peerAccount,
    extra: details.extra ? JSON.stringify(details.extra) : '',
  };
};
