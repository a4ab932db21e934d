import { channelSnapshot, event, header } from '../event.js';

export const Alarm = event({
  name: 'Alarm',
  synopsis: 'A DAHDI channel has an alarm',
  seeAlso: ['AlarmClear', 'SpanAlarm'],
  privilege: ['system'],
  fields: {
    DAHDIChannel: header('Number of the DAHDI channel'),
    Alarm: header('The alarm in words'),
  },
});

export const AlarmClear = event({
  name: 'AlarmClear',
  synopsis: 'The alarm of a DAHDI channel is over',
  seeAlso: ['Alarm'],
  privilege: ['system'],
  fields: {
    DAHDIChannel: header('Number of the DAHDI channel'),
  },
});

export const DAHDIChannel = event({
  name: 'DAHDIChannel',
  synopsis: 'A channel has got a DAHDI channel',
  seeAlso: ['Newchannel'],
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    DAHDIGroup: header('Group of the DAHDI channel as a bit mask'),
    DAHDISpan: header('Number of the span'),
    DAHDIChannel: header('Number of the DAHDI channel'),
  },
});

export const DNDState = event({
  name: 'DNDState',
  synopsis: 'Do not disturb of a DAHDI channel has changed',
  privilege: ['system'],
  fields: {
    DAHDIChannel: header('The channel, as DAHDI/number'),
    Status: header('Whether it is on', ['enabled', 'disabled']),
  },
});

export const MCID = event({
  name: 'MCID',
  synopsis: 'Malicious call identification has been asked for',
  description:
    'Raised where an ISDN line lets the called party have the caller recorded; the headers tell all that is known of both parties.',
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    MCallerIDNumValid: header('Whether there is a number of the caller: 0 or 1'),
    MCallerIDNum: header('Number of the caller'),
    MCallerIDton: header('Type of the number of the caller'),
    MCallerIDNumPlan: header("Numbering plan of the caller's number"),
    MCallerIDNumPres: header("Whether the caller's number may be shown"),
    MCallerIDNameValid: header('Whether there is a name of the caller: 0 or 1'),
    MCallerIDName: header('Name of the caller'),
    MCallerIDNameCharSet: header("Character set of the caller's name"),
    MCallerIDNamePres: header("Whether the caller's name may be shown"),
    MCallerIDSubaddr: header('Subaddress of the caller'),
    MCallerIDSubaddrType: header("Type of the caller's subaddress"),
    MCallerIDSubaddrOdd: header("Whether the caller's subaddress has an odd number of digits: 0 or 1"),
    MCallerIDPres: header('Whether the caller may be shown, number and name together'),
    MConnectedIDNumValid: header('Whether there is a number of the connected party: 0 or 1'),
    MConnectedIDNum: header('Number of the connected party'),
    MConnectedIDton: header('Type of the number of the connected party'),
    MConnectedIDNumPlan: header("Numbering plan of the connected party's number"),
    MConnectedIDNumPres: header("Whether the connected party's number may be shown"),
    MConnectedIDNameValid: header('Whether there is a name of the connected party: 0 or 1'),
    MConnectedIDName: header('Name of the connected party'),
    MConnectedIDNameCharSet: header("Character set of the connected party's name"),
    MConnectedIDNamePres: header("Whether the connected party's name may be shown"),
    MConnectedIDSubaddr: header('Subaddress of the connected party'),
    MConnectedIDSubaddrType: header("Type of the connected party's subaddress"),
    MConnectedIDSubaddrOdd: header("Whether the connected party's subaddress has an odd number of digits: 0 or 1"),
    MConnectedIDPres: header('Whether the connected party may be shown, number and name together'),
  },
});

export const SpanAlarm = event({
  name: 'SpanAlarm',
  synopsis: 'A DAHDI span has an alarm',
  seeAlso: ['SpanAlarmClear'],
  privilege: ['system'],
  fields: {
    Span: header('Number of the span'),
    Alarm: header('The alarm in words'),
  },
});

export const SpanAlarmClear = event({
  name: 'SpanAlarmClear',
  synopsis: 'The alarm of a DAHDI span is over',
  seeAlso: ['SpanAlarm'],
  privilege: ['system'],
  fields: {
    Span: header('Number of the span'),
  },
});

export const Wink = event({
  name: 'Wink',
  synopsis: 'A channel has got a wink',
  description: 'A short change of polarity on an analog or robbed-bit line.',
  seeAlso: ['Flash'],
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
  },
});
