import { bridgeSnapshot, channelSnapshot, event, header, optionalHeader } from '../event.js';

export const AttendedTransfer = event({
  name: 'AttendedTransfer',
  privilege: ['call'],
  fields: {
    Result: header('', ['Fail', 'Invalid', 'Not Permitted', 'Success']),
    origTransfererChannel: channelSnapshot('OrigTransferer'),
    origBridge: bridgeSnapshot('Orig'),
    secondTransfererChannel: channelSnapshot('SecondTransferer'),
    secondBridge: bridgeSnapshot('Second'),
    DestType: header('', ['Bridge', 'App', 'Link', 'Threeway', 'Fail']),
    DestBridgeUniqueid: header(),
    DestApp: header(),
    localOneChannel: channelSnapshot('LocalOne'),
    localTwoChannel: channelSnapshot('LocalTwo'),
    DestTransfererChannel: header(),
    transfereeChannel: channelSnapshot('Transferee'),
    transferTargetChannel: channelSnapshot('TransferTarget'),
  },
});

export const BlindTransfer = event({
  name: 'BlindTransfer',
  privilege: ['call'],
  fields: {
    Result: header('', ['Fail', 'Invalid', 'Not Permitted', 'Success']),
    transfererChannel: channelSnapshot('Transferer'),
    transfereeChannel: channelSnapshot('Transferee'),
    bridge: bridgeSnapshot(),
    IsExternal: header('', ['Yes', 'No']),
    Context: header(),
    Extension: header(),
  },
});

export const BridgeCreate = event({
  name: 'BridgeCreate',
  privilege: ['call'],
  fields: {
    bridge: bridgeSnapshot(),
  },
});

export const BridgeDestroy = event({
  name: 'BridgeDestroy',
  privilege: ['call'],
  fields: {
    bridge: bridgeSnapshot(),
  },
});

export const BridgeEnter = event({
  name: 'BridgeEnter',
  privilege: ['call'],
  fields: {
    bridge: bridgeSnapshot(),
    channel: channelSnapshot(),
    SwapUniqueid: optionalHeader(),
  },
});

export const BridgeInfoChannel = event({
  name: 'BridgeInfoChannel',
  privilege: ['command'],
  fields: {
    channel: channelSnapshot(),
  },
});

export const BridgeInfoComplete = event({
  name: 'BridgeInfoComplete',
  privilege: ['command'],
  fields: {
    bridge: bridgeSnapshot(),
  },
});

export const BridgeLeave = event({
  name: 'BridgeLeave',
  privilege: ['call'],
  fields: {
    bridge: bridgeSnapshot(),
    BridgeVideoSource: optionalHeader(),
    channel: channelSnapshot(),
  },
});

export const BridgeMerge = event({
  name: 'BridgeMerge',
  privilege: ['call'],
  fields: {
    toBridge: bridgeSnapshot('To'),
    fromBridge: bridgeSnapshot('From'),
  },
});

export const BridgeTechnologyListItem = event({
  name: 'BridgeTechnologyListItem',
  privilege: [],
  fields: {
    BridgeTechnology: header(),
    BridgeType: header(),
    BridgePriority: header(),
    BridgeSuspended: header(),
    ActionID: header(),
  },
});

export const BridgeVideoSourceUpdate = event({
  name: 'BridgeVideoSourceUpdate',
  privilege: ['call'],
  fields: {
    bridge: bridgeSnapshot(),
    BridgeVideoSource: optionalHeader(),
    BridgePreviousVideoSource: header(),
  },
});
