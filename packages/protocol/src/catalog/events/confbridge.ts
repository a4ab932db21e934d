import { bridgeSnapshot, channelSnapshot, event, header, optionalHeader } from '../event.js';

export const ConfbridgeEnd = event({
  name: 'ConfbridgeEnd',
  privilege: ['call'],
  fields: {
    Conference: header(),
    bridge: bridgeSnapshot(),
  },
});

export const ConfbridgeJoin = event({
  name: 'ConfbridgeJoin',
  privilege: ['call'],
  fields: {
    Conference: header(),
    bridge: bridgeSnapshot(),
    channel: channelSnapshot(),
    Admin: header('', ['Yes', 'No']),
    Muted: header('', ['Yes', 'No']),
  },
});

export const ConfbridgeLeave = event({
  name: 'ConfbridgeLeave',
  privilege: ['call'],
  fields: {
    Conference: header(),
    bridge: bridgeSnapshot(),
    BridgeVideoSource: optionalHeader(),
    channel: channelSnapshot(),
    Admin: header('', ['Yes', 'No']),
  },
});

export const ConfbridgeList = event({
  name: 'ConfbridgeList',
  privilege: [],
  fields: {
    ActionID: header(),
    Conference: header(),
    Admin: header('', ['Yes', 'No']),
    MarkedUser: header('', ['Yes', 'No']),
    WaitMarked: header('', ['Yes', 'No']),
    EndMarked: header('', ['Yes', 'No']),
    EndMarkedAny: header(),
    Waiting: header('', ['Yes', 'No']),
    Muted: header('', ['Yes', 'No']),
    Talking: header('', ['Yes', 'No']),
    AnsweredTime: header(),
    channel: channelSnapshot(),
  },
});

export const ConfbridgeListRooms = event({
  name: 'ConfbridgeListRooms',
  privilege: [],
  fields: {
    ActionID: header(),
    Conference: header(),
    Parties: header(),
    Marked: header(),
    Locked: header('', ['Yes', 'No']),
    Muted: header('', ['Yes', 'No']),
  },
});

export const ConfbridgeMute = event({
  name: 'ConfbridgeMute',
  privilege: ['call'],
  fields: {
    Conference: header(),
    bridge: bridgeSnapshot(),
    channel: channelSnapshot(),
    Admin: header('', ['Yes', 'No']),
  },
});

export const ConfbridgeRecord = event({
  name: 'ConfbridgeRecord',
  privilege: ['call'],
  fields: {
    Conference: header(),
    bridge: bridgeSnapshot(),
  },
});

export const ConfbridgeStart = event({
  name: 'ConfbridgeStart',
  privilege: ['call'],
  fields: {
    Conference: header(),
    bridge: bridgeSnapshot(),
  },
});

export const ConfbridgeStopRecord = event({
  name: 'ConfbridgeStopRecord',
  privilege: ['call'],
  fields: {
    Conference: header(),
    bridge: bridgeSnapshot(),
  },
});

export const ConfbridgeTalking = event({
  name: 'ConfbridgeTalking',
  privilege: ['call'],
  fields: {
    Conference: header(),
    bridge: bridgeSnapshot(),
    channel: channelSnapshot(),
    TalkingStatus: header('', ['on', 'off']),
    Admin: header('', ['Yes', 'No']),
  },
});

export const ConfbridgeUnmute = event({
  name: 'ConfbridgeUnmute',
  privilege: ['call'],
  fields: {
    Conference: header(),
    bridge: bridgeSnapshot(),
    channel: channelSnapshot(),
    Admin: header('', ['Yes', 'No']),
  },
});
