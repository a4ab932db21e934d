import { ack, action, text } from '../action.js';

export const PlayDTMF = action({
  name: 'PlayDTMF',
  synopsis: 'Play a DTMF digit on a channel',
  description: 'The digit is sent to the channel, or with Receive taken as if the channel had sent it.',
  seeAlso: ['DTMFBegin', 'DTMFEnd', 'SendFlash', 'PlayMF'],
  privilege: ['call'],
  module: 'app_senddtmf',
  params: {
    Channel: text({ description: 'Name of the channel', required: 'Channel not found' }),
    Digit: text({ description: 'The digit: 0 to 9, *, #, A to D', required: 'No digit specified' }),
    Duration: text({ description: 'Length of the digit in milliseconds; by default that of the technology' }),
    Receive: text({ description: 'true: as if the digit came from the channel; by default it is sent to it' }),
  },
  reply: ack('DTMF successfully queued'),
  fails: { noChannel: 'Channel not found' },
});

export const PlayMF = action({
  name: 'PlayMF',
  synopsis: 'Play a digit of multi-frequency signaling on a channel',
  description: 'Plays the R1 MF tone of the digit to the channel.',
  seeAlso: ['PlayDTMF'],
  privilege: ['call'],
  module: 'app_mf',
  params: {
    Channel: text({ description: 'Name of the channel', required: 'Channel not found' }),
    Digit: text({ description: 'The digit: 0 to 9, *, #, A, B or C', required: 'No digit specified' }),
    Duration: text({ description: 'Length of the digit in milliseconds; by default the usual one for the digit' }),
  },
  reply: ack('MF successfully queued'),
  fails: { noChannel: 'Channel not found' },
});

export const SendFlash = action({
  name: 'SendFlash',
  synopsis: 'Send a hook flash on a channel',
  description: 'The flash is sent to the channel, or with Receive taken as if the channel had sent it.',
  seeAlso: ['PlayDTMF', 'Flash'],
  privilege: ['call'],
  module: 'app_senddtmf',
  params: {
    Channel: text({ description: 'Name of the channel', required: 'Channel not found' }),
    Receive: text({ description: 'true: as if the flash came from the channel; by default it is sent to it' }),
  },
  reply: ack('Flash successfully queued'),
  fails: { noChannel: 'Channel not found' },
});
