import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../testing/calls.js';

let calls: TestCalls;
afterEach(() => calls.close());

const two = 'Local/1@default-00000000;2';
const run = async (plan: string, ms: number): Promise<void> => {
  calls = await startCalls(`[default]\n${plan}`);
  await calls.originate({ Channel: 'Local/1@default', Application: 'Wait', Data: '60' }, ms);
};
const ran = (): readonly string[] => calls.ran(';2');

describe('the run of the dialplan', () => {
  it('passes its priorities, shows each before it runs, and ends with h', async () => {
    await run('exten => 1,1,NoOp(a)\n same => n,NoOp(b)\nexten => h,1,NoOp(bye)\n same => n,NoOp(bye bye)\n', 100);
    expect(ran()).toEqual(['1,1 NoOp(a)', '1,2 NoOp(b)', 'h,1 NoOp(bye)', 'h,2 NoOp(bye bye)']);
    const order = calls.story().filter((line) => line.endsWith(';2'));
    expect(order.indexOf(`SoftHangupRequest ${two}`)).toBeLessThan(order.lastIndexOf(`Newexten ${two}`));
  });

  it('begins at s where there is no such extension', async () => {
    calls = await startCalls('[default]\nexten => 1,1,Answer()\n same => n,Wait(9)\nexten => s,1,NoOp(start)\n');
    const one = 'Local/1@default-00000000;1';
    await calls.originate({ Channel: 'Local/1@default', Application: 'Wait', Data: '60' }, 10);
    await calls.perform('Redirect', { Channel: one, Context: 'default', Exten: 's', Priority: '1' });
    await calls.clock.advance(10);
    expect(calls.ran(';1').at(-1)).toBe('s,1 NoOp(start)');
  });

  it('goes to i when it is sent to an extension that is not there', async () => {
    await run(`exten => 1,1,Goto(9,1)\nexten => i,1,NoOp(no \${INVALID_EXTEN})\n`, 100);
    expect(ran()).toEqual(['1,1 Goto(9,1)', 'i,1 NoOp(no 9)']);
  });

  it('ends, and says so in the log, where there is no i', async () => {
    await run('exten => 1,1,Goto(9,1)\n', 100);
    expect(calls.logged.join()).toContain('sent to invalid extension but no invalid handler');
    expect(calls.kernel.channels.size).toBe(0);
  });

  it('ends with a warning at an application that is not there', async () => {
    await run('exten => 1,1,Nonsense(x)\n same => n,NoOp(never)\n', 100);
    expect(ran()).toEqual([]);
    expect(calls.logged).toContain("WARNING pbx.c: No application 'Nonsense' for extension (default, 1, 1)");
  });

  it.each([
    ['BUSY', 10_000],
    ['CONGESTION', 10_000],
    ['CHANUNAVAIL', 10_000],
    ['ANSWER', 0],
  ])('behind the last priority ends as a dial that was %s', async (status, ms) => {
    await run(`exten => 1,1,Answer()\n same => n,Set(DIALSTATUS=${status})\n`, 500);
    expect(calls.kernel.channels.size > 0).toBe(ms > 0);
    await calls.clock.advance(ms);
    expect(calls.kernel.channels.size).toBe(0);
  });

  it('goes to T when its time is up, and only to T', async () => {
    const plan = 'exten => 1,1,Answer()\n same => n,Wait(30)\n';
    await run(`${plan}exten => t,1,NoOp(small)\nexten => T,1,NoOp(great)\n`, 600);
    await calls.perform('AbsoluteTimeout', { Channel: two, Timeout: '1' });
    await calls.clock.advance(1000);
    expect(ran().at(-1)).toBe('T,1 NoOp(great)');
    await calls.close();
    await run(`${plan}exten => t,1,NoOp(small)\n`, 600);
    await calls.perform('AbsoluteTimeout', { Channel: two, Timeout: '1' });
    await calls.clock.advance(1000);
    expect(ran().at(-1)).toBe('1,2 Wait(30)');
    expect(calls.kernel.channels.size).toBe(0);
  });

  it('stands on the priority before while a step jumps, as events in between show', async () => {
    calls = await startCalls(
      '[default]\nexten => 1,1,Gosub(sub,s,1)\n same => n,Wait(1)\n[sub]\nexten => s,1,Return(x)\n',
    );
    calls.kernel.setChannelVariables(['X']);
    await calls.originate({ Channel: 'Local/1@default', Application: 'Wait', Data: '60' }, 100);
    expect(calls.events('VarSet').find(({ Variable }) => Variable === 'GOSUB_RETVAL')).toMatchObject({
      Exten: '1',
      Priority: '1',
    });
    expect(ran().at(-1)).toBe('1,2 Wait(1)');
  });

  it('runs hangup handlers, the last one first, behind h', async () => {
    await run(
      'exten => 1,1,Answer()\n same => n,Wait(9)\nexten => h,1,NoOp(h)\n[a]\nexten => s,1,NoOp(a)\n same => n,Return()\n[b]\nexten => s,1,NoOp(b)\n same => n,Return()\n',
      600,
    );
    calls.kernel.channels.get(two)?.hangupHandlers.push('a,s,1', 'b,s,1');
    await calls.perform('Hangup', { Channel: two });
    await calls.clock.advance(10);
    expect(calls.events('HangupHandlerRun').map(({ Handler }) => Handler)).toEqual(['b,s,1', 'a,s,1']);
    expect(ran().filter((line) => line.includes('NoOp'))).toEqual(['h,1 NoOp(h)', 's,1 NoOp(b)', 's,1 NoOp(a)']);
  });

  it('ends the call and logs it when an application fails', async () => {
    calls = await startCalls('[default]\nexten => 1,1,Broken()\n', [
      {
        name: 'app_broken',
        description: 'fails',
        start: () => ({
          applications: [
            {
              name: 'Broken',
              synopsis: '',
              syntax: '',
              run: () => {
                throw new Error('on purpose');
              },
            },
          ],
        }),
      },
    ]);
    await calls.originate({ Channel: 'Local/1@default', Application: 'Wait', Data: '60' }, 100);
    expect(calls.logged.join()).toContain('Broken failed on Local/1@default-00000000;2: Error: on purpose');
    expect(calls.kernel.channels.size).toBe(0);
  });
});
