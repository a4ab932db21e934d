import { events } from '@amiable/protocol';
import type { Channel } from './channel.js';
import type { ChannelFacts, ChannelSnapshot } from './channel-snapshot.js';
import { describePresentation, presentationOf } from './presentation.js';

/** Tells of a channel that is new. */
export const tellNew = (channel: Channel, snapshot: ChannelSnapshot): void => {
  const { events: bus, callObservers } = channel.kernel;
  bus.publish(events.Newchannel, { channel: snapshot });
  for (const observer of callObservers.all) observer.channelChanged?.(channel, undefined);
};

/** Tells what differs between two snapshots of a channel: Newstate, Newexten, NewCallerid, NewAccountCode, NewConnectedLine. */
export const tellChanges = (channel: Channel, before: ChannelFacts, snapshot: ChannelSnapshot): void => {
  const { events: bus, callObservers } = channel.kernel;
  const now = snapshot.facts;
  if (now.state !== before.state) bus.publish(events.Newstate, { channel: snapshot });
  if (now.application !== '' && (before.application === '' || movedOn(before, now)))
    bus.publish(events.Newexten, {
      channel: snapshot,
      Extension: now.exten,
      Application: now.application,
      AppData: now.applicationData,
    });
  tellCaller(channel, before, snapshot);
  if (now.accountCode !== before.accountCode)
    bus.publish(events.NewAccountCode, { channel: snapshot, OldAccountCode: before.accountCode });
  tellConnected(channel, before, snapshot);
  for (const observer of callObservers.all) observer.channelChanged?.(channel, before);
};

/** Tells that a channel shows another caller than before: NewCallerid. */
export const tellCaller = (channel: Channel, before: ChannelFacts, snapshot: ChannelSnapshot): void => {
  const now = snapshot.facts;
  if (now.callerNum === before.callerNum && now.callerName === before.callerName) return;
  const pres = presentationOf(channel.callerId);
  channel.kernel.events.publish(events.NewCallerid, {
    channel: snapshot,
    'CID-CallingPres': `${pres} (${describePresentation(pres)})`,
  });
};

/** Tells that a channel shows another party at its far end than before: NewConnectedLine. */
export const tellConnected = (channel: Channel, before: ChannelFacts, snapshot: ChannelSnapshot): void => {
  const now = snapshot.facts;
  if (now.connectedNum !== before.connectedNum || now.connectedName !== before.connectedName)
    channel.kernel.events.publish(events.NewConnectedLine, { channel: snapshot });
};

const movedOn = (before: ChannelFacts, now: ChannelFacts): boolean =>
  now.priority !== before.priority || now.exten !== before.exten || now.context !== before.context;
