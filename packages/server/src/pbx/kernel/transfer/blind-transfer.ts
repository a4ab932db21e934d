import { events } from '@amiable/protocol';
import { inBackground } from '../background.js';
import type { Bridge } from '../bridge.js';
import type { Channel } from '../channel.js';
import { requestChannel } from '../dial.js';
import type { Place } from '../dialplan/goto.js';
import { release } from '../pbx-run.js';

export type TransferResult = 'Success' | 'Fail' | 'Invalid' | 'Not Permitted';

export interface TransferTarget {
  readonly exten: string;
  readonly context: string;
}

/**
 * Sends whoever talks to a channel to a place of the dialplan and takes the channel out of the call; says so by
 * BlindTransfer. Of a call of more than two the others stay, and the place is brought to them by a Local channel.
 * @param external whether somebody outside asked for it, not a code that was pressed
 * @param onward where the one who transfers goes on, where that is not behind what brought it into the call
 */
export const blindTransfer = (
  transferer: Channel,
  target: TransferTarget,
  external: boolean,
  onward?: Place,
): TransferResult => {
  const { bridge } = transferer;
  if (!bridge || bridge.channels.length < 2) return tell(transferer, undefined, bridge, target, external, 'Invalid');
  if (external) bridge.unhold(transferer);
  const others = bridge.channels.filter((channel) => channel !== transferer);
  const [transferee] = others;
  if (!transferee || others.length > 1) return transferMany(transferer, bridge, target, external, onward);
  if (parks(transferer, transferee, target)) {
    const parked = tell(transferer, transferee, bridge, target, external, 'Success');
    leave(transferer, bridge, onward);
    return parked;
  }
  transferer.variables.set('BLINDTRANSFER', transferee.name);
  transferee.variables.set('BLINDTRANSFER', transferer.name);
  const result = tell(transferer, transferee, bridge, target, external, 'Success');
  leave(transferer, bridge, onward);
  transferee.asyncGoto(target.context, target.exten, 1);
  return result;
};

/** An extension that parks takes the call without its dialplan. */
const parks = (transferer: Channel, transferee: Channel, { context, exten }: TransferTarget): boolean => {
  const { parker } = transferer.kernel.features;
  const lot = parker?.lotOf(context, exten);
  return lot !== undefined && (parker?.park(transferee, transferer, lot) ?? false);
};

/** The place takes the seat of the one who transfers. */
const transferMany = (
  transferer: Channel,
  bridge: Bridge,
  target: TransferTarget,
  external: boolean,
  onward: Place | undefined,
): TransferResult => {
  const { kernel } = transferer;
  const address = { technology: 'Local', address: `${target.exten}@${target.context}` };
  const seat = requestChannel(kernel, address, { requestor: transferer });
  if (typeof seat === 'number') return tell(transferer, undefined, bridge, target, external, 'Fail');
  const others = bridge.channels.filter((channel) => channel !== transferer);
  transferer.variables.set(
    'BLINDTRANSFER',
    others
      .map(({ name }) => name)
      .reverse()
      .join(','),
  );
  for (const channel of [...others, seat]) channel.variables.set('BLINDTRANSFER', transferer.name);
  if (!seat.leg.call()) {
    seat.hangup();
    return tell(transferer, undefined, bridge, target, external, 'Fail');
  }
  leave(transferer, bridge, onward);
  bridge.leave(transferer);
  inBackground(
    kernel,
    seat.name,
    bridge.join(seat, {}, transferer).then(() => release(seat)),
  );
  return tell(transferer, undefined, bridge, target, external, 'Success');
};

const leave = (transferer: Channel, bridge: Bridge, onward: Place | undefined): void => {
  if (!onward) bridge.kick(transferer);
  else
    bridge.move(transferer, async () => {
      transferer.asyncGoto(onward.context, onward.exten, onward.priority);
      transferer.publish();
      return 'interrupted';
    });
};

const tell = (
  transferer: Channel,
  transferee: Channel | undefined,
  bridge: Bridge | undefined,
  { exten, context }: TransferTarget,
  external: boolean,
  result: TransferResult,
): TransferResult => {
  transferer.kernel.events.publish(events.BlindTransfer, {
    Result: result,
    transfererChannel: transferer.snapshot(),
    transfereeChannel: transferee?.snapshot(),
    bridge: bridge?.snapshot(),
    IsExternal: external ? 'Yes' : 'No',
    Context: context,
    Extension: exten,
  });
  return result;
};
