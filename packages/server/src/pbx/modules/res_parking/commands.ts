import type { CommandCall, ConsoleCommand } from '../../../contract/console.js';
import type { Parking } from './parking.js';
import type { ParkingLot } from './parking-lot.js';

/** `parking show [lot]`. */
export const parkingCommands = (parking: Parking): readonly ConsoleCommand[] => [
  {
    name: 'parking show',
    summary: 'Shows a parking lot or a list of all parking lots.',
    usage: ['Usage: parking show [name]', '       Shows all parking lots, or one with the calls that wait in it.'],
    run: ({ args, print }) => {
      if (args.length > 1) return 'usage';
      if (args[0] === undefined) showAll(parking, print);
      else showOne(parking, args[0], print);
      return undefined;
    },
    complete: (args) => (args.length === 1 ? parking.lots().map(({ name }) => name) : []),
  },
];

type Print = CommandCall['print'];

const showAll = (parking: Parking, print: Print): void => {
  print('');
  print('Parking General Options');
  print('-----------------------');
  print(row('Dynamic Parking', parking.dynamic ? 'yes' : 'no'));
  print('');
  for (const lot of parking.lots()) showLot(lot, print);
  print('');
};

const showOne = (parking: Parking, name: string, print: Print): void => {
  const lot = parking.lot(name);
  print('');
  if (!lot) {
    print(`Could not find parking lot '${name}'`);
    print('');
    return;
  }
  showLot(lot, print);
  print('Parked Calls');
  print('------------');
  for (const call of lot.calls) {
    print(`  ${row('Space', String(call.space))}`);
    print(`  ${row('Channel', call.channel.name)}`);
    print(`  ${row('Parker Dial String', call.parkerDialString)}`);
    print('');
  }
  if (lot.calls.length === 0) {
    print('  (none)');
    print('');
  }
  print('');
};

const showLot = ({ name, settings, enabled, dynamic }: ParkingLot, print: Print): void => {
  const unused = settings.comebacktoorigin ? ' (comebacktoorigin=yes, not used)' : '';
  print(`Parking Lot: ${name}`);
  print('-'.repeat(74));
  print(row('Parking Extension', settings.parkext));
  print(row('Parking Context', settings.context));
  print(row('Parking Spaces', `${settings.parkpos.first}-${settings.parkpos.last}`));
  print(row('Parking Time', `${settings.parkingtime} sec`));
  print(row('Comeback to Origin', settings.comebacktoorigin ? 'yes' : 'no'));
  print(row('Comeback Context', `${settings.comebackcontext}${unused}`));
  print(row('Comeback Dial Time', `${settings.comebackdialtime} sec`));
  print(row('MusicOnHold Class', settings.parkedmusicclass));
  print(row('Enabled', enabled ? 'yes' : 'no'));
  print(row('Dynamic', dynamic ? 'yes' : 'no'));
  print('');
};

const row = (label: string, value: string): string => `${label.padEnd(20)}:  ${value}`;
