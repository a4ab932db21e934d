import { ack, action, fields, list, text } from '../action.js';
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
    Conference: text({ description: 'Name of the conference', required: 'No Conference name provided.' }),
    Channel: text({
      description: 'Name of a channel, all for everybody, or participants for everybody but the admins',
    }),
  },
  reply: fields(),
  fails: {
    noConferences: 'No active conferences.',
    noConference: 'No Conference by that name found.',
    noChannel: 'No Channel by that name found in Conference.',
  },
});

export const ConfbridgeList = action({
  name: 'ConfbridgeList',
  synopsis: 'List the participants of a conference',
  description: 'Gives one ConfbridgeList event for each participant, those who still wait for a marked user included.',
  seeAlso: ['ConfbridgeListRooms'],
  privilege: ['reporting'],
  module: 'app_confbridge',
  params: {
    Conference: text({ description: 'Name of the conference', required: 'No Conference name provided.' }),
  },
  reply: list('Confbridge user list will follow', [ConfbridgeListEvent], 'ConfbridgeListComplete'),
  fails: {
    noConferences: 'No active conferences.',
    noConference: 'No Conference by that name found.',
  },
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
  fails: {
    noConferences: 'No active conferences.',
  },
});

export const ConfbridgeLock = action({
  name: 'ConfbridgeLock',
  synopsis: 'Close a conference to newcomers',
  description: 'Nobody but an admin can enter until it is unlocked; those inside stay.',
  seeAlso: ['ConfbridgeUnlock'],
  privilege: ['call'],
  module: 'app_confbridge',
  params: {
    Conference: text({ description: 'Name of the conference', required: 'No Conference name provided.' }),
  },
  reply: ack('Conference locked'),
  fails: {
    noConferences: 'No active conferences.',
    noConference: 'No Conference by that name found.',
  },
});

export const ConfbridgeMute = action({
  name: 'ConfbridgeMute',
  synopsis: 'Mute participants of a conference',
  description: 'What the participants say is not heard until they are unmuted; they still hear the others.',
  seeAlso: ['ConfbridgeUnmute', 'ConfbridgeMute'],
  privilege: ['call'],
  module: 'app_confbridge',
  params: {
    Conference: text({ description: 'Name of the conference', required: 'No Conference name provided.' }),
    Channel: text({
      description:
        'Name of a channel or its beginning, all for everybody, or participants for everybody but the admins',
      required: 'No channel name provided.',
    }),
  },
  reply: ack('User muted'),
  fails: {
    noConferences: 'No active conferences.',
    noConference: 'No Conference by that name found.',
    noChannel: 'No Channel by that name found in Conference.',
  },
});

export const ConfbridgeSetSingleVideoSrc = action({
  name: 'ConfbridgeSetSingleVideoSrc',
  synopsis: 'Show one participant to all others of a conference',
  description: 'The video of the channel is sent to everybody until the source is changed.',
  seeAlso: ['BridgeVideoSourceUpdate'],
  privilege: ['call'],
  module: 'app_confbridge',
  params: {
    Conference: text({ description: 'Name of the conference', required: 'No Conference name provided.' }),
    Channel: text({ description: 'Name of the channel, or its beginning', required: 'No channel name provided.' }),
  },
  reply: ack('Conference single video source set.'),
  fails: {
    noConferences: 'No active conferences.',
    noConference: 'No Conference by that name found.',
    noChannel: 'No channel by that name found in conference.',
  },
});

export const ConfbridgeStartRecord = action({
  name: 'ConfbridgeStartRecord',
  synopsis: 'Start to record a conference',
  description: 'Fails when the conference is being recorded already. ConfbridgeRecord is raised.',
  seeAlso: ['ConfbridgeStopRecord', 'ConfbridgeRecord'],
  privilege: ['system'],
  module: 'app_confbridge',
  params: {
    Conference: text({ description: 'Name of the conference', required: 'No Conference name provided.' }),
    RecordFile: text({
      description:
        'File to write; by default the one of the bridge profile, or a name made of the conference and the time',
    }),
  },
  reply: ack('Conference Recording Started.'),
  fails: {
    noConferences: 'No active conferences.',
    noConference: 'No Conference by that name found.',
    recording: 'Conference is already being recorded.',
    failed: 'Internal error starting conference recording.',
  },
});

export const ConfbridgeStopRecord = action({
  name: 'ConfbridgeStopRecord',
  synopsis: 'Stop the recording of a conference',
  description: 'Fails when the conference is not being recorded. ConfbridgeStopRecord is raised.',
  seeAlso: ['ConfbridgeStartRecord', 'ConfbridgeStopRecord'],
  privilege: ['system'],
  module: 'app_confbridge',
  params: {
    Conference: text({ description: 'Name of the conference', required: 'No Conference name provided.' }),
  },
  reply: ack('Conference Recording Stopped.'),
  fails: {
    noConferences: 'No active conferences.',
    noConference: 'No Conference by that name found.',
    failed: 'Internal error while stopping recording.',
  },
});

export const ConfbridgeUnlock = action({
  name: 'ConfbridgeUnlock',
  synopsis: 'Open a locked conference again',
  description: 'Takes back what ConfbridgeLock did.',
  seeAlso: ['ConfbridgeLock'],
  privilege: ['call'],
  module: 'app_confbridge',
  params: {
    Conference: text({ description: 'Name of the conference', required: 'No Conference name provided.' }),
  },
  reply: ack('Conference unlocked'),
  fails: {
    noConferences: 'No active conferences.',
    noConference: 'No Conference by that name found.',
  },
});

export const ConfbridgeUnmute = action({
  name: 'ConfbridgeUnmute',
  synopsis: 'Let muted participants of a conference be heard again',
  description: 'Takes back what ConfbridgeMute did.',
  seeAlso: ['ConfbridgeMute', 'ConfbridgeUnmute'],
  privilege: ['call'],
  module: 'app_confbridge',
  params: {
    Conference: text({ description: 'Name of the conference', required: 'No Conference name provided.' }),
    Channel: text({
      description:
        'Name of a channel or its beginning, all for everybody, or participants for everybody but the admins',
      required: 'No channel name provided.',
    }),
  },
  reply: ack('User unmuted'),
  fails: {
    noConferences: 'No active conferences.',
    noConference: 'No Conference by that name found.',
    noChannel: 'No Channel by that name found in Conference.',
  },
});
