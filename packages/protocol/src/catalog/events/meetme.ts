import { channelSnapshot, event, header } from '../event.js';

export const MeetmeEnd = event({
  name: 'MeetmeEnd',
  synopsis: 'A MeetMe conference has ended',
  seeAlso: ['MeetmeJoin'],
  privilege: ['call'],
  fields: {
    Meetme: header('Number of the conference'),
  },
});

export const MeetmeJoin = event({
  name: 'MeetmeJoin',
  synopsis: 'A channel has joined a MeetMe conference',
  seeAlso: ['MeetmeLeave'],
  privilege: ['call'],
  fields: {
    Meetme: header('Number of the conference'),
    User: header('Number of the participant in the conference'),
    channel: channelSnapshot(),
  },
});

export const MeetmeLeave = event({
  name: 'MeetmeLeave',
  synopsis: 'A channel has left a MeetMe conference',
  seeAlso: ['MeetmeJoin'],
  privilege: ['call'],
  fields: {
    Meetme: header('Number of the conference'),
    User: header('Number of the participant in the conference'),
    channel: channelSnapshot(),
    Duration: header('Seconds since the participant joined'),
  },
});

export const MeetmeList = event({
  name: 'MeetmeList',
  synopsis: 'A participant in a list of a MeetMe conference',
  seeAlso: ['MeetmeListRooms'],
  privilege: ['call'],
  fields: {
    Conference: header('Number of the conference'),
    UserNumber: header('Number of the participant'),
    CallerIDNum: header('Caller id number'),
    CallerIDName: header('Caller id name'),
    ConnectedLineNum: header('Number of the connected party'),
    ConnectedLineName: header('Name of the connected party'),
    Channel: header('Name of the channel'),
    Admin: header('Whether the participant is an admin: Yes or No'),
    Role: header('Whether the participant listens, talks, or both'),
    MarkedUser: header('Whether the participant is a marked user: Yes or No'),
    Muted: header('Whether the participant is muted, and by whom'),
    Talking: header('Whether the participant talks now'),
  },
});

export const MeetmeListRooms = event({
  name: 'MeetmeListRooms',
  synopsis: 'A conference in the list of MeetMe conferences',
  seeAlso: ['MeetmeList'],
  privilege: ['call'],
  fields: {
    Conference: header('Number of the conference'),
    Parties: header('Number of participants'),
    Marked: header('Number of marked users'),
    Activity: header('How long the conference has lasted, as hh:mm:ss'),
    Creation: header('Whether it is Static or Dynamic'),
    Locked: header('Whether it is locked: Yes or No'),
  },
});

export const MeetmeMute = event({
  name: 'MeetmeMute',
  synopsis: 'A participant of a MeetMe conference has been muted or may be heard again',
  privilege: ['call'],
  fields: {
    Meetme: header('Number of the conference'),
    User: header('Number of the participant in the conference'),
    channel: channelSnapshot(),
    Duration: header('Seconds since the participant joined'),
    Status: header('on for muted, off for heard', ['on', 'off']),
  },
});

export const MeetmeTalkRequest = event({
  name: 'MeetmeTalkRequest',
  synopsis: 'A muted participant of a MeetMe conference asks to talk, or no longer does',
  privilege: ['call'],
  fields: {
    Meetme: header('Number of the conference'),
    User: header('Number of the participant in the conference'),
    channel: channelSnapshot(),
    Duration: header('Seconds since the participant joined'),
    Status: header('on for asked, off for taken back', ['on', 'off']),
  },
});

export const MeetmeTalking = event({
  name: 'MeetmeTalking',
  synopsis: 'A participant of a MeetMe conference has begun or stopped talking',
  privilege: ['call'],
  fields: {
    Meetme: header('Number of the conference'),
    User: header('Number of the participant in the conference'),
    channel: channelSnapshot(),
    Duration: header('Seconds since the participant joined'),
    Status: header('on for begun, off for stopped', ['on', 'off']),
  },
});
