import fc from 'fast-check';
import { expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { definition as appBridgewait } from '../../modules/app_bridgewait/module.js';
import { definition as appDirectedPickup } from '../../modules/app_directed_pickup/module.js';
import { definition as bridgeFeatures } from '../../modules/bridge_builtin_features/module.js';

const plan = `
[default]
exten => a,1,Answer()
 same => n,Wait(3000)
exten => b,1,Answer()
 same => n,Wait(3000)
exten => 1,1,Dial(Local/b@default/n,15,tThHg)
 same => n,BridgeWait(hall)
exten => 2,1,Answer()
 same => n,Wait(3000)
exten => 3,1,Ringing()
 same => n,Wait(3000)
exten => 4,1,Busy(3)
exten => 5,1,Dial(Local/3@default/n,20)
exten => 6,1,PickupChan(Local/3@default)
`;
const conf = `[general]
transferannouncesound =
atxfernoanswertimeout = 3
atxferloopdelay = 1
[featuremap]
blindxfer = #1
atxfer = *2
disconnect = *0
`;

type Step =
  | { readonly do: 'press'; readonly who: number; readonly digits: string }
  | { readonly do: 'BlindTransfer' | 'Atxfer'; readonly who: number; readonly exten: string }
  | { readonly do: 'CancelAtxfer' | 'Hangup'; readonly who: number }
  | { readonly do: 'call'; readonly exten: string }
  | { readonly do: 'wait'; readonly ms: number };

const who = fc.nat({ max: 11 });
const exten = fc.constantFrom('1', '2', '3', '4', '5', '9');
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('press' as const),
    who,
    digits: fc.constantFrom('*1', '*2', '*3', '*4', '*22', '*23', '*24', '#12', '#19', '*0', '5'),
  }),
  fc.record({ do: fc.constantFrom('BlindTransfer' as const, 'Atxfer' as const), who, exten }),
  fc.record({ do: fc.constantFrom('CancelAtxfer' as const, 'Hangup' as const), who }),
  fc.record({ do: fc.constant('call' as const), exten: fc.constantFrom('1', '5', '6') }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(0, 50, 700, 4000) }),
);

const perform = async (calls: TestCalls, one: Step): Promise<void> => {
  const channels = [...calls.kernel.channels.all()];
  const Channel = 'who' in one ? (channels[one.who % Math.max(1, channels.length)]?.name ?? 'none') : '';
  if (one.do === 'wait') await calls.clock.advance(one.ms);
  else if (one.do === 'call')
    await calls.originate({ Channel: 'Local/a@default/n', Context: 'default', Exten: one.exten, Priority: '1' }, 100);
  else if (one.do === 'press')
    for (const digit of one.digits) calls.kernel.channels.get(Channel)?.queueFrame({ type: 'digitEnd', digit, ms: 80 });
  else await calls.perform(one.do, { Channel, Context: 'default', ...('exten' in one && { Exten: one.exten }) });
  await calls.clock.advance(10);
};

it('random transfers, codes and pickups leave no channel and no bridge behind, and break nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      const calls = await startCalls(plan, [appBridgewait, appDirectedPickup, bridgeFeatures]);
      try {
        calls.write('features.conf', conf);
        await calls.kernel.modules.reload('features');
        await perform(calls, { do: 'call', exten: '1' });
        for (const one of steps) await perform(calls, one);
        for (let round = 0; round < 4; round++) {
          await calls.perform('Hangup', { Channel: '/.*/' });
          await calls.clock.advance(10_000);
        }
        expect([...calls.kernel.channels.all()].map(({ name }) => name)).toEqual([]);
        expect(calls.kernel.bridges.list()).toEqual([]);
        expect(calls.events('Hangup')).toHaveLength(calls.events('Newchannel').length);
        expect(calls.events('BridgeDestroy')).toHaveLength(calls.events('BridgeCreate').length);
        expect(calls.logged.filter((line) => line.startsWith('ERROR'))).toEqual([]);
      } finally {
        await calls.close();
      }
    }),
    { numRuns: 60 },
  );
}, 60_000);
