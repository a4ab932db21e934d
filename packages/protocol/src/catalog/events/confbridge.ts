import { bridgeSnapshot, channelSnapshot, event, header } from '../event.js';

export const ConfbridgeEnd = event({
  name: 'ConfbridgeEnd',
  synopsis: 'A conference has ended',
  description: 'Raised when the last participant has left.',
  seeAlso: ['ConfbridgeStart'],
  privilege: ['call'],
  fields: {
    Conference: header('Name of the conference'),
    bridge: bridgeSnapshot(),
  },
});

export const ConfbridgeJoin = event({
  name: 'ConfbridgeJoin',
  synopsis: 'A channel has joined a conference',
  seeAlso: ['ConfbridgeLeave'],
  privilege: ['call'],
  fields: {
    Conference: header('Name of the conference'),
    bridge: bridgeSnapshot(),
    channel: channelSnapshot(),
    Admin: header('Whether the participant is an admin', ['Yes', 'No']),
    Muted: header('Whether the participant is muted', ['Yes', 'No']),
  },
});

export const ConfbridgeLeave = event({
  name: 'ConfbridgeLeave',
  synopsis: 'A channel has left a conference',
  seeAlso: ['ConfbridgeJoin'],
  privilege: ['call'],
  fields: {
    Conference: header('Name of the conference'),
    bridge: bridgeSnapshot(),
    channel: channelSnapshot(),
    Admin: header('Whether the participant is an admin', ['Yes', 'No']),
  },
});

export const ConfbridgeList = event({
  name: 'ConfbridgeList',
  synopsis: 'A participant in the answer to the action ConfbridgeList',
  seeAlso: ['ConfbridgeList'],
  privilege: [],
  fields: {
    ActionID: header('ActionID of the request that asked for the list'),
    Conference: header('Name of the conference'),
    Admin: header('Whether the participant is an admin', ['Yes', 'No']),
    MarkedUser: header('Whether the participant is a marked user', ['Yes', 'No']),
    WaitMarked: header('Whether the participant waits until a marked user is there', ['Yes', 'No']),
    EndMarked: header('Whether the participant is removed when the last marked user leaves', ['Yes', 'No']),
    EndMarkedAny: header('Whether the participant is removed when any marked user leaves'),
    Waiting: header('Whether the participant waits for a marked user now', ['Yes', 'No']),
    Muted: header('Whether the participant is muted', ['Yes', 'No']),
    Talking: header('Whether the participant talks now', ['Yes', 'No']),
    AnsweredTime: header('Seconds since the channel was answered'),
    channel: channelSnapshot(),
  },
});

export const ConfbridgeListRooms = event({
  name: 'ConfbridgeListRooms',
  synopsis: 'A conference in the answer to the action ConfbridgeListRooms',
  seeAlso: ['ConfbridgeListRooms'],
  privilege: [],
  fields: {
    ActionID: header('ActionID of the request that asked for the list'),
    Conference: header('Name of the conference'),
    Parties: header('Number of participants'),
    Marked: header('Number of marked users'),
    Locked: header('Whether the conference is locked', ['Yes', 'No']),
    Muted: header('Whether newcomers begin muted', ['Yes', 'No']),
  },
});

export const ConfbridgeMute = event({
  name: 'ConfbridgeMute',
  synopsis: 'A participant of a conference has been muted',
  seeAlso: ['ConfbridgeUnmute'],
  privilege: ['call'],
  fields: {
    Conference: header('Name of the conference'),
    bridge: bridgeSnapshot(),
    channel: channelSnapshot(),
    Admin: header('Whether the participant is an admin', ['Yes', 'No']),
  },
});

export const ConfbridgeRecord = event({
  name: 'ConfbridgeRecord',
  synopsis: 'The recording of a conference has begun',
  seeAlso: ['ConfbridgeStopRecord', 'ConfbridgeStartRecord'],
  privilege: ['call'],
  fields: {
    Conference: header('Name of the conference'),
    bridge: bridgeSnapshot(),
  },
});

export const ConfbridgeStart = event({
  name: 'ConfbridgeStart',
  synopsis: 'A conference has begun',
  description: 'Raised when the first participant comes.',
  seeAlso: ['ConfbridgeEnd'],
  privilege: ['call'],
  fields: {
    Conference: header('Name of the conference'),
    bridge: bridgeSnapshot(),
  },
});

export const ConfbridgeStopRecord = event({
  name: 'ConfbridgeStopRecord',
  synopsis: 'The recording of a conference has stopped',
  seeAlso: ['ConfbridgeRecord'],
  privilege: ['call'],
  fields: {
    Conference: header('Name of the conference'),
    bridge: bridgeSnapshot(),
  },
});

export const ConfbridgeTalking = event({
  name: 'ConfbridgeTalking',
  synopsis: 'A participant of a conference has begun or stopped talking',
  description: 'Raised where the user profile has talk_detection_events on.',
  privilege: ['call'],
  fields: {
    Conference: header('Name of the conference'),
    bridge: bridgeSnapshot(),
    channel: channelSnapshot(),
    TalkingStatus: header('on for begun, off for stopped', ['on', 'off']),
    Admin: header('Whether the participant is an admin', ['Yes', 'No']),
  },
});

export const ConfbridgeUnmute = event({
  name: 'ConfbridgeUnmute',
  synopsis: 'A participant of a conference may be heard again',
  seeAlso: ['ConfbridgeMute'],
  privilege: ['call'],
  fields: {
    Conference: header('Name of the conference'),
    bridge: bridgeSnapshot(),
    channel: channelSnapshot(),
    Admin: header('Whether the participant is an admin', ['Yes', 'No']),
  },
});
