import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { definition } from './module.js';

const plan = `
[callers]
exten => 1,1,Answer()
 same => n,Wait(600)
[m]
exten => answers,1,Answer()
 same => n,Wait(600)
exten => short,1,Answer()
 same => n,Wait(3)
exten => rings,1,Ringing()
 same => n,Wait(600)
exten => busy,1,Busy(1)
exten => slow,1,Ringing()
 same => n,Wait(2)
 same => n,Answer()
 same => n,Wait(600)
[exits]
exten => 12,1,NoOp(by twelve)
[rated]
exten => s,1,Set(RATED=yes)
 same => n,Return()
[q]
exten => _[a-z].,1,Queue(\${EXTEN},\${OPTIONS},,,\${LIMIT},,,\${GOSUB},\${RULE})
 same => n,NoOp(after \${QUEUESTATUS})
`;

const queues = `
[short]
member => Local/short@m/n
servicelevel = 5
[slow]
setinterfacevar = yes
setqueueentryvar = yes
member => Local/slow@m/n,3,Sue
[empty]
joinempty = no
[left]
joinempty = yes
leavewhenempty = yes
[full]
maxlen = 1
[rings]
timeout = 2
retry = 1
autopause = yes
member => Local/rings@m/n
[busy]
strategy = linear
timeout = 5
member => Local/busy@m/n
member => Local/answers@m/n
[dumps]
memberdelay = 4
retry = 9
member => Local/short@m/n
[exitq]
context = exits
[one]
autofill = no
strategy = rrmemory
member => Local/answers@m/n
[rest]
ringinuse = no
strategy = rrmemory
retry = 1
wrapuptime = 4
member => Local/short@m/n
[heavy]
weight = 5
ringinuse = no
retry = 1
member => Local/short@m/n
[light]
weight = 1
ringinuse = no
retry = 1
member => Local/short@m/n
`;

let calls: TestCalls;
afterEach(() => calls.close());

const start = async (): Promise<void> => {
  calls = await startCalls(plan, [definition], '', {
    'queues.conf': queues,
    'queuerules.conf': '[up]\npenaltychange => 2,5,0\n',
  });
};

/** Somebody calls a queue, and so much time passes. */
const caller = (queue: string, ms: number, variables: Readonly<Record<string, string>> = {}): Promise<void> =>
  calls.originate(
    {
      Channel: 'Local/1@callers/n',
      Context: 'q',
      Exten: queue,
      Priority: '1',
      CallerID: 'Kim <42>',
      Variable: Object.entries(variables)
        .map(([name, value]) => `${name}=${value}`)
        .join(','),
    },
    ms,
  );
const hangUp = async (index: number, ms: number): Promise<void> => {
  await calls.perform('Hangup', { Channel: calls.events('QueueCallerJoin')[index]?.Channel ?? '' });
  await calls.clock.advance(ms);
};
const statuses = () => calls.valuesOf('QUEUESTATUS');
const figures = async (queue: string) => {
  const status = (await calls.perform('QueueStatus', { Queue: queue })) ?? [];
  const [, params = ''] = status;
  return Object.fromEntries(
    [...params.matchAll(/^(Calls|Completed|Abandoned|Holdtime|TalkTime|ServicelevelPerf2?): (.*)\r$/gm)].map(
      ([, name, value]) => [name, value],
    ),
  );
};

describe('a caller', () => {
  it('meets a member, and goes on where option c says so', async () => {
    await start();
    await caller('short', 5000, { OPTIONS: 'c' });
    const names = calls.story().map((line) => line.split(' ')[0]);
    const wanted = [
      'QueueCallerJoin',
      'AgentCalled',
      'DialBegin',
      'DialEnd',
      'QueueCallerLeave',
      'AgentConnect',
      'BridgeEnter',
      'BridgeEnter',
      'AgentComplete',
    ];
    const queued = names.slice(names.indexOf('QueueCallerJoin'));
    expect(queued.filter((name) => wanted.includes(name ?? ''))).toEqual(wanted);
    expect(calls.events('AgentComplete')[0]).toMatchObject({ Reason: 'agent', TalkTime: '3', HoldTime: '0' });
    expect(statuses()).toEqual(['CONTINUE']);
    expect(await figures('short')).toEqual({
      Calls: '0',
      Completed: '1',
      Abandoned: '0',
      Holdtime: '0',
      TalkTime: '3',
      ServicelevelPerf: '100.0',
      ServicelevelPerf2: '100.0',
    });
    expect(calls.kernel.channels.size).toBe(0);
  });

  it('who hangs up while waiting has abandoned', async () => {
    await start();
    await caller('rings', 1300);
    await hangUp(0, 1000);
    expect(calls.events('QueueCallerAbandon')[0]).toMatchObject({
      Position: '1',
      OriginalPosition: '1',
      HoldTime: '1',
    });
    expect(
      calls
        .events('DialEnd')
        .filter(({ DestChannel }) => DestChannel?.includes('rings'))
        .map(({ DialStatus }) => DialStatus),
    ).toEqual(['CANCEL', 'CANCEL']);
    expect(await figures('rings')).toMatchObject({ Calls: '0', Abandoned: '1' });
    expect(calls.kernel.channels.size).toBe(0);
    expect(calls.clock.pending).toBe(0);
  });

  it.each([
    ['empty', 'JOINEMPTY'],
    ['left', 'LEAVEEMPTY'],
    ['nosuch', 'UNKNOWN'],
  ])('does not stay in the queue %s', async (queue, status) => {
    await start();
    await caller(queue, 3000);
    expect(statuses()).toEqual([status]);
    expect(calls.events('QueueCallerJoin')).toHaveLength(status === 'LEAVEEMPTY' ? 1 : 0);
  });

  it('finds no place in a full queue', async () => {
    await start();
    await caller('full', 500);
    await caller('full', 500);
    expect(statuses()).toEqual(['FULL']);
  });

  it('leaves when the time is up, or after one round with option n', async () => {
    await start();
    await caller('exitq', 6000, { LIMIT: '5' });
    expect(statuses()).toEqual(['TIMEOUT']);
    expect(calls.events('QueueCallerAbandon')[0]?.HoldTime).toBe('5');
    await caller('rings', 3000, { OPTIONS: 'n' });
    expect(statuses()).toEqual(['TIMEOUT', 'TIMEOUT']);
  });

  it('leaves by the digits of an extension in the context of the queue', async () => {
    await start();
    await caller('exitq', 1500);
    const [{ Channel = '' } = {}] = calls.events('QueueCallerJoin');
    for (const Digit of ['7', '1', '2']) {
      await calls.perform('PlayDTMF', { Channel, Digit, Receive: 'true' });
      await calls.clock.advance(300);
    }
    expect(calls.ran(';1').at(-1)).toBe('12,1 NoOp(by twelve)');
    expect(calls.events('QueueCallerAbandon')).toEqual([]);
    expect(statuses()).toEqual([]);
  });

  it('comes before those of a lower priority', async () => {
    await start();
    await caller('exitq', 500);
    await caller('exitq', 500, { QUEUE_PRIO: '3' });
    expect(calls.events('QueueCallerJoin').map(({ Position }) => Position)).toEqual(['1', '1']);
    expect(
      (await calls.perform('QueueStatus', { Queue: 'exitq' }))
        ?.filter((one) => one.includes('QueueEntry'))
        .map((one) => /Priority: (.*)\r/.exec(one)?.[1]),
    ).toEqual(['3', '0']);
  });

  it('has limits of penalties changed by a rule, but none given', async () => {
    await start();
    await caller('exitq', 4000, { RULE: 'up', QUEUE_MAX_PENALTY: '1' });
    expect(calls.valuesOf('QUEUE_MAX_PENALTY').at(-1)).toBe('5');
    expect(calls.valuesOf('QUEUE_MIN_PENALTY')).toEqual([]);
  });
});

