import { ack, action, text } from '../action.js';

export const PlayDTMF = action({
  name: 'PlayDTMF',
  privilege: ['call'],
  module: 'app_senddtmf',
  params: {
    Channel: text({ required: 'Channel not found' }),
    Digit: text({ required: 'No digit specified' }),
    Duration: text(),
    Receive: text(),
  },
  reply: ack('DTMF successfully queued'),
  fails: { noChannel: 'Channel not found' },
});

export const PlayMF = action({
  name: 'PlayMF',
  privilege: ['call'],
  module: 'app_mf',
  params: {
    Channel: text({ required: 'Channel not found' }),
    Digit: text({ required: 'No digit specified' }),
    Duration: text(),
  },
  reply: ack('MF successfully queued'),
  fails: { noChannel: 'Channel not found' },
});

export const SendFlash = action({
  name: 'SendFlash',
  privilege: ['call'],
  module: 'app_senddtmf',
  params: {
    Channel: text({ required: 'Channel not found' }),
    Receive: text(),
  },
  reply: ack('Flash successfully queued'),
  fails: { noChannel: 'Channel not found' },
});
