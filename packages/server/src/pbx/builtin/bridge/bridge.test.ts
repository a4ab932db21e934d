import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';

const plan = `
[default]
exten => 601,1,Answer()
 same => n,Wait(30)
exten => 602,1,Answer()
 same => n,Wait(30)
exten => 610,1,Dial(Local/602@default,20,g)
 same => n,NoOp(alone again)
`;

let calls: TestCalls;
afterEach(() => calls.close());

const one = 'Local/601@default-00000000;1';
const two = 'Local/602@default-00000001;1';
const error = (text: string): readonly string[] => [`Response: Error\r\nMessage: ${text}\r\n`];
const success = (text: string): readonly string[] => [`Response: Success\r\nMessage: ${text}\r\n`];

/** Two calls that wait, each for itself. */
const startTwo = async (): Promise<void> => {
  calls = await startCalls(plan);
  for (const exten of ['601', '602'])
    await calls.originate({ Channel: `Local/${exten}@default`, Application: 'Wait', Data: '30' }, 600);
};
const bridged = async (): Promise<string> => {
  await startTwo();
  expect(await calls.perform('Bridge', { Channel1: one, Channel2: two })).toEqual(
    success('Channels have been bridged'),
  );
  await calls.clock.advance(0);
  return calls.kernel.bridges.list()[0]?.uniqueid ?? '';
};
const entered = (): readonly string[] =>
  calls
    .events('BridgeEnter')
    .map(({ Channel, BridgeNumChannels, Linkedid }) => `${Channel} ${BridgeNumChannels} ${Linkedid}`);

describe('Bridge', () => {
  it('brings two channels together, which belong to the older call from then on', async () => {
    await bridged();
    const older = calls.events('Newchannel')[0]?.Uniqueid;
    expect(entered()).toEqual([`${one} 1 ${older}`, `${two} 2 ${older}`]);
    expect(calls.valuesOf('BRIDGEPEER')).toEqual([two, one]);
  });

  it('takes a channel out of the call that it is in', async () => {
    calls = await startCalls(plan);
    await calls.originate({ Channel: 'Local/601@default', Context: 'default', Exten: '610', Priority: '1' }, 1200);
    await calls.originate({ Channel: 'Local/601@default', Application: 'Wait', Data: '30' }, 600);
    const third = 'Local/601@default-00000002;1';
    await calls.perform('Bridge', { Channel1: 'Local/602@default-00000001;1', Channel2: third });
    await calls.clock.advance(0);
    expect(calls.kernel.bridges.list()[0]?.channels.map(({ name }) => name)).toEqual([
      'Local/602@default-00000001;1',
      third,
    ]);
    expect(calls.ran('00000000;1').at(-1)).toBe('610,2 NoOp(alone again)');
    expect(calls.events('BridgeDestroy')).toHaveLength(1);
  });

  it.each([
    [{}, 'Missing channel parameter in request'],
    [{ Channel1: one }, 'Missing channel parameter in request'],
    [{ Channel1: 'x', Channel2: one }, 'Channel1 does not exist: x'],
    [{ Channel1: one, Channel2: 'x' }, 'Channel2 does not exist: x'],
  ])('refuses %j', async (headers, text) => {
    await startTwo();
    expect(await calls.perform('Bridge', headers as Record<string, string>)).toEqual(error(text));
    expect(calls.events('BridgeCreate')).toEqual([]);
  });

  it('of a channel with itself fails, and the channel goes on in the dialplan', async () => {
    await startTwo();
    expect(await calls.perform('Bridge', { Channel1: one, Channel2: one })).toEqual(
      error(`Unable to add Channel2 to bridge: Surrogate/${one}`),
    );
    await calls.clock.advance(0);
    expect(calls.events('BridgeLeave')).toHaveLength(1);
    expect(calls.events('BridgeDestroy')).toHaveLength(1);
    expect(calls.ran('00000000;1').slice(1)).toEqual(['601,1 Answer()', '601,2 Wait(30)']);
  });
});

