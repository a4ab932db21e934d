import { action, fields, list, text } from '../action.js';
import { DeviceEntry, LineEntry } from '../events/peers.js';

export const SKINNYdevices = action({
  name: 'SKINNYdevices',
  synopsis: 'List the Skinny devices',
  description: 'Gives an event for each device of skinny.conf, with its address and whether it is registered.',
  seeAlso: ['SKINNYshowdevice', 'SKINNYlines'],
  privilege: ['system', 'reporting'],
  module: 'chan_skinny',
  params: {},
  reply: list('Device status list will follow', [DeviceEntry], 'DevicelistComplete'),
});

export const SKINNYlines = action({
  name: 'SKINNYlines',
  synopsis: 'List the Skinny lines',
  description: 'Gives an event for each line of skinny.conf, with the device that carries it.',
  seeAlso: ['SKINNYshowline', 'SKINNYdevices'],
  privilege: ['system', 'reporting'],
  module: 'chan_skinny',
  params: {},
  reply: list('Line status list will follow', [LineEntry], 'LinelistComplete'),
});

export const SKINNYshowdevice = action({
  name: 'SKINNYshowdevice',
  synopsis: 'Show one Skinny device',
  description: 'Gives its settings and its state as headers of the reply.',
  seeAlso: ['SKINNYdevices'],
  privilege: ['system', 'reporting'],
  module: 'chan_skinny',
  params: {
    Device: text({ description: 'Name of the device', required: 'Device: <name> missing.' }),
  },
  reply: fields(),
});

export const SKINNYshowline = action({
  name: 'SKINNYshowline',
  synopsis: 'Show one Skinny line',
  description: 'Gives its settings and its state as headers of the reply.',
  seeAlso: ['SKINNYlines'],
  privilege: ['system', 'reporting'],
  module: 'chan_skinny',
  params: {
    Line: text({ description: 'Name of the line', required: 'Line: <name> missing.' }),
  },
  reply: fields(),
});
