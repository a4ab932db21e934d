import { channelSnapshot, event, header } from '../event.js';

export const AgentCalled = event({
  name: 'AgentCalled',
  privilege: ['agent'],
  fields: {
    channel: channelSnapshot(),
    destChannel: channelSnapshot('Dest'),
    Queue: header(),
    Interface: header(),
    MemberName: header(),
  },
});

export const AgentComplete = event({
  name: 'AgentComplete',
  privilege: ['agent'],
  fields: {
    channel: channelSnapshot(),
    destChannel: channelSnapshot('Dest'),
    Queue: header(),
    Interface: header(),
    MemberName: header(),
    HoldTime: header(),
    TalkTime: header(),
    Reason: header('', ['caller', 'agent', 'transfer']),
  },
});

export const AgentConnect = event({
  name: 'AgentConnect',
  privilege: ['agent'],
  fields: {
    channel: channelSnapshot(),
    destChannel: channelSnapshot('Dest'),
    Queue: header(),
    Interface: header(),
    MemberName: header(),
    HoldTime: header(),
    RingTime: header(),
  },
});

export const AgentDump = event({
  name: 'AgentDump',
  privilege: ['agent'],
  fields: {
    channel: channelSnapshot(),
    destChannel: channelSnapshot('Dest'),
    Queue: header(),
    MemberName: header(),
    Interface: header(),
  },
});

export const AgentRingNoAnswer = event({
  name: 'AgentRingNoAnswer',
  privilege: ['agent'],
  fields: {
    channel: channelSnapshot(),
    destChannel: channelSnapshot('Dest'),
    Queue: header(),
    MemberName: header(),
    Interface: header(),
    RingTime: header(),
  },
});

export const QueueCallerAbandon = event({
  name: 'QueueCallerAbandon',
  privilege: ['agent'],
  fields: {
    channel: channelSnapshot(),
    Queue: header(),
    Position: header(),
    OriginalPosition: header(),
    HoldTime: header(),
  },
});

export const QueueCallerJoin = event({
  name: 'QueueCallerJoin',
  privilege: ['agent'],
  fields: {
    channel: channelSnapshot(),
    Queue: header(),
    Position: header(),
    Count: header(),
  },
});

export const QueueCallerLeave = event({
  name: 'QueueCallerLeave',
  privilege: ['agent'],
  fields: {
    channel: channelSnapshot(),
    Queue: header(),
    Position: header(),
    Count: header(),
  },
});

export const QueueEntry = event({
  name: 'QueueEntry',
  privilege: [],
  fields: {
    Queue: header(),
    Position: header(),
    Channel: header(),
    Uniqueid: header(),
    CallerIDNum: header(),
    CallerIDName: header(),
    ConnectedLineNum: header(),
    ConnectedLineName: header(),
    Wait: header(),
    Priority: header(),
    ActionID: header(),
  },
});

export const QueueMember = event({
  name: 'QueueMember',
  privilege: [],
  fields: {
    Queue: header(),
    Name: header(),
    Location: header(),
    StateInterface: header(),
    Membership: header(),
    Penalty: header(),
    CallsTaken: header(),
    LastCall: header(),
    LastPause: header(),
    LoginTime: header(),
    InCall: header(),
    Status: header(),
    Paused: header(),
    PausedReason: header(),
    Wrapuptime: header(),
    ActionID: header(),
  },
});

export const QueueMemberAdded = event({
  name: 'QueueMemberAdded',
  privilege: ['agent'],
  fields: {
    Queue: header(),
    MemberName: header(),
    Interface: header(),
    StateInterface: header(),
    Membership: header('', ['dynamic', 'realtime', 'static']),
    Penalty: header(),
    CallsTaken: header(),
    LastCall: header(),
    LastPause: header(),
    LoginTime: header(),
    InCall: header('', ['0', '1']),
    Status: header('', ['0', '1', '2', '3', '4', '5', '6', '7', '8']),
    Paused: header('', ['0', '1']),
    PausedReason: header(),
    Ringinuse: header('', ['0', '1']),
    Wrapuptime: header(),
  },
});

