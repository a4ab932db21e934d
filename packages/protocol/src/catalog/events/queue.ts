import { channelSnapshot, event, header } from '../event.js';

/** A member of a queue, as its events tell it. */
const memberHeaders = {
  Queue: header('Name of the queue'),
  MemberName: header('Name of the member'),
  Interface: header('Interface of the member: technology and address'),
  StateInterface: header('Device whose state tells whether the member is free'),
  Membership: header('Where the member comes from: the program, a database or queues.conf', [
    'dynamic',
    'realtime',
    'static',
  ]),
  Penalty: header('Penalty of the member; lower ones are tried first'),
  CallsTaken: header('Number of calls the member has taken'),
  LastCall: header('When the last call ended, in seconds since 1970; 0: none yet'),
  LastPause: header('When the member was paused last, in seconds since 1970; 0: never'),
  LoginTime: header('When the member joined the queue, in seconds since 1970'),
  InCall: header('1 while the member is in a call of the queue, otherwise 0', ['0', '1']),
  Status: header(
    'State of the device: 0 unknown, 1 not in use, 2 in use, 3 busy, 4 invalid, 5 unavailable, 6 ringing, 7 ringing while in use, 8 on hold',
    ['0', '1', '2', '3', '4', '5', '6', '7', '8'],
  ),
  Paused: header('1 while the member is paused, otherwise 0', ['0', '1']),
  PausedReason: header('Why the member is paused'),
  Ringinuse: header('1 where the member is rung while in use, otherwise 0', ['0', '1']),
  Wrapuptime: header('Seconds of rest after a call'),
};

export const AgentCalled = event({
  name: 'AgentCalled',
  synopsis: 'A queue rings a member for a caller',
  seeAlso: ['AgentConnect', 'AgentRingNoAnswer'],
  privilege: ['agent'],
  fields: {
    channel: channelSnapshot(),
    destChannel: channelSnapshot('Dest'),
    Queue: header('Name of the queue'),
    Interface: header('Interface of the member: technology and address'),
    MemberName: header('Name of the member'),
  },
});

export const AgentComplete = event({
  name: 'AgentComplete',
  synopsis: 'The call of a member with a caller of a queue is over',
  seeAlso: ['AgentConnect'],
  privilege: ['agent'],
  fields: {
    channel: channelSnapshot(),
    destChannel: channelSnapshot('Dest'),
    Queue: header('Name of the queue'),
    Interface: header('Interface of the member: technology and address'),
    MemberName: header('Name of the member'),
    HoldTime: header('Seconds the caller waited'),
    TalkTime: header('Seconds caller and member talked'),
    Reason: header('Who ended it, or that it was transferred', ['caller', 'agent', 'transfer']),
  },
});

export const AgentConnect = event({
  name: 'AgentConnect',
  synopsis: 'A member has been connected with a caller of a queue',
  seeAlso: ['AgentCalled', 'AgentComplete'],
  privilege: ['agent'],
  fields: {
    channel: channelSnapshot(),
    destChannel: channelSnapshot('Dest'),
    Queue: header('Name of the queue'),
    Interface: header('Interface of the member: technology and address'),
    MemberName: header('Name of the member'),
    HoldTime: header('Seconds the caller waited'),
    RingTime: header('Seconds the member was rung'),
  },
});

export const AgentDump = event({
  name: 'AgentDump',
  synopsis: 'A member has hung up while the announcement was played',
  description: 'The caller goes on waiting.',
  seeAlso: ['AgentCalled'],
  privilege: ['agent'],
  fields: {
    channel: channelSnapshot(),
    destChannel: channelSnapshot('Dest'),
    Queue: header('Name of the queue'),
    Interface: header('Interface of the member: technology and address'),
    MemberName: header('Name of the member'),
  },
});

export const AgentRingNoAnswer = event({
  name: 'AgentRingNoAnswer',
  synopsis: 'A member was rung for a caller and did not answer',
  seeAlso: ['AgentCalled'],
  privilege: ['agent'],
  fields: {
    channel: channelSnapshot(),
    destChannel: channelSnapshot('Dest'),
    Queue: header('Name of the queue'),
    Interface: header('Interface of the member: technology and address'),
    MemberName: header('Name of the member'),
    RingTime: header('Milliseconds the member was rung'),
  },
});

export const QueueCallerAbandon = event({
  name: 'QueueCallerAbandon',
  synopsis: 'A caller has given up waiting in a queue',
  seeAlso: ['QueueCallerJoin', 'QueueCallerLeave'],
  privilege: ['agent'],
  fields: {
    channel: channelSnapshot(),
    Queue: header('Name of the queue'),
    Position: header('Place of the caller in the queue, from 1'),
    OriginalPosition: header('Place the caller had on joining'),
    HoldTime: header('Seconds the caller waited'),
  },
});

export const QueueCallerJoin = event({
  name: 'QueueCallerJoin',
  synopsis: 'A caller has joined a queue',
  seeAlso: ['QueueCallerLeave', 'QueueCallerAbandon'],
  privilege: ['agent'],
  fields: {
    channel: channelSnapshot(),
    Queue: header('Name of the queue'),
    Position: header('Place of the caller in the queue, from 1'),
    Count: header('Number of callers in the queue after this'),
  },
});

export const QueueCallerLeave = event({
  name: 'QueueCallerLeave',
  synopsis: 'A caller has left a queue',
  description: 'Whatever the reason: a member answered, the caller gave up, or the time was over.',
  seeAlso: ['QueueCallerJoin'],
  privilege: ['agent'],
  fields: {
    channel: channelSnapshot(),
    Queue: header('Name of the queue'),
    Position: header('Place of the caller in the queue, from 1'),
    Count: header('Number of callers in the queue after this'),
  },
});

