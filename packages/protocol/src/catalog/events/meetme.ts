import { channelSnapshot, event, header } from '../event.js';

export const MeetmeEnd = event({
  name: 'MeetmeEnd',
  privilege: ['call'],
  fields: {
    Meetme: header(),
  },
});

export const MeetmeJoin = event({
  name: 'MeetmeJoin',
  privilege: ['call'],
  fields: {
    Meetme: header(),
    User: header(),
    channel: channelSnapshot(),
  },
});

export const MeetmeLeave = event({
  name: 'MeetmeLeave',
  privilege: ['call'],
  fields: {
    Meetme: header(),
    User: header(),
    channel: channelSnapshot(),
    Duration: header(),
  },
});

export const MeetmeList = event({
  name: 'MeetmeList',
  privilege: ['call'],
  fields: {
    Conference: header(),
    UserNumber: header(),
    CallerIDNum: header(),
    CallerIDName: header(),
    ConnectedLineNum: header(),
    ConnectedLineName: header(),
    Channel: header(),
    Admin: header(),
    Role: header(),
    MarkedUser: header(),
    Muted: header(),
    Talking: header(),
  },
});

export const MeetmeListRooms = event({
  name: 'MeetmeListRooms',
  privilege: ['call'],
  fields: {
    Conference: header(),
    Parties: header(),
    Marked: header(),
    Activity: header(),
    Creation: header(),
    Locked: header(),
  },
});

export const MeetmeMute = event({
  name: 'MeetmeMute',
  privilege: ['call'],
  fields: {
    Meetme: header(),
    User: header(),
    channel: channelSnapshot(),
    Duration: header(),
    Status: header('', ['on', 'off']),
  },
});

export const MeetmeTalkRequest = event({
  name: 'MeetmeTalkRequest',
  privilege: ['call'],
  fields: {
    Meetme: header(),
    User: header(),
    channel: channelSnapshot(),
    Duration: header(),
    Status: header('', ['on', 'off']),
  },
});

export const MeetmeTalking = event({
  name: 'MeetmeTalking',
  privilege: ['call'],
  fields: {
    Meetme: header(),
    User: header(),
    channel: channelSnapshot(),
    Duration: header(),
    Status: header('', ['on', 'off']),
  },
});
