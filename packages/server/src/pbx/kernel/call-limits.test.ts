import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../testing/calls.js';
import { callRefusal, type MachineState } from './call-limits.js';

let calls: TestCalls;
afterEach(() => calls.close());

const start = async (options: string): Promise<void> => {
  calls = await startCalls('[default]\nexten => 1,1,Answer()\n same => n,Wait(10)\n', [], options);
};
const machine = (load: number, megabytes: number): MachineState => ({
  load: () => load,
  freeMemory: () => megabytes * 1024 * 1024,
});

describe('the limits of asterisk.conf', () => {
  it.each([
    ['', machine(99, 0), undefined],
    ['maxload = 2', machine(1.9, 0), undefined],
    ['maxload = 2', machine(2, 0), 'maxload'],
    ['minmemfree = 100', machine(0, 100), undefined],
    ['minmemfree = 100', machine(0, 99), 'minmemfree'],
  ])('with %j and this machine refuse a call for: %s', async (options, state, why) => {
    await start(options);
    const refusal = callRefusal(calls.kernel, state);
    if (why === undefined) expect(refusal).toBeUndefined();
    else expect(refusal).toContain(why);
  });

  it('end a call beyond maxcalls before it runs, and say why', async () => {
    await start('maxcalls = 2');
    for (let n = 0; n < 3; n += 1)
      await calls.originate({ Channel: 'Local/1@default', Application: 'Wait', Data: '60' }, 600);
    expect(calls.ran(';2')).toEqual(['1,1 Answer()', '1,2 Wait(10)', '1,1 Answer()', '1,2 Wait(10)']);
    expect(calls.kernel.channels.size).toBe(4);
    expect(calls.events('OriginateResponse').map(({ Response }) => Response)).toEqual([
      'Success',
      'Success',
      'Failure',
    ]);
    expect(calls.logged.join()).toContain('2 calls are under way (maxcalls)');
  });

  it('let a call in again when another has ended', async () => {
    await start('maxcalls = 1');
    const originate = () => calls.originate({ Channel: 'Local/1@default', Application: 'Wait', Data: '60' }, 600);
    await originate();
    await calls.clock.advance(11_000);
    expect(calls.kernel.channels.activeCalls).toBe(0);
    await originate();
    expect(calls.events('OriginateResponse').map(({ Response }) => Response)).toEqual(['Success', 'Success']);
  });
});
