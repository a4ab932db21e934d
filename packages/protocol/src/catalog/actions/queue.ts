import { ack, action, fields, list, text } from '../action.js';
import { QueueEntry, QueueMember, QueueParams, QueueSummary as QueueSummaryEvent } from '../events/queue.js';

export const QueueAdd = action({
  name: 'QueueAdd',
  privilege: ['agent'],
  module: 'app_queue',
  params: {
    Queue: text({ required: '' }),
    Interface: text({ required: '' }),
    Penalty: text(),
    Paused: text(),
    Reason: text(),
    MemberName: text(),
    StateInterface: text(),
  },
  reply: ack('Added interface to queue'),
});

export const QueueChangePriorityCaller = action({
  name: 'QueueChangePriorityCaller',
  privilege: [],
  module: 'app_queue',
  params: {
    Queue: text({ required: '' }),
    Caller: text({ required: '' }),
    Priority: text({ required: '' }),
    Immediate: text(),
  },
  reply: ack('Priority change for caller on queue'),
});

export const QueueLog = action({
  name: 'QueueLog',
  privilege: ['agent'],
  module: 'app_queue',
  params: {
    Queue: text({ required: '' }),
    Event: text({ required: '' }),
    Uniqueid: text(),
    Interface: text(),
    Message: text(),
  },
  reply: ack('Event added successfully'),
});

export const QueueMemberRingInUse = action({
  name: 'QueueMemberRingInUse',
  privilege: ['agent'],
  module: 'app_queue',
  params: {
    Interface: text({ required: '' }),
    RingInUse: text({ required: '' }),
    Queue: text(),
  },
  reply: ack('Interface ringinuse set successfully'),
});

export const QueuePause = action({
  name: 'QueuePause',
  privilege: ['agent'],
  module: 'app_queue',
  params: {
    Interface: text({ required: '' }),
    Paused: text({ required: '' }),
    Queue: text(),
    Reason: text(),
  },
  reply: ack('Interface unpaused successfully'),
});

export const QueuePenalty = action({
  name: 'QueuePenalty',
  privilege: ['agent'],
  module: 'app_queue',
  params: {
    Interface: text({ required: '' }),
    Penalty: text({ required: '' }),
    Queue: text(),
  },
  reply: ack('Interface penalty set successfully'),
});

export const QueueReload = action({
  name: 'QueueReload',
  privilege: [],
  module: 'app_queue',
  params: {
    Queue: text(),
    Members: text({ values: ['yes', 'no'] }),
    Rules: text({ values: ['yes', 'no'] }),
    Parameters: text({ values: ['yes', 'no'] }),
  },
  reply: ack('Queue reloaded successfully'),
});

export const QueueRemove = action({
  name: 'QueueRemove',
  privilege: ['agent'],
  module: 'app_queue',
  params: {
    Queue: text({ required: '' }),
    Interface: text({ required: '' }),
  },
  reply: ack('Removed interface from queue'),
});

export const QueueReset = action({
  name: 'QueueReset',
  privilege: [],
  module: 'app_queue',
  params: {
    Queue: text(),
  },
  reply: ack('Queue stats reset successfully'),
});

export const QueueRule = action({
  name: 'QueueRule',
  privilege: [],
  module: 'app_queue',
  params: {
    Rule: text(),
  },
  reply: fields(),
});

export const QueueStatus = action({
  name: 'QueueStatus',
  privilege: [],
  module: 'app_queue',
  params: {
    Queue: text(),
    Member: text(),
  },
  reply: list('Queue status will follow', [QueueParams, QueueMember, QueueEntry], 'QueueStatusComplete'),
});

export const QueueSummary = action({
  name: 'QueueSummary',
  privilege: [],
  module: 'app_queue',
  params: {
    Queue: text(),
  },
  reply: list('Queue summary will follow', [QueueSummaryEvent], 'QueueSummaryComplete'),
});

export const QueueWithdrawCaller = action({
  name: 'QueueWithdrawCaller',
  privilege: [],
  module: 'app_queue',
  params: {
    Queue: text({ required: '' }),
    Caller: text({ required: '' }),
    WithdrawInfo: text(),
  },
  reply: ack('Withdraw requested successfully'),
});