export const QueueMemberPause = event({
  name: 'QueueMemberPause',
  privilege: ['agent'],
  fields: {
    Queue: header(),
    MemberName: header(),
    Interface: header(),
    StateInterface: header(),
    Membership: header('', ['dynamic', 'realtime', 'static']),
    Penalty: header(),
    CallsTaken: header(),
    LastCall: header(),
    LastPause: header(),
    LoginTime: header(),
    InCall: header('', ['0', '1']),
    Status: header('', ['0', '1', '2', '3', '4', '5', '6', '7', '8']),
    Paused: header('', ['0', '1']),
    PausedReason: header(),
    Ringinuse: header('', ['0', '1']),
    Wrapuptime: header(),
  },
});

export const QueueMemberPenalty = event({
  name: 'QueueMemberPenalty',
  privilege: ['agent'],
  fields: {
    Queue: header(),
    MemberName: header(),
    Interface: header(),
    StateInterface: header(),
    Membership: header('', ['dynamic', 'realtime', 'static']),
    Penalty: header(),
    CallsTaken: header(),
    LastCall: header(),
    LastPause: header(),
    LoginTime: header(),
    InCall: header('', ['0', '1']),
    Status: header('', ['0', '1', '2', '3', '4', '5', '6', '7', '8']),
    Paused: header('', ['0', '1']),
    PausedReason: header(),
    Ringinuse: header('', ['0', '1']),
    Wrapuptime: header(),
  },
});

export const QueueMemberRemoved = event({
  name: 'QueueMemberRemoved',
  privilege: ['agent'],
  fields: {
    Queue: header(),
    MemberName: header(),
    Interface: header(),
    StateInterface: header(),
    Membership: header('', ['dynamic', 'realtime', 'static']),
    Penalty: header(),
    CallsTaken: header(),
    LastCall: header(),
    LastPause: header(),
    LoginTime: header(),
    InCall: header('', ['0', '1']),
    Status: header('', ['0', '1', '2', '3', '4', '5', '6', '7', '8']),
    Paused: header('', ['0', '1']),
    PausedReason: header(),
    Ringinuse: header('', ['0', '1']),
    Wrapuptime: header(),
  },
});

export const QueueMemberRinginuse = event({
  name: 'QueueMemberRinginuse',
  privilege: ['agent'],
  fields: {
    Queue: header(),
    MemberName: header(),
    Interface: header(),
    StateInterface: header(),
    Membership: header('', ['dynamic', 'realtime', 'static']),
    Penalty: header(),
    CallsTaken: header(),
    LastCall: header(),
    LastPause: header(),
    LoginTime: header(),
    InCall: header('', ['0', '1']),
    Status: header('', ['0', '1', '2', '3', '4', '5', '6', '7', '8']),
    Paused: header('', ['0', '1']),
    PausedReason: header(),
    Ringinuse: header('', ['0', '1']),
    Wrapuptime: header(),
  },
});

export const QueueMemberStatus = event({
  name: 'QueueMemberStatus',
  privilege: ['agent'],
  fields: {
    Queue: header(),
    MemberName: header(),
    Interface: header(),
    StateInterface: header(),
    Membership: header('', ['dynamic', 'realtime', 'static']),
    Penalty: header(),
    CallsTaken: header(),
    LastCall: header(),
    LastPause: header(),
    LoginTime: header(),
    InCall: header('', ['0', '1']),
    Status: header('', ['0', '1', '2', '3', '4', '5', '6', '7', '8']),
    Paused: header('', ['0', '1']),
    PausedReason: header(),
    Ringinuse: header('', ['0', '1']),
    Wrapuptime: header(),
  },
});

export const QueueParams = event({
  name: 'QueueParams',
  privilege: [],
  fields: {
    Queue: header(),
    Max: header(),
    Strategy: header(),
    Calls: header(),
    Holdtime: header(),
    TalkTime: header(),
    Completed: header(),
    Abandoned: header(),
    ServiceLevel: header(),
    ServicelevelPerf: header(),
    ServicelevelPerf2: header(),
    Weight: header(),
    ActionID: header(),
  },
});

export const QueueSummary = event({
  name: 'QueueSummary',
  privilege: [],
  fields: {
    Queue: header(),
    LoggedIn: header(),
    Available: header(),
    Callers: header(),
    HoldTime: header(),
    TalkTime: header(),
    LongestHoldTime: header(),
    ActionID: header(),
  },
});
