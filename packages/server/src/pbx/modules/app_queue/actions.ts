import { actions, events, type Header } from '@amiable/protocol';
import { type ActionHandler, done, handle, handleList, item, type ListItem } from '../../kernel/action.js';
import type { Member, Queue } from './queue.js';
import { penaltyChangeText, type QueueRule } from './queue-rules.js';
import { memberState, type Queues } from './queues.js';

/** QueueStatus, QueueSummary and QueueRule, whose reply ends with one blank line more than any other. */
export const queueActions = (queues: Queues): readonly ActionHandler[] => [
  handleList(actions.QueueStatus, ({ Queue: name, Member: wanted }) => status(named(queues, name), wanted)),
  handleList(actions.QueueSummary, ({ Queue: name }) => summary(named(queues, name))),
  handle(actions.QueueRule, ({ Rule }) => ({ ...done(ruleHeaders(queues.rules, Rule)), followUps: [''] })),
];

const named = (queues: Queues, name: string): readonly Queue[] =>
  queues.list().filter((queue) => name === '' || queue.name === name);

function* status(queues: readonly Queue[], wanted: string): Generator<ListItem, undefined> {
  for (const queue of queues) {
    yield item(events.QueueParams, {
      Queue: queue.name,
      Max: queue.settings.maxlen,
      Strategy: queue.settings.strategy,
      Calls: 0,
      Holdtime: queue.holdTime,
      TalkTime: queue.talkTime,
      Completed: queue.completed,
      Abandoned: queue.abandoned,
      ServiceLevel: queue.settings.servicelevel,
      ServicelevelPerf: queue.serviceLevel.toFixed(1),
      ServicelevelPerf2: queue.serviceLevelOfAll.toFixed(1),
      Weight: queue.settings.weight,
    });
    for (const member of queue.members())
      if (wanted === '' || member.interface === wanted || member.name === wanted) yield memberItem(queue, member);
  }
}

const memberItem = (queue: Queue, member: Member): ListItem =>
  item(events.QueueMember, {
    Queue: queue.name,
    Name: member.name,
    Location: member.interface,
    ...memberState(member),
  });

function* summary(queues: readonly Queue[]): Generator<ListItem, undefined> {
  for (const queue of queues) {
    const here = queue.members().filter(({ status }) => status !== 'UNAVAILABLE' && status !== 'INVALID');
    const free = here.filter(({ status, paused }) => !paused && (status === 'NOT_INUSE' || status === 'UNKNOWN'));
    yield item(events.QueueSummary, {
      Queue: queue.name,
      LoggedIn: here.length,
      Available: free.length,
      Callers: 0,
      HoldTime: queue.holdTime,
      TalkTime: queue.talkTime,
      LongestHoldTime: 0,
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
