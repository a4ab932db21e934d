import { ack, action, text } from '../action.js';

export const PlayDTMF = action({
  name: 'PlayDTMF',
  privilege: ['call'],
  module: 'app_senddtmf',
  params: {
    Channel: text({ required: '' }),
    Digit: text({ required: '' }),
    Duration: text(),
    Receive: text(),
  },
  reply: ack('DTMF successfully queued'),
});

export const PlayMF = action({
  name: 'PlayMF',
  privilege: ['call'],
  module: 'app_mf',
  params: {
    Channel: text({ required: '' }),
    Digit: text({ required: '' }),
    Duration: text(),
  },
  reply: ack('MF successfully queued'),
});

export const SendFlash = action({
  name: 'SendFlash',
  privilege: ['call'],
  module: 'app_senddtmf',
  params: {
    Channel: text({ required: '' }),
    Receive: text(),
  },
  reply: ack('Flash successfully queued'),
});
