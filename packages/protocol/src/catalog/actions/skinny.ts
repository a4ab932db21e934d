import { ack, action, list, text } from '../action.js';

export const SKINNYdevices = action({
  name: 'SKINNYdevices',
  privilege: ['system', 'reporting'],
  module: 'chan_skinny',
  params: {},
  reply: list('Device status list will follow', [], 'DeviceEntry'),
});

export const SKINNYlines = action({
  name: 'SKINNYlines',
  privilege: ['system', 'reporting'],
  module: 'chan_skinny',
  params: {},
  reply: list('Line status list will follow', [], 'LineEntry'),
});

export const SKINNYshowdevice = action({
  name: 'SKINNYshowdevice',
  privilege: ['system', 'reporting'],
  module: 'chan_skinny',
  params: {
    Device: text({ required: '' }),
  },
  reply: ack(''),
});

export const SKINNYshowline = action({
  name: 'SKINNYshowline',
  privilege: ['system', 'reporting'],
  module: 'chan_skinny',
  params: {
    Line: text({ required: '' }),
  },
  reply: ack(''),
});
