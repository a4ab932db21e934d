import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { definition } from './module.js';
import { strategies } from './queue-settings.js';

/** One who calls: when, how patient, and (by the extension of the agent) how long agents talk. Seconds. */
interface Visit {
  readonly at: number;
  readonly patience: number;
}

interface Day {
  readonly strategy: (typeof strategies)[number];
  /** How long each agent rings and talks; an agent who rings for longer than the queue's timeout never answers. */
  readonly agents: readonly { readonly rings: number; readonly talks: number }[];
  readonly wrapUp: number;
  readonly visits: readonly Visit[];
}

const day: fc.Arbitrary<Day> = fc.record({
  strategy: fc.constantFrom(...strategies),
  agents: fc.array(fc.record({ rings: fc.integer({ min: 0, max: 6 }), talks: fc.integer({ min: 1, max: 20 }) }), {
    minLength: 1,
    maxLength: 6,
  }),
  wrapUp: fc.integer({ min: 0, max: 5 }),
  visits: fc.array(fc.record({ at: fc.integer({ min: 0, max: 60 }), patience: fc.integer({ min: 1, max: 60 }) }), {
    minLength: 1,
    maxLength: 40,
  }),
});

const timeout = 4;

const plan = ({ agents, visits }: Day): string => `
[callers]
${[...new Set(visits.map(({ patience }) => patience))]
  .map((patience) => `exten => ${patience},1,Answer()\n same => n,Wait(${patience})`)
  .join('\n')}
[q]
exten => 1,1,Queue(q)
[agents]
${agents
  .map(({ rings, talks }, at) =>
    [`exten => ${at},1,Ringing()`, `Wait(${rings})`, 'Answer()', `Wait(${talks})`].join('\n same => n,'),
  )
  .join('\n')}
`;

const queues = ({ strategy, agents, wrapUp }: Day): string =>
  [
    '[q]',
    `strategy = ${strategy}`,
    `timeout = ${timeout}`,
    'retry = 1',
    'ringinuse = no',
    `wrapuptime = ${wrapUp}`,
    'servicelevel = 10',
    ...agents.map((_, at) => `member => Local/${at}@agents/n,0,agent ${at}`),
  ].join('\n');

const run = async (one: Day): Promise<TestCalls> => {
  const calls = await startCalls(plan(one), [definition], '', { 'queues.conf': queues(one) });
  let now = 0;
  for (const { at, patience } of [...one.visits].sort((a, b) => a.at - b.at)) {
    await calls.clock.advance((at - now) * 1000);
    now = at;
    await calls.originate({ Channel: `Local/${patience}@callers/n`, Context: 'q', Exten: '1', Priority: '1' });
  }
  await calls.clock.advance(300_000);
  return calls;
};

type Told = Readonly<Record<string, string>>;

/** What one agent did, by time: calls follow each other with a rest between them. */
const agentKeepsRules = (calls: TestCalls, wrapUp: number): void => {
  const free = new Map<string, number>();
  const busy = new Set<string>();
  for (const { name, at, body } of calls.published) {
    const agent = /MemberName: (.*)\r/.exec(body)?.[1] ?? '';
    if (name === 'AgentConnect') {
      expect(busy.has(agent)).toBe(false);
      expect(Math.trunc(at / 1000) - Math.trunc((free.get(agent) ?? 0) / 1000)).toBeGreaterThanOrEqual(wrapUp);
      busy.add(agent);
    } else if (name === 'AgentComplete') {
      expect(busy.delete(agent)).toBe(true);
      free.set(agent, at);
    }
  }
  expect([...busy]).toEqual([]);
};

const sum = (events: readonly Told[], header: string): number =>
  events.reduce((total, event) => total + Number(event[header]), 0);

describe('a day in a call centre', () => {
  it('has every caller join once and leave once, and one number for each thing wherever it is asked', async () => {
    await fc.assert(
      fc.asyncProperty(day, async (one) => {
        const calls = await run(one);
        try {
          const joined = calls.events('QueueCallerJoin');
          const left = calls.events('QueueCallerLeave');
          const abandoned = calls.events('QueueCallerAbandon');
          const connected = calls.events('AgentConnect');
          const completed = calls.events('AgentComplete');
          const ids = (events: readonly Told[]) => events.map(({ Uniqueid }) => Uniqueid).sort();
          expect(joined).toHaveLength(one.visits.length);
          expect(ids(left)).toEqual(ids(joined));
          expect(ids([...abandoned, ...connected])).toEqual(ids(joined));
          expect(ids(completed)).toEqual(ids(connected));
          agentKeepsRules(calls, one.wrapUp);
          const [, params = '', ...members] = (await calls.perform('QueueStatus')) ?? [];
          const figure = (text: string, name: string) => Number(new RegExp(`^${name}: (.*)\\r$`, 'm').exec(text)?.[1]);
          expect(figure(params, 'Calls')).toBe(0);
          expect(figure(params, 'Completed')).toBe(completed.length);
          expect(figure(params, 'Abandoned')).toBe(abandoned.length);
          const taken = members.slice(0, one.agents.length).map((text) => figure(text, 'CallsTaken'));
          expect(taken.reduce((a, b) => a + b, 0)).toBe(completed.length);
          expect(sum(completed, 'HoldTime')).toBe(sum(connected, 'HoldTime'));
          expect(calls.kernel.channels.size).toBe(0);
          expect(calls.kernel.bridges.list()).toEqual([]);
          expect(calls.clock.pending).toBe(0);
        } finally {
          await calls.close();
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
