import type { Channel } from '../../kernel/channel.js';
import type { Parker } from '../../kernel/features/features.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { Parking } from './parking.js';

/** Lets calls be parked by a code, and by a transfer to an extension that parks. Gives the function that takes it back. */
export const providePark = (kernel: Kernel, parking: Parking): (() => void) => {
  const parker: Parker = {
    lotOf: (context, exten) =>
      parking.lots().find(({ settings }) => settings.context === context && settings.parkext === exten)?.name,
    park: (parkee, by, lot) => park(parking, parkee, by, lot),
  };
  kernel.features.parker = parker;
  const forget = kernel.features.provide('parkcall', (channel) => {
    const others = channel.bridge?.channels.filter((other) => other !== channel) ?? [];
    for (const other of others.slice(0, 1)) parker.park(other, channel, undefined);
  });
  return () => {
    forget();
    if (kernel.features.parker === parker) kernel.features.parker = undefined;
  };
};

const park = (parking: Parking, parkee: Channel, by: Channel, lotName: string | undefined): boolean => {
  const lot = parking.lotToPark(by, lotName ?? '');
  if (!lot) return false;
  parkee.variables.set('BLINDTRANSFER', by.name);
  const call = parking.prepare(parkee, lot, {});
  if (call) parking.park(call);
  return call !== undefined;
};
