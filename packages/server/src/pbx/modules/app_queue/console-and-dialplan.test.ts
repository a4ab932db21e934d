import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestKernel, type TestKernel } from '../../../testing/test-kernel.js';
import { readFunction, writeFunction } from '../../kernel/substitute.js';
import { VirtualClock } from '../../kernel/virtual-clock.js';
import { definition } from './module.js';

const queuesConf = `
[tech]
strategy = linear
weight = 2
maxlen = 3
servicelevel = 20
ringinuse = no
member => Local/73@floor,4,Zoe,Custom:z
member => Local/72@floor,2,"Yan, Jr",Custom:y,yes
[Billing]
[solo]
`;

let system: TestKernel;
const clock = new VirtualClock(1_700_000_000_000);
beforeAll(async () => {
  system = await startTestKernel({ clock, modules: [definition], files: { 'queues.conf': queuesConf } });
  for (const device of ['y', 'z']) system.kernel.deviceStates.set(`Custom:${device}`, 'NOT_INUSE');
});
afterAll(() => system.close());

const scope = () => ({ kernel: system.kernel, channel: undefined, trusted: true });
const read = async (expression: string) => readFunction(expression, scope());
const write = async (expression: string, value: string) => writeFunction(expression, value, scope());

describe('queue show', () => {
  it('tells queues by name, with their members', async () => {
    expect(await system.console('queue show TECH')).toEqual([
      "tech has 0 calls (max 3) in 'linear' strategy (0s holdtime, 0s talktime), W:2, C:0, A:0, SL:0.0%, SL2:0.0% within 20s",
      '   Members: ',
      '      Zoe (Local/73@floor from Custom:z) with penalty 4 (ringinuse disabled) (Not in use) has taken no calls yet (login was 0 secs ago)',
      '      Yan, Jr (Local/72@floor from Custom:y) with penalty 2 (ringinuse enabled) (Not in use) has taken no calls yet (login was 0 secs ago)',
      '   No Callers',
      '',
    ]);
    const all = (await system.console('queue show')).filter((line) => line.includes(' has 0 calls'));
    expect(all.map((line) => line.split(' ')[0])).toEqual(['Billing', 'solo', 'tech']);
    expect(await system.console('queue show nope')).toEqual(['No such queue: nope.']);
  });
});

describe('members at the console', () => {
  it('are added, paused, changed and removed', async () => {
    expect(
      await system.console('queue add member Local/70@floor to solo penalty 5 as "Seven O" state_interface Custom:o'),
    ).toEqual(["Added interface 'Local/70@floor' to queue 'solo'"]);
    expect(await system.console('queue pause member Local/70@floor queue solo reason tea')).toEqual([
      "paused interface 'Local/70@floor' in queue 'solo' for reason 'tea'",
    ]);
    expect((await system.console('queue show solo'))[2]).toContain(
      'Seven O (Local/70@floor from Custom:o) with penalty 5 (ringinuse enabled) (dynamic) (paused:tea was 0 secs ago)',
    );
    expect(await system.console('queue set penalty 3 on Local/70@floor')).toEqual([
      "Set penalty on interface 'Local/70@floor' from queue '(null)'",
    ]);
    expect(await system.console('queue set ringinuse no on Local/70@floor in solo')).toEqual([
      "Set ringinuse on interface 'Local/70@floor' from queue 'solo'",
    ]);
    expect(await system.console('queue remove member Local/70@floor from solo')).toEqual([
      "Removed interface Local/70@floor from queue 'solo'",
    ]);
    expect((await system.console('queue remove member Local/70@floor from solo'))[0]).toBe(
      "Unable to remove interface 'Local/70@floor' from queue 'solo': Not there",
    );
  });

  it('are not touched by a line that does not read so', async () => {
    for (const line of ['add member Local/1@x', 'add member Local/1@x into solo', 'set ringinuse x on Local/73@floor'])
      expect((await system.console(`queue ${line}`))[0]).toMatch(/^Usage: queue /);
  });
});

describe('the QUEUE_ functions', () => {
  it('count members and tell of them', async () => {
    expect(await read('QUEUE_EXISTS(TECH)')).toBe('1');
    expect(await read('QUEUE_EXISTS(no)')).toBe('0');
    expect(await read('QUEUE_MEMBER(tech,free)')).toBe('2');
    expect(await read('QUEUE_MEMBER(tech,count)')).toBe('2');
    expect(await read('QUEUE_MEMBER_LIST(tech)')).toBe('Local/73@floor,Local/72@floor');
    expect(await read('QUEUE_MEMBER(tech,penalty,Local/73@floor)')).toBe('4');
    expect(await read('QUEUE_WAITING_COUNT(tech)')).toBe('0');
  });

  it('change a member', async () => {
    expect(await write('QUEUE_MEMBER_PENALTY(tech,Local/73@floor)', '9')).toBe(true);
    expect(await read('QUEUE_MEMBER_PENALTY(tech,Local/73@floor)')).toBe('9');
    expect(await write('QUEUE_MEMBER(tech,paused,Local/73@floor)', '1')).toBe(true);
    expect(await read('QUEUE_MEMBER(tech,free)')).toBe('1');
    expect(await write('QUEUE_MEMBER(tech,x,Local/73@floor)', '1')).toBe(false);
    expect(await write('QUEUE_MEMBER_PENALTY(tech,Local/no@floor)', '1')).toBe(false);
  });
});
