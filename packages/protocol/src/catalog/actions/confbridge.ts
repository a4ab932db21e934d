import { ack, action, list, text } from '../action.js';
import {
  ConfbridgeList as ConfbridgeListEvent,
  ConfbridgeListRooms as ConfbridgeListRoomsEvent,
} from '../events/confbridge.js';

export const ConfbridgeKick = action({
  name: 'ConfbridgeKick',
  synopsis: 'Remove participants from a conference',
  description: 'The channels leave the conference and go on in the dialplan behind ConfBridge.',
  seeAlso: ['ConfbridgeList', 'ConfbridgeLeave'],
  privilege: ['call'],
  module: 'app_confbridge',
  params: {
    Conference: text({ description: 'Name of the conference', required: '' }),
    Channel: text({
      description: 'Name of a channel, all for everybody, or participants for everybody but the admins',
      required: '',
    }),
  },
  reply: ack('All participants kicked'),
});

export const ConfbridgeList = action({
  name: 'ConfbridgeList',
  synopsis: 'List the participants of a conference',
  description: 'Gives one ConfbridgeList event for each participant, those who still wait for a marked user included.',
  seeAlso: ['ConfbridgeListRooms'],
  privilege: ['reporting'],
  module: 'app_confbridge',
  params: {
    Conference: text({ description: 'Name of the conference', required: '' }),
  },
  reply: list('Confbridge user list will follow', [ConfbridgeListEvent], 'ConfbridgeListComplete'),
});

export const ConfbridgeListRooms = action({
  name: 'ConfbridgeListRooms',
  synopsis: 'List the conferences',
  description:
    'Gives one ConfbridgeListRooms event for each conference with anybody in it, with its number of participants and whether it is locked or muted.',
  seeAlso: ['ConfbridgeList'],
  privilege: ['reporting'],
  module: 'app_confbridge',
  params: {},
  reply: list('Confbridge conferences will follow', [ConfbridgeListRoomsEvent], 'ConfbridgeListRoomsComplete'),
});

export const ConfbridgeLock = action({
  name: 'ConfbridgeLock',
  synopsis: 'Close a conference to newcomers',
  description: 'Nobody but an admin can enter until it is unlocked; those inside stay.',
  seeAlso: ['ConfbridgeUnlock'],
  privilege: ['call'],
  module: 'app_confbridge',
  params: {
    Conference: text({ description: 'Name of the conference', required: '' }),
  },
  reply: ack('Conference locked'),
});

export const ConfbridgeMute = action({
  name: 'ConfbridgeMute',
  synopsis: 'Mute participants of a conference',
  description: 'What the participants say is not heard until they are unmuted; they still hear the others.',
  seeAlso: ['ConfbridgeUnmute', 'ConfbridgeMute'],
  privilege: ['call'],
  module: 'app_confbridge',
  params: {
    Conference: text({ description: 'Name of the conference', required: '' }),
    Channel: text({
      description:
        'Name of a channel or its beginning, all for everybody, or participants for everybody but the admins',
      required: '',
    }),
  },
  reply: ack('User muted'),
});

export const ConfbridgeSetSingleVideoSrc = action({
  name: 'ConfbridgeSetSingleVideoSrc',
  synopsis: 'Show one participant to all others of a conference',
  description: 'The video of the channel is sent to everybody until the source is changed.',
  seeAlso: ['BridgeVideoSourceUpdate'],
  privilege: ['call'],
  module: 'app_confbridge',
  params: {
    Conference: text({ description: 'Name of the conference', required: '' }),
    Channel: text({ description: 'Name of the channel, or its beginning', required: '' }),
  },
  reply: ack('Conference single video source set.'),
});

export const ConfbridgeStartRecord = action({
  name: 'ConfbridgeStartRecord',
  synopsis: 'Start to record a conference',
  description: 'Fails when the conference is being recorded already. ConfbridgeRecord is raised.',
  seeAlso: ['ConfbridgeStopRecord', 'ConfbridgeRecord'],
  privilege: ['system'],
  module: 'app_confbridge',
  params: {
    Conference: text({ description: 'Name of the conference', required: '' }),
    RecordFile: text({
      description:
        'File to write; by default the one of the bridge profile, or a name made of the conference and the time',
    }),
  },
  reply: ack('Conference Recording Started.'),
});

export const ConfbridgeStopRecord = action({
  name: 'ConfbridgeStopRecord',
  synopsis: 'Stop the recording of a conference',
  description: 'Fails when the conference is not being recorded. ConfbridgeStopRecord is raised.',
  seeAlso: ['ConfbridgeStartRecord', 'ConfbridgeStopRecord'],
  privilege: ['system'],
  module: 'app_confbridge',
  params: {
    Conference: text({ description: 'Name of the conference', required: '' }),
  },
  reply: ack('Conference Recording Stopped.'),
});

export const ConfbridgeUnlock = action({
  name: 'ConfbridgeUnlock',
  synopsis: 'Open a locked conference again',
  description: 'Takes back what ConfbridgeLock did.',
  seeAlso: ['ConfbridgeLock'],
  privilege: ['call'],
  module: 'app_confbridge',
  params: {
    Conference: text({ description: 'Name of the conference', required: '' }),
  },
  reply: ack('Conference unlocked'),
});

export const ConfbridgeUnmute = action({
  name: 'ConfbridgeUnmute',
  synopsis: 'Let muted participants of a conference be heard again',
  description: 'Takes back what ConfbridgeMute did.',
  seeAlso: ['ConfbridgeMute', 'ConfbridgeUnmute'],
  privilege: ['call'],
  module: 'app_confbridge',
  params: {
    Conference: text({ description: 'Name of the conference', required: '' }),
    Channel: text({
      description:
        'Name of a channel or its beginning, all for everybody, or participants for everybody but the admins',
      required: '',
    }),
  },
  reply: ack('User unmuted'),
});
