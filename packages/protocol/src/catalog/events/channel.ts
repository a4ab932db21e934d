import { channelSnapshot, event, header, optionalHeader } from '../event.js';

export const ChanSpyStart = event({
  name: 'ChanSpyStart',
  synopsis: 'A channel begins to listen to another',
  seeAlso: ['ChanSpyStop'],
  privilege: ['call'],
  fields: {
    spyerChannel: channelSnapshot('Spyer'),
    spyeeChannel: channelSnapshot('Spyee'),
  },
});

export const ChanSpyStop = event({
  name: 'ChanSpyStop',
  synopsis: 'A channel has stopped listening to another',
  seeAlso: ['ChanSpyStart'],
  privilege: ['call'],
  fields: {
    spyerChannel: channelSnapshot('Spyer'),
    spyeeChannel: channelSnapshot('Spyee'),
  },
});

export const ChannelHungup = event({
  name: 'ChannelHungup',
  synopsis: 'A channel that the action Hangup is about to end',
  description: 'One for each channel that matched the expression.',
  seeAlso: ['Hangup'],
  privilege: [],
  fields: {
    Channel: header('Name of the channel'),
    ActionID: header('ActionID of the request'),
  },
});

export const ChannelTalkingStart = event({
  name: 'ChannelTalkingStart',
  synopsis: 'Somebody on a channel begins to talk',
  description: 'Raised for channels that watch for it with the function TALK_DETECT.',
  seeAlso: ['ChannelTalkingStop'],
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
  },
});

export const ChannelTalkingStop = event({
  name: 'ChannelTalkingStop',
  synopsis: 'Somebody on a channel has stopped talking',
  description: 'Raised for channels that watch for it with the function TALK_DETECT.',
  seeAlso: ['ChannelTalkingStart'],
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    Duration: header('How long the person talked, in milliseconds'),
  },
});

export const CoreShowChannel = event({
  name: 'CoreShowChannel',
  synopsis: 'A channel in the answer to CoreShowChannels or CoreShowChannelMap',
  seeAlso: ['CoreShowChannels', 'CoreShowChannelMap'],
  privilege: [],
  fields: {
    ActionID: header('ActionID of the request that this answers; left out where it had none'),
    channel: channelSnapshot(),
    Application: header('Application the channel runs'),
    ApplicationData: header('Arguments of the application'),
    Duration: header('How long the channel has existed, as hh:mm:ss'),
    BridgeId: header('Id of the bridge the channel is in; empty for none'),
  },
});

export const CoreShowChannelMap = event({
  name: 'CoreShowChannelMap',
  synopsis: 'A connected channel in the answer to the action CoreShowChannelMap',
  seeAlso: ['CoreShowChannelMap'],
  privilege: [],
  fields: {
    ActionID: optionalHeader('ActionID of the request that this answers; left out where it had none'),
    Channel: header('Channel the walk began at'),
    ConnectedChannel: header('Channel that belongs together with it'),
  },
});

export const CoreShowChannelMapComplete = event({
  name: 'CoreShowChannelMapComplete',
  synopsis: 'End of the answer to the action CoreShowChannelMap',
  seeAlso: ['CoreShowChannelMap', 'CoreShowChannel'],
  privilege: ['call'],
  fields: {},
});

export const Hangup = event({
  name: 'Hangup',
  synopsis: 'A channel is gone',
  description: 'The last event about the channel.',
  seeAlso: ['Newchannel', 'HangupRequest', 'SoftHangupRequest'],
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    Cause: header('Hangup cause as a number, ITU-T Q.850: 16 is normal clearing, 17 busy'),
    'Cause-txt': header('The cause in words'),
    TechCause: optionalHeader(
      'Cause as the technology of the channel has it, such as a SIP response; only where it gave one',
    ),
  },
});

export const HangupRequest = event({
  name: 'HangupRequest',
  synopsis: 'The technology of a channel asks for its hangup',
  description: 'For example because the phone has hung up.',
  seeAlso: ['SoftHangupRequest', 'Hangup'],
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    Cause: optionalHeader('Hangup cause as a number, ITU-T Q.850: 16 is normal clearing, 17 busy'),
    TechCause: optionalHeader(
      'Cause as the technology of the channel has it, such as a SIP response; only where it gave one',
    ),
  },
});

export const Hold = event({
  name: 'Hold',
  synopsis: 'A channel has put the other party on hold',
  seeAlso: ['Unhold'],
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    MusicClass: header('Class of music on hold that the channel wishes; empty for none'),
  },
});

export const MusicOnHoldStart = event({
  name: 'MusicOnHoldStart',
  synopsis: 'A channel begins to hear music on hold',
  seeAlso: ['MusicOnHoldStop'],
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    Class: header('Class of music on hold'),
  },
});

export const MusicOnHoldStop = event({
  name: 'MusicOnHoldStop',
  synopsis: 'A channel has stopped hearing music on hold',
  seeAlso: ['MusicOnHoldStart'],
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
  },
});

export const NewAccountCode = event({
  name: 'NewAccountCode',
  synopsis: 'The account code of a channel has changed',
  description: 'AccountCode holds the new one.',
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    OldAccountCode: header('Account code before'),
  },
});

