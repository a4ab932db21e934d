import { bridgeSnapshot, channelSnapshot, event, header, optionalHeader } from '../event.js';

export const AttendedTransfer = event({
  name: 'AttendedTransfer',
  synopsis: 'An attended transfer is over',
  description:
    'Raised with the outcome, and with those of the channels and bridges that took part: which of them are there depends on DestType.',
  seeAlso: ['Atxfer', 'BlindTransfer'],
  privilege: ['call'],
  fields: {
    Result: header('How the transfer ended', ['Fail', 'Invalid', 'Not Permitted', 'Success']),
    origTransfererChannel: channelSnapshot('OrigTransferer'),
    origBridge: bridgeSnapshot('Orig'),
    secondTransfererChannel: channelSnapshot('SecondTransferer'),
    secondBridge: bridgeSnapshot('Second'),
    transfereeChannel: channelSnapshot('Transferee'),
    transferTargetChannel: channelSnapshot('TransferTarget'),
    IsExternal: header(
      'Whether the transfer was asked for by a phone or a program (Yes) rather than by a feature code of the bridge (No)',
      ['Yes', 'No'],
    ),
    DestType: header(
      'What the transferee was connected to: a bridge, an application, two bridges linked by a Local channel, a conference of three, or nothing',
      ['Bridge', 'App', 'Link', 'Threeway', 'Fail'],
    ),
    DestBridgeUniqueid: header('Id of the bridge the parties ended up in; for DestType Bridge and Threeway'),
    DestApp: header('Application the transferee went to; for DestType App'),
    localOneChannel: channelSnapshot('LocalOne'),
    localTwoChannel: channelSnapshot('LocalTwo'),
    DestTransfererChannel: header('Channel of the transferer that stays; for DestType Threeway'),
  },
});

export const BlindTransfer = event({
  name: 'BlindTransfer',
  synopsis: 'A blind transfer is over',
  description: 'Raised with the outcome. Transferee headers are there where exactly one other party was in the bridge.',
  seeAlso: ['BlindTransfer', 'AttendedTransfer'],
  privilege: ['call'],
  fields: {
    Result: header('How the transfer ended', ['Fail', 'Invalid', 'Not Permitted', 'Success']),
    transfererChannel: channelSnapshot('Transferer'),
    transfereeChannel: channelSnapshot('Transferee'),
    bridge: bridgeSnapshot(),
    IsExternal: header(
      'Whether the transfer was asked for by a phone or a program (Yes) rather than by a feature code of the bridge (No)',
      ['Yes', 'No'],
    ),
    Context: header('Context the transferee goes to'),
    Extension: header('Extension the transferee goes to'),
  },
});

export const BridgeCreate = event({
  name: 'BridgeCreate',
  synopsis: 'A bridge has been made',
  seeAlso: ['BridgeDestroy', 'BridgeEnter'],
  privilege: ['call'],
  fields: {
    bridge: bridgeSnapshot(),
  },
});

export const BridgeDestroy = event({
  name: 'BridgeDestroy',
  synopsis: 'A bridge has been removed',
  seeAlso: ['BridgeCreate'],
  privilege: ['call'],
  fields: {
    bridge: bridgeSnapshot(),
  },
});

export const BridgeEnter = event({
  name: 'BridgeEnter',
  synopsis: 'A channel has entered a bridge',
  seeAlso: ['BridgeLeave'],
  privilege: ['call'],
  fields: {
    bridge: bridgeSnapshot(),
    channel: channelSnapshot(),
    SwapUniqueid: optionalHeader('Unique id of the channel whose place it takes; left out where it takes none'),
  },
});

export const BridgeInfoChannel = event({
  name: 'BridgeInfoChannel',
  synopsis: 'A channel in the answer to the action BridgeInfo',
  seeAlso: ['BridgeInfo', 'BridgeInfoComplete'],
  privilege: ['command'],
  fields: {
    ActionID: optionalHeader('ActionID of the request that asked for the list; left out where it had none'),
    channel: channelSnapshot(),
  },
});

export const BridgeInfoComplete = event({
  name: 'BridgeInfoComplete',
  synopsis: 'The bridge itself, at the end of the answer to the action BridgeInfo',
  seeAlso: ['BridgeInfo', 'BridgeInfoChannel'],
  privilege: ['command'],
  fields: {
    bridge: bridgeSnapshot(),
  },
});

export const BridgeLeave = event({
  name: 'BridgeLeave',
  synopsis: 'A channel has left a bridge',
  seeAlso: ['BridgeEnter'],
  privilege: ['call'],
  fields: {
    bridge: bridgeSnapshot(),
    channel: channelSnapshot(),
  },
});

export const BridgeListItem = event({
  name: 'BridgeListItem',
  synopsis: 'A bridge in the answer to the action BridgeList',
  seeAlso: ['BridgeList', 'BridgeInfo'],
  privilege: [],
  fields: {
    ActionID: optionalHeader('ActionID of the request that asked for the list; left out where it had none'),
    bridge: bridgeSnapshot(),
  },
});

export const BridgeMerge = event({
  name: 'BridgeMerge',
  synopsis: 'All channels of one bridge have moved to another',
  description: 'The bridge that was left is removed next.',
  seeAlso: ['BridgeEnter', 'BridgeDestroy'],
  privilege: ['call'],
  fields: {
    toBridge: bridgeSnapshot('To'),
    fromBridge: bridgeSnapshot('From'),
  },
});

export const BridgeTechnologyListItem = event({
  name: 'BridgeTechnologyListItem',
  synopsis: 'A technology in the answer to the action BridgeTechnologyList',
  seeAlso: ['BridgeTechnologyList'],
  privilege: [],
  fields: {
    BridgeTechnology: header('Name of the technology'),
    BridgeType: header('Kind of bridges it is for'),
    BridgePriority: header('The highest number that fits wins'),
    BridgeSuspended: header('Whether it is kept from being chosen: Yes or No'),
    ActionID: header('ActionID of the request that asked for the list'),
  },
});

export const BridgeVideoSourceUpdate = event({
  name: 'BridgeVideoSourceUpdate',
  synopsis: 'Another channel is now the video source of a bridge',
  seeAlso: ['ConfbridgeSetSingleVideoSrc'],
  privilege: ['call'],
  fields: {
    bridge: bridgeSnapshot(),
    BridgePreviousVideoSource: header('Unique id of the source before'),
  },
});