describe('BridgeDestroy', () => {
  it('ends the bridge; its channels go on in the dialplan where they stood', async () => {
    const id = await bridged();
    expect(await calls.perform('BridgeDestroy', { BridgeUniqueid: id })).toEqual(success('Bridge has been destroyed'));
    await calls.clock.advance(0);
    expect(calls.events('BridgeLeave')).toHaveLength(2);
    expect(calls.events('BridgeDestroy')).toHaveLength(1);
    expect(calls.ran('00000000;1').slice(1)).toEqual(['601,1 Answer()', '601,2 Wait(30)']);
    expect(calls.ran('00000001;1').slice(1)).toEqual(['602,1 Answer()', '602,2 Wait(30)']);
    expect(await calls.perform('BridgeDestroy', { BridgeUniqueid: id })).toEqual(
      error('Specified BridgeUniqueid not found'),
    );
    expect(await calls.perform('BridgeDestroy')).toEqual(error('BridgeUniqueid must be provided'));
  });
});

describe('BridgeKick', () => {
  it('puts one channel out, which ends a call of two', async () => {
    const id = await bridged();
    expect(await calls.perform('BridgeKick', { BridgeUniqueid: id, Channel: one })).toEqual(
      success('Channel has been kicked'),
    );
    await calls.clock.advance(0);
    expect(calls.kernel.bridges.get(id)).toBeUndefined();
    expect(calls.events('BridgeLeave').map(({ Channel }) => Channel)).toEqual([one, two]);
    expect(await calls.perform('BridgeKick', { BridgeUniqueid: 'x', Channel: one })).toEqual(error('Bridge not found'));
    expect(await calls.perform('BridgeKick', { Channel: 'x' })).toEqual(error('Channel does not exist'));
    expect(await calls.perform('BridgeKick')).toEqual(error('Channel must be provided'));
  });
});

describe('lists', () => {
  it('BridgeList and BridgeInfo show bridges and who is in them', async () => {
    const id = await bridged();
    const reply = (await calls.perform('BridgeList', { ActionID: '1' })) ?? [];
    expect(reply[1]).toContain(
      `Event: BridgeListItem\r\nActionID: 1\r\nBridgeUniqueid: ${id}\r\nBridgeType: basic\r\n`,
    );
    expect(await calls.perform('BridgeList', { BridgeType: 'base' })).toHaveLength(2);
    const info = (await calls.perform('BridgeInfo', { BridgeUniqueid: id })) ?? [];
    expect(info).toHaveLength(4);
    expect(info[1]).toContain(`Event: BridgeInfoChannel\r\nChannel: ${one}\r\n`);
    expect(info[3]).toContain(`ListItems: 2\r\nBridgeUniqueid: ${id}\r\n`);
    expect(await calls.perform('BridgeInfo', { BridgeUniqueid: 'x' })).toEqual(
      error('Specified BridgeUniqueid not found'),
    );
  });

  it('a suspended technology is listed so and is not chosen any more', async () => {
    await startTwo();
    expect(await calls.perform('BridgeTechnologySuspend', { BridgeTechnology: 'simple_bridge' })).toEqual(
      success('Suspended bridge technology'),
    );
    const listed = (await calls.perform('BridgeTechnologyList')) ?? [];
    expect(listed.find((text) => text.includes('simple_bridge'))).toContain('BridgeSuspended: Yes');
    await calls.perform('Bridge', { Channel1: one, Channel2: two });
    await calls.clock.advance(0);
    expect(calls.events('BridgeCreate')).toMatchObject([{ BridgeTechnology: 'softmix' }]);
    expect(await calls.perform('BridgeTechnologyUnsuspend', { BridgeTechnology: 'simple_bridge' })).toEqual(
      success('Unsuspended bridge technology'),
    );
    expect(await calls.perform('BridgeTechnologyUnsuspend', { BridgeTechnology: 'x' })).toEqual(
      error('BridgeTechnology not found'),
    );
  });

  it('on the console', async () => {
    const id = await bridged();
    expect((await calls.console('bridge show all'))[1]).toContain(id);
    expect(await calls.console('bridge technology show')).toContain(
      'softmix              MultiMix                   10 No',
    );
    expect(await calls.console(`bridge kick ${id} ${one}`)).toEqual([`Kicking channel '${one}' from bridge '${id}'`]);
    expect(await calls.console(`bridge destroy ${id}`)).toEqual([`Destroying bridge '${id}'`]);
    await calls.clock.advance(0);
    expect(calls.kernel.bridges.list()).toEqual([]);
    expect(await calls.console(`bridge destroy ${id}`)).toEqual([`Bridge '${id}' not found`]);
  });
});
