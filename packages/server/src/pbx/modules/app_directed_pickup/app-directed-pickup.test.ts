import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { definition as funcChannel } from '../func_channel/module.js';
import { definition } from './module.js';

const plan = `
[default]
exten => a,1,Answer()
 same => n,Wait(300)
exten => slow,1,Ringing()
 same => n,Wait(60)
exten => 1,1,Dial(Local/slow@default/n,30,b(groups^s^1))
exten => 2,1,Set(CHANNEL(pickupgroup)=3)
 same => n,Pickup()
 same => n,NoOp(none)
exten => 3,1,Set(CHANNEL(namedpickupgroup)=sales)
 same => n,Pickup()
 same => n,NoOp(none)
exten => 4,1,Pickup(9@default&1@default)
 same => n,NoOp(none)
exten => 5,1,Pickup(here@PICKUPMARK)
 same => n,NoOp(none)
exten => 6,1,PickupChan(Local/slow@default)
 same => n,NoOp(none)
exten => 7,1,PickupChan(Local/sl,p)
 same => n,NoOp(none)
exten => 8,1,PickupChan(Local/sl)
 same => n,NoOp(none)
exten => 9,1,Pickup()
 same => n,NoOp(none)
[groups]
exten => s,1,Set(CHANNEL(callgroup)=2-4)
 same => n,Set(CHANNEL(namedcallgroup)=sales,support)
 same => n,Set(PICKUPMARK=here)
 same => n,Return()
`;

let calls: TestCalls;
afterEach(() => calls.close());

const caller = 'Local/a@default-00000000;1';
const rings = 'Local/slow@default-00000001;1';
const picker = 'Local/a@default-00000002;1';

const into = (Exten: string) =>
  calls.originate({ Channel: 'Local/a@default/n', Context: 'default', Exten, Priority: '1' }, 300);
const start = async (): Promise<void> => {
  calls = await startCalls(plan, [definition, funcChannel]);
  await into('1');
};

describe('a call that rings', () => {
  it.each([
    ['in a group', '2'],
    ['in a named group', '3'],
    ['at an extension', '4'],
    ['at a channel with a mark', '5'],
    ['at a channel', '6'],
    ['at a channel of which the name is known in part', '7'],
  ])('%s is picked up', async (_, exten) => {
    await start();
    await into(exten);
    expect(calls.events('Pickup')).toMatchObject([{ Channel: picker, TargetChannel: rings }]);
    expect(calls.kernel.bridges.list()[0]?.channels.map(({ name }) => name)).toEqual([picker, caller]);
    expect(calls.events('Hangup')).toContainEqual(expect.objectContaining({ Channel: rings, Cause: '26' }));
    expect(calls.valuesOf('DIALEDPEERNAME').at(-1)).toBe(picker);
  });

  it.each(['8', '9'])('is not picked up by extension %s, whose dialplan goes on', async (exten) => {
    await start();
    await into(exten);
    expect(calls.events('Pickup')).toEqual([]);
    expect(calls.ran('00000002;1').at(-1)).toContain('NoOp(none)');
  });

  it('belongs to who picked it up, until one of the two hangs up', async () => {
    await start();
    await into('2');
    await calls.perform('Hangup', { Channel: caller });
    await calls.clock.advance(300);
    expect([...calls.kernel.channels.all()]).toEqual([]);
    expect(calls.kernel.channels.activeCalls).toBe(0);
  });
});
