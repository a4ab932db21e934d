import { ack, action, list, text } from '../action.js';
import {
  ConfbridgeList as ConfbridgeListEvent,
  ConfbridgeListRooms as ConfbridgeListRoomsEvent,
} from '../events/confbridge.js';

export const ConfbridgeKick = action({
  name: 'ConfbridgeKick',
  privilege: ['call'],
  module: 'app_confbridge',
  params: {
    Conference: text({ required: '' }),
    Channel: text({ required: '' }),
  },
  reply: ack('All participants kicked'),
});

export const ConfbridgeList = action({
  name: 'ConfbridgeList',
  privilege: ['reporting'],
  module: 'app_confbridge',
  params: {
    Conference: text({ required: '' }),
  },
  reply: list('Confbridge user list will follow', [ConfbridgeListEvent], 'ConfbridgeListComplete'),
});

export const ConfbridgeListRooms = action({
  name: 'ConfbridgeListRooms',
  privilege: ['reporting'],
  module: 'app_confbridge',
  params: {},
  reply: list('Confbridge conferences will follow', [ConfbridgeListRoomsEvent], 'ConfbridgeListRoomsComplete'),
});

export const ConfbridgeLock = action({
  name: 'ConfbridgeLock',
  privilege: ['call'],
  module: 'app_confbridge',
  params: {
    Conference: text({ required: '' }),
  },
  reply: ack('Conference locked'),
});

export const ConfbridgeMute = action({
  name: 'ConfbridgeMute',
  privilege: ['call'],
  module: 'app_confbridge',
  params: {
    Conference: text({ required: '' }),
    Channel: text({ required: '' }),
  },
  reply: ack('User muted'),
});

export const ConfbridgeSetSingleVideoSrc = action({
  name: 'ConfbridgeSetSingleVideoSrc',
  privilege: ['call'],
  module: 'app_confbridge',
  params: {
    Conference: text({ required: '' }),
    Channel: text({ required: '' }),
  },
  reply: ack('Conference single video source set.'),
});

export const ConfbridgeStartRecord = action({
  name: 'ConfbridgeStartRecord',
  privilege: ['system'],
  module: 'app_confbridge',
  params: {
    Conference: text({ required: '' }),
    RecordFile: text(),
  },
  reply: ack('Conference Recording Started.'),
});

export const ConfbridgeStopRecord = action({
  name: 'ConfbridgeStopRecord',
  privilege: ['system'],
  module: 'app_confbridge',
  params: {
    Conference: text({ required: '' }),
  },
  reply: ack('Conference Recording Stopped.'),
});

export const ConfbridgeUnlock = action({
  name: 'ConfbridgeUnlock',
  privilege: ['call'],
  module: 'app_confbridge',
  params: {
    Conference: text({ required: '' }),
  },
  reply: ack('Conference unlocked'),
});

export const ConfbridgeUnmute = action({
  name: 'ConfbridgeUnmute',
  privilege: ['call'],
  module: 'app_confbridge',
  params: {
    Conference: text({ required: '' }),
    Channel: text({ required: '' }),
  },
  reply: ack('User unmuted'),
});
