import type { HeaderValue } from '../wire/header.js';
import { type ClassMask, type ClassName, classMask } from './classes.js';

/**
 * A block of headers that several events share, already rendered: the snapshot of a channel or a bridge.
 * `render(prefix)` gives wire lines, each ended by CR LF (`DestChannel: …\r\nDestChannelState: …\r\n`).
 */
export interface Block {
  render(prefix: string): string;
}

/** A field of an event that is one header. */
export interface HeaderField {
  readonly kind: 'header';
  readonly description: string;
  readonly values?: readonly string[];
  readonly optional?: boolean;
}

/** A field of an event that is a block of headers, each with the prefix before its name. */
export interface BlockField {
  readonly kind: 'channel' | 'bridge';
  readonly prefix: string;
  readonly optional?: boolean;
}

export type EventField = HeaderField | BlockField;
export type EventFields = Readonly<Record<string, EventField>>;

/** What a publisher hands over: a value for each header, a block for each block; what is left out is not sent. */
export type EventPayload<F extends EventFields> = {
  readonly [K in keyof F]?: (F[K] extends BlockField ? Block : HeaderValue | readonly string[]) | undefined;
};

export interface EventDefinition<F extends EventFields = EventFields> {
  /** The name as it stands on the wire. */
  readonly name: string;
  readonly privilege: readonly ClassName[];
  /** `privilege` as a bit mask. 0: an item of a list, which carries no `Privilege` header. */
  readonly classes: ClassMask;
  readonly synopsis: string;
  readonly description?: string;
  /** Names of actions and events that whoever reads about this one wants to know too. */
  readonly seeAlso: readonly string[];
  /** Headers in wire order. A header name that an object key cannot hold twice does not occur. */
  readonly fields: F;
}

interface EventSource<F extends EventFields> {
  name: string;
  privilege: readonly ClassName[];
  synopsis?: string;
  description?: string;
  seeAlso?: readonly string[];
  fields: F;
}

/** Declares an event of the catalog. */
export const event = <const F extends EventFields>(source: EventSource<F>): EventDefinition<F> => ({
  ...source,
  synopsis: source.synopsis ?? '',
  seeAlso: source.seeAlso ?? [],
  classes: classMask(source.privilege),
});

/** A header. */
export const header = (description = '', values?: readonly string[]): HeaderField => ({
  kind: 'header',
  description,
  ...(values && { values }),
});

/** A header that is sent only at times. */
export const optionalHeader = (description = '', values?: readonly string[]): HeaderField => ({
  ...header(description, values),
  optional: true,
});

/** The headers of a channel snapshot, each name behind `prefix`. */
export const channelSnapshot = <const P extends string = ''>(prefix: P = '' as P): BlockField => ({
  kind: 'channel',
  prefix,
});

/** The headers of a bridge snapshot, each name behind `prefix`. */
export const bridgeSnapshot = <const P extends string = ''>(prefix: P = '' as P): BlockField => ({
  kind: 'bridge',
  prefix,
});

/** Header names of a channel snapshot in wire order; a `ChanVariable` line per variable of `channelvars` follows. */
export const channelSnapshotHeaders = [
  'Channel',
  'ChannelState',
  'ChannelStateDesc',
  'CallerIDNum',
  'CallerIDName',
  'ConnectedLineNum',
  'ConnectedLineName',
  'Language',
  'AccountCode',
  'Context',
  'Exten',
  'Priority',
  'Uniqueid',
  'Linkedid',
] as const;

/** Header names of a bridge snapshot in wire order. */
export const bridgeSnapshotHeaders = [
  'BridgeUniqueid',
  'BridgeType',
  'BridgeTechnology',
  'BridgeCreator',
  'BridgeName',
  'BridgeNumChannels',
  'BridgeVideoSourceMode',
  'BridgeVideoSource',
] as const;

/** What each header of a channel snapshot tells. */
export const channelSnapshotWords: Readonly<Record<(typeof channelSnapshotHeaders)[number], string>> = {
  Channel: 'Name of the channel',
  ChannelState:
    'State of the channel as a number: 0 down, 1 reserved, 2 off hook, 3 dialing, 4 it rings here, 5 it rings at the other end, 6 up, 7 busy, 8 dialing off hook, 9 call announced but not ringing yet',
  ChannelStateDesc:
    'State of the channel in words: Down, Rsrvd, OffHook, Dialing, Ring, Ringing, Up, Busy, Dialing Offhook, Pre-ring, Unknown',
  CallerIDNum: 'Caller id number, or <unknown>',
  CallerIDName: 'Caller id name, or <unknown>',
  ConnectedLineNum: 'Number of the connected party, or <unknown>',
  ConnectedLineName: 'Name of the connected party, or <unknown>',
  Language: 'Language of the prompts on the channel',
  AccountCode: 'Account code of the channel',
  Context: 'Context the channel is in',
  Exten: 'Extension the channel is in',
  Priority: 'Priority the channel is in',
  Uniqueid: 'Unique id of the channel',
  Linkedid: 'Unique id of the first channel of the call; common to all channels that belong together',
};

/** What each header of a bridge snapshot tells. */
export const bridgeSnapshotWords: Readonly<Record<(typeof bridgeSnapshotHeaders)[number], string>> = {
  BridgeUniqueid: 'Unique id of the bridge',
  BridgeType: 'Kind of the bridge, such as basic or multimix',
  BridgeTechnology: 'Technology that mixes the bridge now, such as simple_bridge',
  BridgeCreator: 'Part of the server that made the bridge, or <unknown>',
  BridgeName: 'Name of the bridge, or <unknown>',
  BridgeNumChannels: 'Number of channels in the bridge',
  BridgeVideoSourceMode: 'How the video of the bridge is chosen: none, talker, single or sfu',
  BridgeVideoSource: 'Unique id of the channel whose video all others see; only where there is one',
};
