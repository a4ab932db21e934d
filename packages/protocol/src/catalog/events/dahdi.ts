import { channelSnapshot, event, header } from '../event.js';

export const Alarm = event({
  name: 'Alarm',
  privilege: ['system'],
  fields: {
    DAHDIChannel: header(),
    Alarm: header(),
  },
});

export const AlarmClear = event({
  name: 'AlarmClear',
  privilege: ['system'],
  fields: {
    DAHDIChannel: header(),
  },
});

export const DAHDIChannel = event({
  name: 'DAHDIChannel',
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    DAHDIGroup: header(),
    DAHDISpan: header(),
    DAHDIChannel: header(),
  },
});

export const DNDState = event({
  name: 'DNDState',
  privilege: ['system'],
  fields: {
    DAHDIChannel: header(),
    Status: header('', ['enabled', 'disabled']),
  },
});

export const MCID = event({
  name: 'MCID',
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    MCallerIDNumValid: header(),
    MCallerIDNum: header(),
    MCallerIDton: header(),
    MCallerIDNumPlan: header(),
    MCallerIDNumPres: header(),
    MCallerIDNameValid: header(),
    MCallerIDName: header(),
    MCallerIDNameCharSet: header(),
    MCallerIDNamePres: header(),
    MCallerIDSubaddr: header(),
    MCallerIDSubaddrType: header(),
    MCallerIDSubaddrOdd: header(),
    MCallerIDPres: header(),
    MConnectedIDNumValid: header(),
    MConnectedIDNum: header(),
    MConnectedIDton: header(),
    MConnectedIDNumPlan: header(),
    MConnectedIDNumPres: header(),
    MConnectedIDNameValid: header(),
    MConnectedIDName: header(),
    MConnectedIDNameCharSet: header(),
    MConnectedIDNamePres: header(),
    MConnectedIDSubaddr: header(),
    MConnectedIDSubaddrType: header(),
    MConnectedIDSubaddrOdd: header(),
    MConnectedIDPres: header(),
  },
});

export const SpanAlarm = event({
  name: 'SpanAlarm',
  privilege: ['system'],
  fields: {
    Span: header(),
    Alarm: header(),
  },
});

export const SpanAlarmClear = event({
  name: 'SpanAlarmClear',
  privilege: ['system'],
  fields: {
    Span: header(),
  },
});

export const Wink = event({
  name: 'Wink',
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
  },
});
