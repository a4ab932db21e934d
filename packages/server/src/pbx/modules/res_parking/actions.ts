import { actions, events } from '@amiable/protocol';
import { type ActionHandler, done, fail, handle, handleList, item, type ListItem } from '../../kernel/action.js';
import type { Parking } from './parking.js';
import type { ParkingLot } from './parking-lot.js';

/** Park, whose replies end with a line feed more than others, ParkedCalls and Parkinglots. */
export const parkingActions = (parking: Parking): readonly ActionHandler[] => [
  handle(actions.Park, (params) => {
    const channel = parking.kernel.channels.get(params.Channel);
    if (!channel) return fail('noChannel', { channel: params.Channel });
    const seconds = secondsOf(params.Timeout);
    if (seconds === 'invalid') return 'invalidTimeout';
    if (params.AnnounceChannel !== '' && !parking.kernel.channels.get(params.AnnounceChannel))
      return fail('noAnnounceChannel', { channel: params.AnnounceChannel });
    if (params.TimeoutChannel !== '') channel.variables.set('BLINDTRANSFER', params.TimeoutChannel);
    if (params.ParkingSpace !== '') channel.variables.set('PARKINGEXTEN', params.ParkingSpace);
    const lot = parking.lotToPark(channel, params.Parkinglot);
    const call = lot && parking.prepare(channel, lot, { seconds });
    if (!call) return { ...fail('notParked'), lineFeed: true };
    parking.park(call);
    return { ...done({}), lineFeed: true };
  }),
  handleList(actions.ParkedCalls, ({ ParkingLot: name }) => {
    const lot = parking.lot(name);
    if (name !== '' && !lot) return 'noLot';
    return parkedCalls(lot ? [lot] : parking.lots());
  }),
  handleList(actions.Parkinglots, () => parkingLots(parking)),
];

/** Milliseconds as whole seconds, one at least, or 0 for no limit; undefined where the lot decides. */
const secondsOf = (text: string): number | 'invalid' | undefined => {
  if (text === '') return undefined;
  const found = /^\s*\+?(\d+)/.exec(text);
  if (!found) return 'invalid';
  const ms = Number(found[1]);
  return ms === 0 ? 0 : Math.max(1, Math.floor(ms / 1000));
};

function* parkedCalls(lots: readonly ParkingLot[]): Generator<ListItem, Record<string, number>> {
  let total = 0;
  for (const lot of lots)
    for (const call of lot.calls) {
      total += 1;
      yield item(events.ParkedCall, { parkeeChannel: call.channel.snapshot(), ...call.headers });
    }
  return { Total: total };
}

function* parkingLots(parking: Parking): Generator<ListItem, undefined> {
  for (const { name, settings } of parking.lots())
    yield item(events.Parkinglot, {
      Name: name,
      StartSpace: settings.parkpos.first,
      StopSpace: settings.parkpos.last,
      Timeout: settings.parkingtime,
    });
}
