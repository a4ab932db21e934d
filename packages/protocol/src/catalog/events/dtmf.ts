import { channelSnapshot, event, header } from '../event.js';

export const DTMFBegin = event({
  name: 'DTMFBegin',
  privilege: ['dtmf'],
  fields: {
    channel: channelSnapshot(),
    Digit: header(),
    Direction: header('', ['Received', 'Sent']),
  },
});

export const DTMFEnd = event({
  name: 'DTMFEnd',
  privilege: ['dtmf'],
  fields: {
    channel: channelSnapshot(),
    Digit: header(),
    DurationMs: header(),
    Direction: header('', ['Received', 'Sent']),
  },
});

export const Flash = event({
  name: 'Flash',
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
  },
});
