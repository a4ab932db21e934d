import { channelSnapshot, event, header, optionalHeader } from '../event.js';

export const ChanSpyStart = event({
  name: 'ChanSpyStart',
  privilege: ['call'],
  fields: {
    spyerChannel: channelSnapshot('Spyer'),
    spyeeChannel: channelSnapshot('Spyee'),
  },
});

export const ChanSpyStop = event({
  name: 'ChanSpyStop',
  privilege: ['call'],
  fields: {
    spyerChannel: channelSnapshot('Spyer'),
    spyeeChannel: channelSnapshot('Spyee'),
  },
});

export const ChannelHungup = event({
  name: 'ChannelHungup',
  privilege: [],
  fields: {
    Channel: header(),
    ActionID: header(),
  },
});

export const ChannelTalkingStart = event({
  name: 'ChannelTalkingStart',
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
  },
});

export const ChannelTalkingStop = event({
  name: 'ChannelTalkingStop',
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    Duration: header(),
  },
});

export const CoreShowChannel = event({
  name: 'CoreShowChannel',
  privilege: [],
  fields: {
    ActionID: header(),
    channel: channelSnapshot(),
    Application: header(),
    ApplicationData: header(),
    Duration: header(),
    BridgeId: header(),
  },
});

export const CoreShowChannelMap = event({
  name: 'CoreShowChannelMap',
  privilege: [],
  fields: {
    ActionID: optionalHeader(),
    Channel: header(),
    ConnectedChannel: header(),
  },
});

export const CoreShowChannelMapComplete = event({
  name: 'CoreShowChannelMapComplete',
  privilege: ['call'],
  fields: {},
});

export const Hangup = event({
  name: 'Hangup',
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    Cause: header(),
    'Cause-txt': header(),
    TechCause: optionalHeader(),
  },
});

export const HangupRequest = event({
  name: 'HangupRequest',
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    Cause: optionalHeader(),
    TechCause: optionalHeader(),
  },
});

export const Hold = event({
  name: 'Hold',
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    MusicClass: header(),
  },
});

export const MusicOnHoldStart = event({
  name: 'MusicOnHoldStart',
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    Class: header(),
  },
});

export const MusicOnHoldStop = event({
  name: 'MusicOnHoldStop',
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
  },
});

export const NewAccountCode = event({
  name: 'NewAccountCode',
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    OldAccountCode: header(),
  },
});

export const NewCallerid = event({
  name: 'NewCallerid',
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    'CID-CallingPres': header(),
  },
});

export const NewConnectedLine = event({
  name: 'NewConnectedLine',
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
  },
});

export const Newchannel = event({
  name: 'Newchannel',
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
  },
});

export const Newstate = event({
  name: 'Newstate',
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
  },
});

export const OriginateResponse = event({
  name: 'OriginateResponse',
  privilege: ['call'],
  fields: {
    ActionID: optionalHeader(),
    Response: header('', ['Failure', 'Success']),
    Channel: header(),
    Context: optionalHeader(),
    Exten: optionalHeader(),
    Application: optionalHeader(),
    Data: optionalHeader(),
    Reason: header(),
    Uniqueid: header(),
    CallerIDNum: header(),
    CallerIDName: header(),
  },
});

export const Pickup = event({
  name: 'Pickup',
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    targetChannel: channelSnapshot('Target'),
  },
});

export const Rename = event({
  name: 'Rename',
  privilege: ['call'],
  fields: {},
});

export const SessionTimeout = event({
  name: 'SessionTimeout',
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    Source: header('', ['RTPTimeout', 'SIPSessionTimer']),
  },
});

export const SoftHangupRequest = event({
  name: 'SoftHangupRequest',
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    Cause: header(),
  },
});

export const Status = event({
  name: 'Status',
  privilege: [],
  fields: {
    Privilege: header(),
    channel: channelSnapshot(),
    Type: header(),
    DNID: header(),
    EffectiveConnectedLineNum: header(),
    EffectiveConnectedLineName: header(),
    TimeToHangup: header(),
    BridgeID: header(),
    Application: header(),
    Data: header(),
    Nativeformats: header(),
    Readformat: header(),
    Readtrans: header(),
    Writeformat: header(),
    Writetrans: header(),
    Callgroup: header(),
    Pickupgroup: header(),
    Seconds: header(),
    Variable: optionalHeader(),
    ActionID: optionalHeader(),
  },
});

export const Unhold = event({
  name: 'Unhold',
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
  },
});
