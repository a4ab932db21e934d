import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { definition } from './module.js';

const plan = `
[default]
exten => a,1,Answer()
 same => n,Wait(300)
exten => 1,1,BridgeWait(hall)
exten => 2,1,BridgeWait(hall,participant,e(r)S(5))
 same => n,NoOp(waited)
 same => n,Wait(300)
exten => 3,1,BridgeWait(hall,king)
exten => 5,1,Bridge(nobody)
 same => n,NoOp(\${BRIDGERESULT})
exten => 6,1,Bridge(\${CHANNEL})
 same => n,NoOp(\${BRIDGERESULT})
`;

let calls: TestCalls;
afterEach(() => calls.close());
const into = (Exten: string) =>
  calls.originate({ Channel: 'Local/a@default/n', Context: 'default', Exten, Priority: '1' }, 200);

describe('BridgeWait', () => {
  it('keeps channels in one room, with music for those who want it, as long as they like', async () => {
    calls = await startCalls(plan, [definition]);
    const music: string[] = [];
    calls.kernel.musicOnHold.provide({
      start: ({ name }) => music.push(`start ${name.slice(-10)}`) > 0,
      stop: ({ name }) => void music.push(`stop ${name.slice(-10)}`),
    });
    await into('1');
    await into('2');
    expect(calls.events('BridgeCreate')).toMatchObject([
      { BridgeTechnology: 'holding_bridge', BridgeType: 'base', BridgeCreator: 'BridgeWait', BridgeName: 'hall' },
    ]);
    expect(calls.kernel.bridges.list()[0]?.channels).toHaveLength(2);
    expect(music).toEqual(['start 00000000;1']);
    await calls.clock.advance(5000);
    expect(calls.ran('00000001;1')).toContain('2,2 NoOp(waited)');
    await calls.perform('Hangup', { Channel: 'Local/a@default-00000000;1' });
    await calls.clock.advance(100);
    expect(calls.kernel.bridges.list()).toEqual([]);
  });

  it('knows two roles', async () => {
    calls = await startCalls(plan, [definition]);
    await into('3');
    expect(calls.kernel.bridges.list()).toEqual([]);
    expect(calls.logged.some((line) => line.includes("no role 'king'"))).toBe(true);
  });
});

describe('the application Bridge', () => {
  it('talks to a channel that waits', async () => {
    calls = await startCalls(plan, [definition]);
    await calls.originate({ Channel: 'Local/a@default/n', Application: 'Wait', Data: '300' }, 100);
    const channel = calls.kernel.channels.get('Local/a@default-00000000;1');
    await calls.originate({ Channel: 'Local/a@default/n', Application: 'Bridge', Data: channel?.name ?? '' }, 200);
    expect(calls.kernel.bridges.list()[0]?.channels.map(({ name }) => name.slice(-10))).toEqual([
      '00000000;1',
      '00000001;1',
    ]);
    await calls.perform('Hangup', { Channel: channel?.name ?? '' });
    await calls.clock.advance(100);
    expect(calls.valuesOf('BRIDGERESULT')).toEqual(['SUCCESS']);
  });

  it('tells an option that has no effect', async () => {
    calls = await startCalls(plan, [definition]);
    await calls.originate({ Channel: 'Local/a@default/n', Application: 'Bridge', Data: 'nobody,pF' }, 200);
    expect(calls.logged.filter((line) => line.includes('of Bridge has no effect'))).toEqual([
      "NOTICE features: Option 'p' of Bridge has no effect here",
    ]);
  });

  it.each([
    ['5', 'NONEXISTENT'],
    ['6', 'LOOP'],
  ])('of extension %s ends with %s', async (exten, result) => {
    calls = await startCalls(plan, [definition]);
    await into(exten);
    expect(calls.valuesOf('BRIDGERESULT')).toEqual([result]);
  });
});
