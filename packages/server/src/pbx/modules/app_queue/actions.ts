import { actions, events, type Header } from '@amiable/protocol';
import { type ActionHandler, done, handle, handleList, item, type ListItem } from '../../kernel/action.js';
import { type Caller, secondsWaited } from './caller.js';
import { memberState } from './events.js';
import type { Member } from './member.js';
import type { Queue } from './queue.js';
import { penaltyChangeText, type QueueRule } from './queue-rules.js';
import type { Queues } from './queues.js';

/** QueueStatus, QueueSummary and QueueRule, whose reply ends with one blank line more than any other. */
export const queueActions = (queues: Queues): readonly ActionHandler[] => [
  handleList(actions.QueueStatus, ({ Queue: name, Member: wanted }) => status(queues, named(queues, name), wanted)),
  handleList(actions.QueueSummary, ({ Queue: name }) => summary(queues, named(queues, name))),
  handle(actions.QueueRule, ({ Rule }) => ({ ...done(ruleHeaders(queues.rules, Rule)), followUps: [''] })),
];

const named = (queues: Queues, name: string): readonly Queue[] =>
  queues.list().filter((queue) => name === '' || queue.name === name);

function* status({ kernel }: Queues, queues: readonly Queue[], wanted: string): Generator<ListItem, undefined> {
  for (const queue of queues) {
    yield item(events.QueueParams, {
      Queue: queue.name,
      Max: queue.settings.maxlen,
      Strategy: queue.settings.strategy,
      Calls: queue.callers.length,
      Holdtime: queue.statistics.holdTime,
      TalkTime: queue.statistics.talkTime,
      Completed: queue.statistics.completed,
      Abandoned: queue.statistics.abandoned,
      ServiceLevel: queue.settings.servicelevel,
      ServicelevelPerf: queue.statistics.serviceLevel.toFixed(1),
      ServicelevelPerf2: queue.statistics.serviceLevelOfAll.toFixed(1),
      Weight: queue.settings.weight,
    });
    for (const member of queue.members())
      if (wanted === '' || member.interface === wanted || member.name === wanted) yield memberItem(queue, member);
    for (const caller of queue.callers) yield entryItem(queue, caller, kernel.clock.now());
  }
}

const memberItem = (queue: Queue, member: Member): ListItem =>
  item(events.QueueMember, {
    Queue: queue.name,
    Name: member.name,
    Location: member.interface,
    ...memberState(member),
  });

const entryItem = (queue: Queue, caller: Caller, now: number): ListItem => {
  const { name, uniqueid, callerId, connected } = caller.channel;
  return item(events.QueueEntry, {
    Queue: queue.name,
    Position: caller.position,
    Channel: name,
    Uniqueid: uniqueid,
    CallerIDNum: callerId.num || 'unknown',
    CallerIDName: callerId.name || 'unknown',
    ConnectedLineNum: connected.num || 'unknown',
    ConnectedLineName: connected.name || 'unknown',
    Wait: secondsWaited(caller, now),
    Priority: caller.priority,
  });
};

function* summary({ kernel }: Queues, queues: readonly Queue[]): Generator<ListItem, undefined> {
  const now = kernel.clock.now();
  for (const queue of queues) {
    const here = queue.members().filter(({ status }) => status !== 'UNAVAILABLE' && status !== 'INVALID');
    const free = here.filter(({ status, paused }) => !paused && (status === 'NOT_INUSE' || status === 'UNKNOWN'));
    yield item(events.QueueSummary, {
      Queue: queue.name,
      LoggedIn: here.length,
      Available: free.length,
      Callers: queue.callers.length,
      HoldTime: queue.statistics.holdTime,
      TalkTime: queue.statistics.talkTime,
      LongestHoldTime: Math.max(0, ...queue.callers.map((caller) => secondsWaited(caller, now))),
    });
  }
}

const ruleHeaders = (rules: readonly QueueRule[], wanted: string): readonly Header[] => {
  const found = rules.filter(({ name }) => wanted === '' || name.toLowerCase() === wanted.toLowerCase());
  const told = wanted === '' ? found : found.slice(0, 1);
  return told.flatMap(({ name, changes }): Header[] => [
    ['RuleList', name],
    ...changes.map((change): Header => ['Rule', penaltyChangeText(change)]),
  ]);
};
