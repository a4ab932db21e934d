import { ack, action, fields, list, text } from '../action.js';
import { QueueEntry, QueueMember, QueueParams, QueueSummary as QueueSummaryEvent } from '../events/queue.js';

export const QueueAdd = action({
  name: 'QueueAdd',
  synopsis: 'Add a member to a queue',
  description:
    'The member is dynamic: it is kept in the database where the queue says so, and is not written to queues.conf. QueueMemberAdded is raised.',
  seeAlso: ['QueueRemove', 'QueueStatus', 'QueueMemberAdded'],
  privilege: ['agent'],
  module: 'app_queue',
  params: {
    Queue: text({ description: 'Name of the queue', required: "'Queue' not specified." }),
    Interface: text({
      description: 'What to dial for this member: technology and address, such as PJSIP/601',
      required: "'Interface' not specified.",
    }),
    Penalty: text({ description: 'Whole number from 0; members with lower ones are tried first. 0 by default' }),
    Paused: text({ description: 'Whether the member begins paused: true or false' }),
    Reason: text({ description: 'Why it is paused, for the reports' }),
    MemberName: text({ description: 'Name of the member to show instead of the interface' }),
    StateInterface: text({
      description: 'Device whose state tells whether the member is free; the interface by default',
    }),
  },
  reply: ack('Added interface to queue'),
  fails: {
    alreadyThere: 'Unable to add interface: Already there',
    noQueue: 'Unable to add interface to queue: No such queue',
  },
});

export const QueueChangePriorityCaller = action({
  name: 'QueueChangePriorityCaller',
  synopsis: 'Change the priority of a waiting caller',
  description: 'A caller with a higher priority is served before those with a lower one.',
  seeAlso: ['QueueStatus', 'QueueWithdrawCaller'],
  privilege: [],
  guard: ['agent'],
  module: 'app_queue',
  params: {
    Queue: text({ description: 'Name of the queue', required: "'Queue' not specified." }),
    Caller: text({ description: 'Name of the channel of the caller', required: "'Caller' not specified." }),
    Priority: text({ description: 'New priority, a whole number', required: "'Priority' not specified." }),
    Immediate: text({
      description:
        'yes: move the caller to the new place now; by default the place changes only for those who come later',
    }),
  },
  reply: ack('Priority change for caller on queue'),
  fails: {
    notInteger: "'Priority' need integer.",
    noQueue: 'Unable to change priority caller on queue: No such queue',
    noCaller: 'Unable to change priority caller on queue: No such caller',
  },
});

export const QueueLog = action({
  name: 'QueueLog',
  synopsis: 'Write a line into the queue log',
  description: 'For programs that do part of what the queue does and want it in the same report.',
  seeAlso: ['QueueStatus'],
  privilege: ['agent'],
  module: 'app_queue',
  params: {
    Queue: text({ description: 'Name of the queue', required: "Need 'Queue' and 'Event' parameters." }),
    Event: text({
      description: 'Name of the event, in capital letters as the queue log has them',
      required: "Need 'Queue' and 'Event' parameters.",
    }),
    Uniqueid: text({ description: 'Unique id of the call it is about; NONE by default' }),
    Interface: text({ description: 'Member it is about; NONE by default' }),
    Message: text({ description: 'Further fields of the line, with | between them' }),
  },
  reply: ack('Event added successfully'),
});

export const QueueMemberRingInUse = action({
  name: 'QueueMemberRingInUse',
  synopsis: 'Say whether a member is rung while on another call',
  description:
    'Without a queue the setting is changed in every queue the member is in. QueueMemberRinginuse is raised for each.',
  seeAlso: ['QueueMemberRinginuse', 'QueueStatus'],
  privilege: ['agent'],
  module: 'app_queue',
  params: {
    Interface: text({
      description: 'Interface of the member',
      required: "Need 'Interface' and 'RingInUse' parameters.",
    }),
    RingInUse: text({
      description: 'Whether it is rung while its device is in use: yes or no',
      required: "Need 'Interface' and 'RingInUse' parameters.",
    }),
    Queue: text({ description: 'Queue to change it in; left out: all' }),
  },
  reply: ack('Interface ringinuse set successfully'),
  fails: {
    notBoolean: "'RingInUse' parameter must be a truth value (yes/no, on/off, 0/1, etc)",
    invalid: 'Invalid interface, queuename, or ringinuse value',
  },
});

export const QueuePause = action({
  name: 'QueuePause',
  synopsis: 'Pause a member, or let it take calls again',
  description:
    'A paused member is not rung. Without a queue it is changed in every queue the member is in. QueueMemberPause is raised for each.',
  seeAlso: ['QueueStatus', 'QueueMemberPause'],
  privilege: ['agent'],
  module: 'app_queue',
  params: {
    Interface: text({ description: 'Interface of the member', required: "Need 'Interface' and 'Paused' parameters." }),
    Paused: text({
      description: 'true pauses, false ends the pause',
      required: "Need 'Interface' and 'Paused' parameters.",
    }),
    Queue: text({ description: 'Queue to change it in; left out: all' }),
    Reason: text({ description: 'Why it is paused, for the events and the queue log' }),
  },
  reply: fields(),
  fails: { notFound: 'Interface not found' },
});

