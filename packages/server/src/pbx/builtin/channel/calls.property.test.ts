import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startCalls } from '../../../testing/calls.js';

const plan = `
[default]
exten => wait,1,Answer()
 same => n,Wait(20)
exten => ring,1,Ringing()
 same => n,Wait(1)
 same => n,Answer()
 same => n,Wait(3)
exten => busy,1,Busy(2)
exten => dial,1,Dial(Local/ring@default&Local/busy@default,5,g)
 same => n,Dial(Local/wait@default,2)
exten => long,1,Dial(Local/dial@default,30)
exten => loop,1,Answer()
 same => n,Goto(wait,1)
exten => nothing,1,NoOp()
exten => h,1,NoOp(end)
`;

const extens = ['wait', 'ring', 'busy', 'dial', 'long', 'loop', 'nothing', 'missing'] as const;
const exten = fc.constantFrom(...extens);
const step = fc.oneof(
  fc.record({ do: fc.constant('application' as const), exten }),
  fc.record({ do: fc.constant('dialplan' as const), exten, next: exten }),
  fc.record({ do: fc.constant('hangup' as const), nth: fc.nat(20), cause: fc.nat(40) }),
  fc.record({ do: fc.constant('redirect' as const), nth: fc.nat(20), exten }),
  fc.record({ do: fc.constant('both' as const), nth: fc.nat(20), other: fc.nat(20), exten }),
  fc.record({ do: fc.constant('bridge' as const), nth: fc.nat(20), other: fc.nat(20) }),
  fc.record({ do: fc.constant('limit' as const), nth: fc.nat(20) }),
  fc.record({ do: fc.constant('pass' as const), ms: fc.nat(3000) }),
);

describe('whatever clients do with calls', () => {
  it('every channel gets its Hangup once, every bridge its BridgeDestroy, and nothing is left', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        const calls = await startCalls(plan);
        const nth = (n: number): string => {
          const names = [...calls.kernel.channels.all()].map(({ name }) => name);
          return names[n % Math.max(1, names.length)] ?? 'none';
        };
        for (const one of steps) {
          const place = { Context: 'default', Priority: '1' };
          if (one.do === 'application')
            await calls.originate({ Channel: `Local/${one.exten}@default`, Application: 'Wait', Data: '4' });
          else if (one.do === 'dialplan')
            await calls.originate({ Channel: `Local/${one.exten}@default`, ...place, Exten: one.next });
          else if (one.do === 'hangup') await calls.perform('Hangup', { Channel: nth(one.nth), Cause: `${one.cause}` });
          else if (one.do === 'redirect')
            await calls.perform('Redirect', { Channel: nth(one.nth), ...place, Exten: one.exten });
          else if (one.do === 'both')
            await calls.perform('Redirect', {
              Channel: nth(one.nth),
              ExtraChannel: nth(one.other),
              ...place,
              Exten: one.exten,
            });
          else if (one.do === 'bridge')
            await calls.perform('Bridge', { Channel1: nth(one.nth), Channel2: nth(one.other) });
          else if (one.do === 'limit') await calls.perform('AbsoluteTimeout', { Channel: nth(one.nth), Timeout: '1' });
          else await calls.clock.advance(one.ms);
        }
        await calls.clock.advance(10_000);
        await calls.perform('Hangup', { Channel: '/.*/' });
        await calls.clock.advance(120_000);

        const began = calls.events('Newchannel').map(({ Uniqueid }) => Uniqueid);
        const ended = calls.events('Hangup').map(({ Uniqueid }) => Uniqueid);
        expect([...ended].sort()).toEqual([...began].sort());
        const made = calls.events('BridgeCreate').map(({ BridgeUniqueid }) => BridgeUniqueid);
        const gone = calls.events('BridgeDestroy').map(({ BridgeUniqueid }) => BridgeUniqueid);
        expect([...gone].sort()).toEqual([...made].sort());
        expect(calls.kernel.channels.size).toBe(0);
        expect(calls.kernel.channels.activeCalls).toBe(0);
        expect(calls.kernel.bridges.list()).toEqual([]);
        expect(calls.clock.pending).toBe(0);
        expect(calls.logged.filter((line) => line.startsWith('ERROR'))).toEqual([]);
        await calls.close();
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
