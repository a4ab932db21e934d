import { type Block, events, type HeaderValue } from '@amiable/protocol';
import type { Channel } from '../channel.js';
import type { Kernel } from '../kernel.js';
import type { ChannelEventLog } from './channel-event-log.js';

/** A value of an event: a header, several of one name, or a block. */
type Value = Block | HeaderValue | readonly string[] | undefined;

/** The headers of a block of an event. */
const headersOf = (block: Value): ReadonlyMap<string, string> => {
  const text = typeof block === 'object' && 'render' in block ? block.render('') : '';
  return new Map(
    text.split('\r\n').map((line) => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon), line.slice(colon + 2)] as const;
    }),
  );
};

const textOf = (value: Value): string => (value === undefined || typeof value === 'object' ? '' : String(value));

/** Makes channel events of what other parts of the system tell all the world. Gives the function that ends it. */
export const watchEvents = (kernel: Kernel, log: ChannelEventLog): (() => void) => {
  const bus = kernel.events;
  const channelOf = (block: Value): Channel | undefined => kernel.channels.get(headersOf(block).get('Uniqueid') ?? '');
  const name = (block: Value): string => headersOf(block).get('Channel') ?? '';
  const uniqueid = (block: Value): string => headersOf(block).get('Uniqueid') ?? '';
  const bridgeId = (block: Value): string => headersOf(block).get('BridgeUniqueid') ?? '';
  const ended = (reason: string) => (payload: Readonly<Record<string, Value>>) => {
    const channel = channelOf(payload.parkeeChannel);
    if (channel) log.report('PARK_END', channel, { extra: { reason, retriever: name(payload.retrieverChannel) } });
  };
  const optimized = (type: 'LOCAL_OPTIMIZE' | 'LOCAL_OPTIMIZE_BEGIN') => (payload: Readonly<Record<string, Value>>) => {
    const channel = channelOf(payload.localOneChannel);
    const two = payload.localTwoChannel;
    if (channel) log.report(type, channel, { extra: { local_two: name(two), local_two_uniqueid: uniqueid(two) } });
  };
  const taps = [
    bus.tap(events.MusicOnHoldStart, ({ channel, Class }) => {
      if (!log.wants('STREAM_BEGIN')) return;
      const listener = channelOf(channel);
      if (listener) log.report('STREAM_BEGIN', listener, { extra: { class: textOf(Class) } });
    }),
    bus.tap(events.MusicOnHoldStop, ({ channel }) => {
      if (!log.wants('STREAM_END')) return;
      const listener = channelOf(channel);
      if (listener) log.report('STREAM_END', listener);
    }),
    bus.tap(events.DTMFEnd, ({ channel, Digit, DurationMs, Direction }) => {
      if (!log.wants('DTMF') || Direction !== 'Received') return;
      const sender = channelOf(channel);
      if (sender) log.report('DTMF', sender, { extra: { digit: textOf(Digit), duration_ms: Number(DurationMs) } });
    }),
    bus.tap(events.Pickup, ({ channel, targetChannel }) => {
      const target = channelOf(targetChannel);
      const extra = { pickup_channel: name(channel), pickup_channel_uniqueid: uniqueid(channel) };
      if (target) log.report('PICKUP', target, { extra });
    }),
    bus.tap(events.ParkedCall, (payload) => {
      const parkee = channelOf(payload.parkeeChannel);
      const extra = { parker_dial_string: textOf(payload.ParkerDialString), parking_lot: textOf(payload.Parkinglot) };
      if (parkee) log.report('PARK_START', parkee, { extra });
    }),
    bus.tap(events.ParkedCallGiveUp, ended('ParkedCallGiveUp')),
    bus.tap(events.ParkedCallTimeOut, ended('ParkedCallTimeOut')),
    bus.tap(events.UnParkedCall, ended('UnParkedCall')),
    bus.tap(events.LocalOptimizationBegin, optimized('LOCAL_OPTIMIZE_BEGIN')),
    bus.tap(events.LocalOptimizationEnd, optimized('LOCAL_OPTIMIZE')),
    bus.tap(events.BlindTransfer, (payload) => {
      const transferer = channelOf(payload.transfererChannel);
      const transferee = payload.transfereeChannel;
      if (!transferer || payload.Result !== 'Success') return;
      const extra = {
        extension: textOf(payload.Extension),
        context: textOf(payload.Context),
        bridge_id: bridgeId(payload.bridge),
        transferee_channel_name: transferee ? name(transferee) : 'N/A',
        transferee_channel_uniqueid: transferee ? uniqueid(transferee) : 'N/A',
      };
      log.report('BLINDTRANSFER', transferer, { extra });
    }),
  ];
  return () => {
    for (const end of taps) end();
  };
};
