import { channelSnapshot, event, header } from '../event.js';

export const DTMFBegin = event({
  name: 'DTMFBegin',
  synopsis: 'A DTMF digit begins on a channel',
  seeAlso: ['DTMFEnd'],
  privilege: ['dtmf'],
  fields: {
    channel: channelSnapshot(),
    Digit: header('The digit: 0 to 9, *, #, A to D'),
    Direction: header('Whether it came from the channel or was sent to it', ['Received', 'Sent']),
  },
});

export const DTMFEnd = event({
  name: 'DTMFEnd',
  synopsis: 'A DTMF digit is over on a channel',
  seeAlso: ['DTMFBegin'],
  privilege: ['dtmf'],
  fields: {
    channel: channelSnapshot(),
    Digit: header('The digit: 0 to 9, *, #, A to D'),
    DurationMs: header('Length of the digit in milliseconds'),
    Direction: header('Whether it came from the channel or was sent to it', ['Received', 'Sent']),
  },
});

export const Flash = event({
  name: 'Flash',
  synopsis: 'A channel has got a hook flash',
  seeAlso: ['SendFlash', 'Wink'],
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
  },
});
