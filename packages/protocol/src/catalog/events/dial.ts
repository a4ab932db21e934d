import { channelSnapshot, event, header, optionalHeader } from '../event.js';

export const DialBegin = event({
  name: 'DialBegin',
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    destChannel: channelSnapshot('Dest'),
    DialString: header(),
  },
});

export const DialEnd = event({
  name: 'DialEnd',
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    destChannel: channelSnapshot('Dest'),
    DialStatus: header('', [
      'ABORT',
      'ANSWER',
      'BUSY',
      'CANCEL',
      'CHANUNAVAIL',
      'CONGESTION',
      'CONTINUE',
      'GOTO',
      'NOANSWER',
    ]),
    Forward: optionalHeader(),
  },
});

export const DialState = event({
  name: 'DialState',
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    destChannel: channelSnapshot('Dest'),
    DialStatus: header('', ['RINGING', 'PROCEEDING', 'PROGRESS']),
    Forward: optionalHeader(),
  },
});
