import type { AmiEvent } from '../../packages/server/src/contract/event.js';

export type Headers = Readonly<Record<string, string>>;

/** An event as headers, its name among them. */
export const headersOf = ({ name, body }: AmiEvent): Headers => {
  const lines = body.split('\r\n').filter((line) => line !== '');
  const pairs = lines.map((line) => {
    const colon = line.indexOf(': ');
    return [line.slice(0, colon), line.slice(colon + 2)] as const;
  });
  return { ...Object.fromEntries(pairs), Event: name };
};

/** Pairs of events of one channel, by the header that names it: what the first begins, the second ends. */
interface Pair {
  readonly begins: string;
  readonly ends: readonly string[];
  readonly of: string;
  /** Whether the channel may end in between. */
  readonly mayStay?: (first: Headers) => boolean;
}

const pairs: readonly Pair[] = [
  { begins: 'BridgeEnter', ends: ['BridgeLeave'], of: 'Uniqueid' },
  // Nobody is told that a client's own call has rung for too long, but by OriginateResponse.
  { begins: 'DialBegin', ends: ['DialEnd'], of: 'DestUniqueid', mayStay: ({ Channel }) => Channel === undefined },
  { begins: 'ParkedCall', ends: ['UnParkedCall', 'ParkedCallTimeOut', 'ParkedCallGiveUp'], of: 'ParkeeUniqueid' },
  { begins: 'AsyncAGIStart', ends: ['AsyncAGIEnd'], of: 'Uniqueid' },
  { begins: 'MonitorStart', ends: ['MonitorStop'], of: 'Uniqueid' },
  { begins: 'MusicOnHoldStart', ends: ['MusicOnHoldStop'], of: 'Uniqueid' },
  { begins: 'ChanSpyStart', ends: ['ChanSpyStop'], of: 'SpyerUniqueid' },
  { begins: 'ChannelTalkingStart', ends: ['ChannelTalkingStop'], of: 'Uniqueid', mayStay: () => true },
];
const begun = new Map(pairs.map((pair) => [pair.begins, pair]));
const ended = new Map(pairs.flatMap((pair) => pair.ends.map((name) => [name, pair] as const)));

/** Told when all is over; the channel need not be there any more. */
const afterwards = new Set(['OriginateResponse', 'Cdr', 'CEL']);

/**
 * Holds the events of a whole run against what must be so of any run; all channels and bridges but those of parking
 * lots are to be gone at its end.
 *
 * @returns what is not so, a line each
 */
export const breachesOf = (events: readonly Headers[]): readonly string[] => {
  const channels = new Channels();
  const bridges = new Bridges();
  const breaches: string[] = [];
  for (const [index, event] of events.entries())
    for (const breach of [...channels.take(event), ...bridges.take(event)]) breaches.push(`${index}: ${breach}`);
  return [...breaches, ...channels.left(), ...bridges.left()];
};

class Channels {
  readonly #alive = new Map<string, { name: string; open: Map<string, Headers>; recordings: number }>();
  readonly #gone = new Set<string>();

  *take(event: Headers): Generator<string> {
    const { Event: name = '', Uniqueid: id = '' } = event;
    if (afterwards.has(name)) return;
    if (name === 'Newchannel') {
      if (this.#alive.has(id) || this.#gone.has(id)) yield `${id} begins twice`;
      this.#alive.set(id, { name: event.Channel ?? '', open: new Map(), recordings: 0 });
    }
    yield* this.#mentioned(event, name);
    yield* this.#paired(event, name);
    const channel = this.#alive.get(id);
    // A recording that its channel's end stops is not told.
    if (name === 'MixMonitorStart' && channel) channel.recordings += 1;
    if (name === 'MixMonitorStop' && channel && --channel.recordings < 0) yield `${id} stops recording too often`;
    if (name === 'Hangup') yield* this.#end(id);
  }

  /** Whoever an event tells of is there. */
  *#mentioned(event: Headers, name: string): Generator<string> {
    for (const [header, id] of Object.entries(event)) {
      if (!header.endsWith('Uniqueid') || header.endsWith('BridgeUniqueid') || id === '' || id === 'none') continue;
      if (!this.#alive.has(id)) yield `${name} tells of ${id} (${header}), which is not there`;
    }
  }

  *#paired(event: Headers, name: string): Generator<string> {
    const first = begun.get(name);
    if (first) {
      const channel = this.#alive.get(event[first.of] ?? '');
      if (channel?.open.has(first.begins)) yield `${name} comes twice on ${channel.name}`;
      channel?.open.set(first.begins, event);
    }
    const last = ended.get(name);
    if (!last) return;
    const channel = this.#alive.get(event[last.of] ?? '');
    if (!channel?.open.delete(last.begins)) yield `${name} without ${last.begins} on ${channel?.name}`;
  }

  *#end(id: string): Generator<string> {
    const channel = this.#alive.get(id);
    if (!channel) return void (yield `${id} ends without having begun`);
    for (const [one, first] of channel.open)
      if (!begun.get(one)?.mayStay?.(first)) yield `${channel.name} ends amid ${one}`;
    this.#alive.delete(id);
    this.#gone.add(id);
  }

  *left(): Generator<string> {
    for (const { name } of this.#alive.values()) yield `${name} never ends`;
  }
}

class Bridges {
  readonly #alive = new Map<string, { type: string; members: Set<string> }>();

  *take(event: Headers): Generator<string> {
    const { Event: name = '', BridgeUniqueid: id = '', BridgeType: type = '', Uniqueid: member = '' } = event;
    const bridge = this.#alive.get(id);
    if (name === 'BridgeCreate') {
      if (bridge) yield `the bridge ${id} is made twice`;
      this.#alive.set(id, { type, members: new Set() });
    } else if (name === 'BridgeEnter' || name === 'BridgeLeave' || name === 'BridgeDestroy') {
      if (!bridge) return void (yield `${name} of the bridge ${id}, which is not there`);
      if (name === 'BridgeEnter') bridge.members.add(member);
      else if (name === 'BridgeLeave' && !bridge.members.delete(member))
        yield `${member} leaves ${id} without being in`;
      else if (name === 'BridgeDestroy') {
        if (bridge.members.size > 0) yield `the bridge ${id} ends with ${[...bridge.members]} in it`;
        this.#alive.delete(id);
      }
      // A conference counts its announcer and its recorder too, of which nobody is told.
      const hidden = Number(event.BridgeNumChannels) - bridge.members.size;
      if (hidden < 0 || (hidden > 0 && event.BridgeCreator !== 'ConfBridge'))
        yield `${name} counts ${event.BridgeNumChannels} in ${id} where ${bridge.members.size} are`;
    }
  }

  *left(): Generator<string> {
    // A parking lot keeps its bridge.
    for (const [id, { type, members }] of this.#alive)
      if (type !== 'parking' || members.size > 0) yield `the bridge ${id} (${type}) never ends`;
  }
}