export const QueuePenalty = action({
  name: 'QueuePenalty',
  synopsis: 'Change the penalty of a member',
  description: 'Without a queue it is changed in every queue the member is in. QueueMemberPenalty is raised for each.',
  seeAlso: ['QueueStatus', 'QueueMemberPenalty'],
  privilege: ['agent'],
  module: 'app_queue',
  params: {
    Interface: text({ description: 'Interface of the member', required: "Need 'Interface' and 'Penalty' parameters." }),
    Penalty: text({
      description: 'New penalty, a whole number from 0',
      required: "Need 'Interface' and 'Penalty' parameters.",
    }),
    Queue: text({ description: 'Queue to change it in; left out: all' }),
  },
  reply: ack('Interface penalty set successfully'),
  fails: { invalid: 'Invalid interface, queuename or penalty' },
});

export const QueueReload = action({
  name: 'QueueReload',
  synopsis: 'Reload queues, members or rules from their files',
  description: 'Choose what to reload; with none of the three chosen all of them are.',
  seeAlso: ['QueueReset', 'QueueRule'],
  privilege: [],
  guard: ['agent', 'config', 'system'],
  module: 'app_queue',
  params: {
    Queue: text({ description: 'Queue to reload; left out: all' }),
    Members: text({ description: 'Whether to reload the members', values: ['yes', 'no'] }),
    Rules: text({ description: 'Whether to reload queuerules.conf', values: ['yes', 'no'] }),
    Parameters: text({ description: 'Whether to reload the settings of the queues', values: ['yes', 'no'] }),
  },
  reply: ack('Queue reloaded successfully'),
  fails: { notReloaded: 'Error encountered while reloading queue' },
});

export const QueueRemove = action({
  name: 'QueueRemove',
  synopsis: 'Remove a member from a queue',
  description: 'Works for dynamic members; those of queues.conf stay. QueueMemberRemoved is raised.',
  seeAlso: ['QueueAdd', 'QueueMemberRemoved'],
  privilege: ['agent'],
  module: 'app_queue',
  params: {
    Queue: text({ description: 'Name of the queue', required: "Need 'Queue' and 'Interface' parameters." }),
    Interface: text({ description: 'Interface of the member', required: "Need 'Queue' and 'Interface' parameters." }),
  },
  reply: ack('Removed interface from queue'),
  fails: {
    notThere: 'Unable to remove interface: Not there',
    noQueue: 'Unable to remove interface from queue: No such queue',
    notDynamic: 'Member not dynamic',
  },
});

export const QueueReset = action({
  name: 'QueueReset',
  synopsis: 'Set the counters of queues to zero',
  description: 'Completed, abandoned and the averages begin anew, and so do the counters of the members.',
  seeAlso: ['QueueStatus', 'QueueReload'],
  privilege: [],
  guard: ['agent'],
  module: 'app_queue',
  params: {
    Queue: text({ description: 'Queue to reset; left out: all' }),
  },
  reply: ack('Queue stats reset successfully'),
});

export const QueueRule = action({
  name: 'QueueRule',
  synopsis: 'Show the penalty rules',
  description: 'Gives RuleList with the name of each rule and the rules themselves as plain lines.',
  seeAlso: ['QueueReload'],
  privilege: [],
  module: 'app_queue',
  params: {
    Rule: text({ description: 'Give this rule alone' }),
  },
  reply: fields(),
});

export const QueueStatus = action({
  name: 'QueueStatus',
  synopsis: 'Show queues with their members and waiting callers',
  description: 'Gives for each queue QueueParams, one QueueMember for each member and one QueueEntry for each caller.',
  seeAlso: ['QueueSummary', 'QueueParams', 'QueueMember', 'QueueEntry'],
  privilege: [],
  module: 'app_queue',
  params: {
    Queue: text({ description: 'Give this queue alone' }),
    Member: text({ description: 'Give this member alone, by interface; callers are still given' }),
  },
  reply: list('Queue status will follow', [QueueParams, QueueMember, QueueEntry], 'QueueStatusComplete'),
});

export const QueueSummary = action({
  name: 'QueueSummary',
  synopsis: 'Show the load of queues in a few numbers',
  description: 'Gives one QueueSummary event for each queue.',
  seeAlso: ['QueueStatus'],
  privilege: [],
  module: 'app_queue',
  params: {
    Queue: text({ description: 'Give this queue alone' }),
  },
  reply: list('Queue summary will follow', [QueueSummaryEvent], 'QueueSummaryComplete'),
});

export const QueueWithdrawCaller = action({
  name: 'QueueWithdrawCaller',
  synopsis: 'Take a waiting caller out of a queue',
  description:
    'The caller leaves the queue and goes on in the dialplan with QUEUESTATUS set to WITHDRAW. A caller who is already being answered is left alone.',
  seeAlso: ['QueueStatus', 'QueueCallerLeave'],
  privilege: [],
  guard: ['agent'],
  module: 'app_queue',
  params: {
    Queue: text({ description: 'Name of the queue', required: "'Queue' not specified." }),
    Caller: text({ description: 'Name of the channel of the caller', required: "'Caller' not specified." }),
    WithdrawInfo: text({ description: 'Text that the dialplan finds in QUEUE_WITHDRAW_INFO' }),
  },
  reply: ack('Withdraw requested successfully'),
  fails: {
    noQueue: 'Unable to request withdraw from queue: No such queue',
    noCaller: 'Unable to request withdraw from queue: No such caller',
    already: 'Unable to request withdraw from queue: Withdraw already requested',
  },
});