describe('a member', () => {
  it('is told of in variables on both sides', async () => {
    await start();
    await caller('slow', 3000);
    expect(calls.valuesOf('MEMBERNAME')).toEqual(['Sue', 'Sue']);
    expect(calls.valuesOf('MEMBERPENALTY')).toEqual(['3', '3']);
    expect(calls.valuesOf('QEHOLDTIME')).toEqual(['2', '2']);
    expect(calls.events('AgentConnect')[0]).toMatchObject({ HoldTime: '2', RingTime: '2' });
    await hangUp(0, 2000);
    expect(calls.events('AgentComplete')[0]).toMatchObject({ Reason: 'caller' });
  });

  it('who hangs up before the call begins leaves the caller waiting', async () => {
    await start();
    await caller('dumps', 4500);
    expect(calls.events('AgentDump')[0]).toMatchObject({ MemberName: 'Local/short@m/n' });
    const ends = calls.events('DialEnd').filter(({ DestChannel }) => DestChannel?.includes('short'));
    expect(ends.map(({ DialStatus }) => DialStatus)).toEqual(['ANSWER', 'NOANSWER']);
    expect(calls.events('QueueCallerLeave')).toEqual([]);
    expect(await figures('dumps')).toMatchObject({ Calls: '1' });
  });

  it('runs a subroutine before the call', async () => {
    await start();
    await caller('slow', 3000, { GOSUB: 'rated' });
    expect(calls.valuesOf('RATED')).toEqual(['yes']);
    expect(calls.events('AgentConnect')).toHaveLength(1);
  });

  it('who does not answer is paused where the queue says so', async () => {
    await start();
    await caller('rings', 6000);
    expect(calls.events('AgentRingNoAnswer').map(({ RingTime }) => RingTime)).toEqual(['2000']);
    expect(calls.events('QueueMemberPause')[0]).toMatchObject({ Paused: '1', PausedReason: 'Auto-Pause' });
  });

  it('who is busy is passed over for the next one', async () => {
    await start();
    await caller('busy', 1000);
    expect(calls.events('AgentCalled').map(({ MemberName }) => MemberName)).toEqual([
      'Local/busy@m/n',
      'Local/answers@m/n',
    ]);
    expect(calls.events('AgentConnect')[0]).toMatchObject({ MemberName: 'Local/answers@m/n' });
  });

  it('rests after a call for wrapuptime', async () => {
    await start();
    await caller('rest', 500);
    await caller('rest', 9000);
    const at = (name: string) => calls.events(name).length;
    expect(at('AgentConnect')).toBe(2);
    const [first, second] = calls.published.filter(({ name }) => name === 'AgentConnect');
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(7000);
  });

  it('is rung for a queue of a higher weight first', async () => {
    await start();
    await caller('light', 500);
    await caller('light', 500);
    await caller('heavy', 500);
    await calls.clock.advance(20_000);
    expect(calls.events('AgentConnect').map(({ Queue }) => Queue)).toEqual(['light', 'heavy', 'light']);
  });
});

describe('QueueWithdrawCaller', () => {
  it('takes a caller out once', async () => {
    await start();
    await caller('rings', 500);
    const withdraw = () =>
      calls.perform('QueueWithdrawCaller', { Queue: 'rings', Caller: 'Local/1@callers-00000000;1' });
    const [first, second] = await Promise.all([withdraw(), withdraw()]);
    expect(first?.[0]).toContain('Response: Success');
    expect(second?.[0]).toContain('Withdraw already requested');
    await calls.clock.advance(100);
    expect(calls.valuesOf('QUEUESTATUS').at(-1)).toBe('WITHDRAW');
  });
});
