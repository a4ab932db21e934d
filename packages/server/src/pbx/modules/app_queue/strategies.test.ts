import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startCalls } from '../../../testing/calls.js';
import { definition } from './module.js';
import type { Strategy } from './queue-settings.js';
import { advance, type Round } from './strategies.js';

/** Members that ring and never answer; nobody but them is called. */
const plan = (members: number): string => `
[callers]
exten => 1,1,Answer()
 same => n,Wait(600)
[queue]
exten => 1,1,Queue(q)
[m]
${Array.from({ length: members }, (_, at) => `exten => ${at},1,Ringing()\n same => n,Wait(600)`).join('\n')}
`;

interface Office {
  readonly strategy: Strategy;
  readonly penalties: readonly number[];
  readonly timeout: number;
  readonly retry: number;
}

/** Who is rung when, in seconds from the beginning, in the first so many rounds. */
const ringing = async (
  office: Office,
  rounds: number,
): Promise<{ readonly rung: readonly string[]; readonly listed: readonly number[] }> => {
  const { strategy, penalties, timeout, retry } = office;
  const members = penalties.map((penalty, at) => `member => Local/${at}@m/n,${penalty},${at}`).join('\n');
  const calls = await startCalls(plan(penalties.length), [definition], '', {
    'queues.conf': `[q]\nstrategy = ${strategy}\ntimeout = ${timeout}\nretry = ${retry}\n${members}\n`,
  });
  try {
    const rung: string[] = [];
    let since: number | undefined;
    calls.kernel.events.subscribe(({ name, body }) => {
      if (name !== 'AgentCalled') return;
      since ??= calls.clock.now();
      const member = /MemberName: (.*)\r/.exec(body)?.[1];
      rung.push(`${Math.round((calls.clock.now() - since) / 1000)}: ${member}`);
    });
    await calls.originate({ Channel: 'Local/1@callers/n', Context: 'queue', Exten: '1', Priority: '1' });
    await calls.clock.advance((rounds * (timeout + retry) - retry) * 1000 + 500);
    const status = (await calls.perform('QueueStatus')) ?? [];
    const listed = status.flatMap((message) => /^Name: (.*)\r/m.exec(message)?.[1] ?? []).map(Number);
    return { rung, listed };
  } finally {
    await calls.close();
  }
};

/** What is expected of it. @param listed the members in the order in which QueueStatus lists them */
const expected = (
  { strategy, penalties, timeout, retry }: Office,
  rounds: number,
  listed: readonly number[],
): readonly string[] => {
  const lowest = Math.min(...penalties);
  const best = listed.filter((member) => penalties[member] === lowest);
  return Array.from({ length: rounds }, (_, round) => {
    const at = round * (timeout + retry);
    if (strategy === 'ringall') return [...best].reverse().map((member) => `${at}: ${member}`);
    if (strategy === 'fewestcalls' || strategy === 'leastrecent') return [`${at}: ${best.at(-1)}`];
    return [`${at}: ${round % penalties.length}`];
  }).flat();
};

const office = (strategy: Strategy, alike: boolean) =>
  fc.record({
    strategy: fc.constant(strategy),
    penalties: fc.array(alike ? fc.constant(0) : fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 5 }),
    timeout: fc.integer({ min: 1, max: 5 }),
    retry: fc.integer({ min: 1, max: 3 }),
  });

describe('who rings, in which order and for how long', () => {
  // where all have the same penalty, strategies that go round go by the order in which members came
  it.each<[Strategy, boolean]>([
    ['ringall', false],
    ['fewestcalls', false],
    ['leastrecent', false],
    ['linear', true],
    ['rrmemory', true],
    ['rrordered', true],
  ])('is as the model says for %s', async (strategy, alike) => {
    await fc.assert(
      fc.asyncProperty(office(strategy, alike), async (one) => {
        const { rung, listed } = await ringing(one, 4);
        expect(rung).toEqual(expected(one, 4, listed));
      }),
      { numRuns: 12 },
    );
  });

  it('is left to chance for random, and to penalties too for wrandom', async () => {
    for (const strategy of ['random', 'wrandom'] as const) {
      const { rung } = await ringing({ strategy, penalties: [0, 0, 0], timeout: 1, retry: 1 }, 12);
      expect(rung).toHaveLength(12);
      expect(new Set(rung.map((line) => line.split(': ')[1])).size).toBeGreaterThan(1);
    }
  });
});

describe('a round', () => {
  const member = {} as never;

  it('goes on with the best who was not rung', () => {
    const round: Round = { next: 0, more: true };
    advance(round, { member, rank: 1_002 });
    expect(round).toEqual({ next: 2, more: false });
  });

  it('begins anew when all were rung and some come behind', () => {
    const round: Round = { next: 3, more: true };
    advance(round, undefined);
    expect(round.next).toBe(0);
    advance(round, undefined);
    expect(round.next).toBe(1);
  });
});