export const NewCallerid = event({
  name: 'NewCallerid',
  synopsis: 'The caller id of a channel has changed',
  description: 'CallerIDNum and CallerIDName hold the new one.',
  seeAlso: ['NewConnectedLine'],
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    'CID-CallingPres': header('Whether the caller id may be shown, as a number and in words'),
  },
});

export const NewConnectedLine = event({
  name: 'NewConnectedLine',
  synopsis: 'The party that a channel is connected with has changed',
  description: 'ConnectedLineNum and ConnectedLineName hold the new one.',
  seeAlso: ['NewCallerid'],
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
  },
});

export const Newchannel = event({
  name: 'Newchannel',
  synopsis: 'A channel has been made',
  description: 'The first event about the channel.',
  seeAlso: ['Newstate', 'Hangup'],
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
  },
});

export const Newstate = event({
  name: 'Newstate',
  synopsis: 'The state of a channel has changed',
  description: 'ChannelState and ChannelStateDesc hold the new one.',
  seeAlso: ['Newchannel'],
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
  },
});

export const OriginateResponse = event({
  name: 'OriginateResponse',
  synopsis: 'Outcome of an Originate with Async',
  description: 'Raised when the called channel has answered or the call has failed.',
  seeAlso: ['Originate'],
  privilege: ['call'],
  fields: {
    ActionID: optionalHeader('ActionID of the request that this answers; left out where it had none'),
    Response: header('Whether the channel answered', ['Failure', 'Success']),
    Channel: header('Name of the channel, or the destination as it was asked for where there never was one'),
    Context: optionalHeader('Context that was asked for; left out for an application'),
    Exten: optionalHeader('Extension that was asked for; left out for an application'),
    Application: optionalHeader('Application that was asked for; left out for an extension'),
    Data: optionalHeader('Arguments of the application; left out for an extension'),
    Reason: header(
      'How the attempt ended: 0 no such destination, 1 not answered or hung up, 3 rang, 4 answered, 5 busy, 8 congestion',
    ),
    Uniqueid: header('Unique id of the channel, or <null> where there is none'),
    CallerIDNum: header('Number of the caller id, or <unknown>'),
    CallerIDName: header('Name of the caller id, or <unknown>'),
  },
});

export const Pickup = event({
  name: 'Pickup',
  synopsis: 'A channel has picked up a call that rang elsewhere',
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    targetChannel: channelSnapshot('Target'),
  },
});

export const Rename = event({
  name: 'Rename',
  synopsis: 'The name of a channel has changed',
  description: 'Happens when a channel takes the place of another.',
  seeAlso: ['Newchannel'],
  privilege: ['call'],
  fields: {},
});

export const SessionTimeout = event({
  name: 'SessionTimeout',
  synopsis: 'A channel is hung up because its session has been silent too long',
  seeAlso: ['HangupRequest', 'Hangup'],
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    Source: header('Which timer ended it: no media, or the session timer of SIP', ['RTPTimeout', 'SIPSessionTimer']),
  },
});

export const SoftHangupRequest = event({
  name: 'SoftHangupRequest',
  synopsis: 'Somebody other than its technology asks for the hangup of a channel',
  description: 'For example the dialplan, a timeout or the action Hangup.',
  seeAlso: ['HangupRequest', 'Hangup'],
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    Cause: header('Hangup cause as a number, ITU-T Q.850: 16 is normal clearing, 17 busy'),
  },
});

export const Status = event({
  name: 'Status',
  synopsis: 'A channel in the answer to the action Status',
  seeAlso: ['Status'],
  privilege: [],
  fields: {
    Privilege: header('Always Call, whatever the user may see'),
    channel: channelSnapshot(),
    Type: header('Technology of the channel'),
    DNID: header('Number that was dialed'),
    EffectiveConnectedLineNum: header('Number of the connected party as it is to be shown'),
    EffectiveConnectedLineName: header('Name of the connected party as it is to be shown'),
    TimeToHangup: header('When AbsoluteTimeout or TIMEOUT(absolute) ends it, in seconds since 1970; 0: no limit'),
    BridgeID: header('Id of the bridge the channel is in; empty for none'),
    Application: header('Application the channel runs'),
    Data: header('Arguments of the application'),
    Nativeformats: header('Formats that the channel carries, in brackets with | between them'),
    Readformat: header('Format in which audio is read from the channel'),
    Readtrans: header('Steps of conversion on the way in'),
    Writeformat: header('Format in which audio is written to the channel'),
    Writetrans: header('Steps of conversion on the way out'),
    Callgroup: header('Call groups as a bit mask'),
    Pickupgroup: header('Pickup groups as a bit mask'),
    Seconds: header('Seconds since the channel was made'),
    Variable: optionalHeader(
      'Variable that was asked for, as name=value; once for each, (null) for one that is not set',
    ),
    ActionID: optionalHeader('ActionID of the request that this answers; left out where it had none'),
  },
});

export const Unhold = event({
  name: 'Unhold',
  synopsis: 'A channel has taken the other party off hold',
  seeAlso: ['Hold'],
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
  },
});
