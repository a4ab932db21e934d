import { actions } from '@amiable/protocol';
import { type ActionHandler, done, fail, handle } from '../../kernel/action.js';
import { isNo, isYes, leadingInteger } from '../../kernel/arguments.js';
import { addMember, agentName, pauseMembers, removeMember, setPenalty, setRingInUse } from './administration.js';
import type { Queues } from './queues.js';

/** QueueAdd, QueueRemove, QueuePause, QueuePenalty, QueueMemberRingInUse and QueueLog. */
export const memberActions = (queues: Queues): readonly ActionHandler[] => [
  handle(actions.QueueAdd, (params) => {
    const { Queue: queue, Interface: device, MemberName: name, Reason: reason } = params;
    const paused = isYes(params.Paused);
    const penalty = Math.max(0, leadingInteger(params.Penalty) ?? 0);
    const stateInterface = params.StateInterface;
    const outcome = addMember(queues, { queue, interface: device, name, penalty, paused, reason, stateInterface });
    if (outcome !== 'added') return outcome;
    queues.log.write('MANAGER', queue, agentName(queues, device, name), 'ADDMEMBER', paused ? 'PAUSED' : '');
    return 'ok';
  }),
  handle(actions.QueueRemove, ({ Queue: queue, Interface: device }) => {
    const removed = removeMember(queues, queue, device);
    if (removed.outcome !== 'removed') return removed.outcome;
    queues.log.write('MANAGER', queue, agentName(queues, device, removed.member.name), 'REMOVEMEMBER', '');
    return 'ok';
  }),
  handle(actions.QueuePause, ({ Interface: device, Queue: queue, Paused, Reason: reason }) => {
    const paused = isYes(Paused);
    if (!pauseMembers(queues, device, queue, paused, reason)) return 'notFound';
    return done({ Message: `Interface ${paused ? 'paused' : 'unpaused'} successfully` });
  }),
  handle(actions.QueuePenalty, ({ Interface: device, Queue: queue, Penalty }) =>
    setPenalty(queues, device, queue, leadingInteger(Penalty) ?? 0) ? 'ok' : 'invalid',
  ),
  handle(actions.QueueMemberRingInUse, ({ Interface: device, Queue: queue, RingInUse }) => {
    if (!isYes(RingInUse) && !isNo(RingInUse)) return 'notBoolean';
    // the reference ends this one text with a line of its own
    return setRingInUse(queues, device, queue, isYes(RingInUse)) ? 'ok' : { ...fail('invalid'), lineFeed: true };
  }),
  handle(actions.QueueLog, ({ Queue: queue, Event: event, Uniqueid: callId, Interface: agent, Message: message }) => {
    queues.log.write(callId || 'NONE', queue, agent, event, message);
    return 'ok';
  }),
];
