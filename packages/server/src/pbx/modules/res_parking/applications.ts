import { parseOptions } from '../../kernel/application-options.js';
import { separateArguments } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import { parseTarget } from '../../kernel/dial.js';
import { answer } from '../../kernel/indications.js';
import type { Application, ApplicationOutcome } from '../../kernel/module.js';
import { playSound } from '../../kernel/sound-files.js';
import { announce } from './announce.js';
import type { ParkedCall, ParkRequest } from './parked-call.js';
import type { Parking } from './parking.js';
import { fetchParkedCall } from './retrieve.js';

/** Park, ParkedCall and ParkAndAnnounce. */
export const parkingApplications = (parking: Parking): readonly Application[] => [
  {
    name: 'Park',
    synopsis: 'Park yourself.',
    syntax: 'Park([parking_lot_name][,options])',
    run: (channel, data) => {
      const [lot = '', options = ''] = separateArguments(data);
      return park(parking, channel, lot, options, () => {});
    },
  },
  {
    name: 'ParkedCall',
    synopsis: 'Retrieve a parked call.',
    syntax: 'ParkedCall([parking_lot_name][,parking_space])',
    run: (channel, data) => fetchParkedCall(parking, channel, data),
  },
  {
    name: 'ParkAndAnnounce',
    synopsis: 'Park and Announce.',
    syntax: 'ParkAndAnnounce([[parking_lot_name,]options,]announce[:announce1[:...]],dial)',
    run: (channel, data) => parkAndAnnounce(parking, channel, data),
  },
];

/** Parks the channel that runs it. The dialplan goes on where there is no lot or no space. */
const park = async (
  parking: Parking,
  channel: Channel,
  lotName: string,
  options: string,
  parked: (call: ParkedCall) => void,
): Promise<ApplicationOutcome> => {
  answer(channel);
  const lot = parking.lotToPark(channel, lotName);
  const call = lot && parking.prepare(channel, lot, requestOf(parking, options));
  if (!call) {
    await playSound(channel, 'pbx-parkingfailed');
    return 'continue';
  }
  const over = parking.wait(call);
  parked(call);
  await over;
  return 'hangup';
};

const requestOf = (parking: Parking, text: string): ParkRequest => {
  const options = parseOptions(text);
  return {
    seconds: secondsOf(parking, options.get('t')),
    comeback: options.get('c'),
    ringing: options.has('r'),
    randomSpace: options.has('R'),
  };
};

const secondsOf = (parking: Parking, text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const seconds = /^\s*\+?(\d{1,9})/.exec(text);
  if (!seconds) parking.tell(`'${text}' is no timeout for option t: write seconds, 0 or more`);
  return seconds ? Number(seconds[1]) : undefined;
};

const parkAndAnnounce = async (parking: Parking, channel: Channel, data: string): Promise<ApplicationOutcome> => {
  const [lot = '', options = '', template = '', dialled = ''] = separateArguments(data);
  const target = parseTarget(dialled);
  if (template === '' || !target) {
    parking.tell(
      template === ''
        ? 'ParkAndAnnounce needs sounds to announce as its third argument'
        : `ParkAndAnnounce cannot call '${dialled}': write technology/resource`,
    );
    return 'hangup';
  }
  return park(parking, channel, lot, options, ({ space }) =>
    parking.inBackground(dialled, announce(parking.kernel, target, template.split(':'), space)),
  );
};