export const QueueEntry = event({
  name: 'QueueEntry',
  synopsis: 'A waiting caller in the answer to the action QueueStatus',
  seeAlso: ['QueueStatus', 'QueueParams', 'QueueMember'],
  privilege: [],
  fields: {
    Queue: header('Name of the queue'),
    Position: header('Place of the caller in the queue, from 1'),
    Channel: header('Name of the channel of the caller'),
    Uniqueid: header('Unique id of the channel'),
    CallerIDNum: header('Caller id number, or unknown'),
    CallerIDName: header('Caller id name, or unknown'),
    ConnectedLineNum: header('Number of the connected party, or unknown'),
    ConnectedLineName: header('Name of the connected party, or unknown'),
    Wait: header('Seconds the caller has waited'),
    Priority: header('Priority of the caller; higher ones are served first'),
    ActionID: header('ActionID of the request'),
  },
});

export const QueueMember = event({
  name: 'QueueMember',
  synopsis: 'A member in the answer to the action QueueStatus',
  seeAlso: ['QueueStatus', 'QueueParams', 'QueueEntry'],
  privilege: [],
  fields: {
    Queue: header('Name of the queue'),
    Name: header('Name of the member'),
    Location: header('Interface of the member: technology and address'),
    StateInterface: header('Device whose state tells whether the member is free'),
    Membership: header('Where the member comes from: the program, a database or queues.conf'),
    Penalty: header('Penalty of the member; lower ones are tried first'),
    CallsTaken: header('Number of calls the member has taken'),
    LastCall: header('When the last call ended, in seconds since 1970; 0: none yet'),
    LastPause: header('When the member was paused last, in seconds since 1970; 0: never'),
    LoginTime: header('When the member joined the queue, in seconds since 1970'),
    InCall: header('1 while the member is in a call of the queue, otherwise 0'),
    Status: header(
      'State of the device: 0 unknown, 1 not in use, 2 in use, 3 busy, 4 invalid, 5 unavailable, 6 ringing, 7 ringing while in use, 8 on hold',
    ),
    Paused: header('1 while the member is paused, otherwise 0'),
    PausedReason: header('Why the member is paused'),
    Wrapuptime: header('Seconds of rest after a call'),
    ActionID: header('ActionID of the request'),
  },
});

export const QueueMemberAdded = event({
  name: 'QueueMemberAdded',
  synopsis: 'A member has been added to a queue',
  seeAlso: ['QueueMemberRemoved', 'QueueAdd'],
  privilege: ['agent'],
  fields: {
    ...memberHeaders,
  },
});

export const QueueMemberPause = event({
  name: 'QueueMemberPause',
  synopsis: 'A member has been paused or takes calls again',
  seeAlso: ['QueuePause'],
  privilege: ['agent'],
  fields: {
    ...memberHeaders,
  },
});

export const QueueMemberPenalty = event({
  name: 'QueueMemberPenalty',
  synopsis: 'The penalty of a member has changed',
  seeAlso: ['QueuePenalty'],
  privilege: ['agent'],
  fields: {
    ...memberHeaders,
  },
});

export const QueueMemberRemoved = event({
  name: 'QueueMemberRemoved',
  synopsis: 'A member has been removed from a queue',
  seeAlso: ['QueueMemberAdded', 'QueueRemove'],
  privilege: ['agent'],
  fields: {
    ...memberHeaders,
  },
});

export const QueueMemberRinginuse = event({
  name: 'QueueMemberRinginuse',
  synopsis: 'Whether a member is rung while in use has changed',
  seeAlso: ['QueueMemberRingInUse'],
  privilege: ['agent'],
  fields: {
    ...memberHeaders,
  },
});

export const QueueMemberStatus = event({
  name: 'QueueMemberStatus',
  synopsis: 'The state of a member has changed',
  seeAlso: ['QueueStatus'],
  privilege: ['agent'],
  fields: {
    ...memberHeaders,
  },
});

export const QueueParams = event({
  name: 'QueueParams',
  synopsis: 'A queue in the answer to the action QueueStatus',
  seeAlso: ['QueueStatus', 'QueueMember', 'QueueEntry'],
  privilege: [],
  fields: {
    Queue: header('Name of the queue'),
    Max: header('Number of callers the queue takes; 0: no limit'),
    Strategy: header('How members are chosen, such as ringall or leastrecent'),
    Calls: header('Number of callers waiting'),
    Holdtime: header('Average wait in seconds'),
    TalkTime: header('Average length of a call in seconds'),
    Completed: header('Number of calls that members took'),
    Abandoned: header('Number of callers who gave up'),
    ServiceLevel: header('Seconds within which a call should be taken'),
    ServicelevelPerf: header('Calls taken in time, in percent of those taken'),
    ServicelevelPerf2: header('Calls taken in time, in percent of those taken or given up'),
    Weight: header('Weight of the queue; the higher one gets a shared member first'),
    ActionID: header('ActionID of the request'),
  },
});

export const QueueSummary = event({
  name: 'QueueSummary',
  synopsis: 'A queue in the answer to the action QueueSummary',
  seeAlso: ['QueueSummary'],
  privilege: [],
  fields: {
    Queue: header('Name of the queue'),
    LoggedIn: header('Number of members that can be reached'),
    Available: header('Number of members that are free'),
    Callers: header('Number of callers waiting'),
    HoldTime: header('Average wait in seconds'),
    TalkTime: header('Average length of a call in seconds'),
    LongestHoldTime: header('Seconds the caller has waited who waits longest'),
    ActionID: header('ActionID of the request'),
  },
});
