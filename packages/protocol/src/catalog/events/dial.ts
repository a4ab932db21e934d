import { channelSnapshot, event, header, optionalHeader } from '../event.js';

export const DialBegin = event({
  name: 'DialBegin',
  synopsis: 'A channel begins to ring another',
  description: 'The calling channel is left out where nobody calls, as with Originate.',
  seeAlso: ['DialState', 'DialEnd'],
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    destChannel: channelSnapshot('Dest'),
    DialString: header('Address that was dialed, without the technology'),
  },
});

export const DialEnd = event({
  name: 'DialEnd',
  synopsis: 'An attempt to dial is over',
  seeAlso: ['DialBegin', 'DialState'],
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    destChannel: channelSnapshot('Dest'),
    Forward: optionalHeader('Where the call is forwarded to; only where it is'),
    DialStatus: header('How it ended', [
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
  },
});

export const DialState = event({
  name: 'DialState',
  synopsis: 'An attempt to dial goes on',
  seeAlso: ['DialBegin', 'DialEnd'],
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    destChannel: channelSnapshot('Dest'),
    Forward: optionalHeader('Where the call is forwarded to; only where it is'),
    DialStatus: header('What the called side reports', ['RINGING', 'PROCEEDING', 'PROGRESS']),
  },
});
