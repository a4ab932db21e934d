import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import type { ChannelTechnology, Leg } from '../../kernel/channel-technology.js';
import { defineModule, type ModuleDefinition } from '../../kernel/module.js';

const plan = `
[default]
exten => 601,1,Answer()
 same => n,Wait(30)
exten => 610,1,Dial(Local/601@default,20)
exten => 700,1,NoOp(first)
 same => n(second),Wait(20)
`;

let calls: TestCalls;
afterEach(() => calls.close());

const one = 'Local/601@default-00000000;1';
const two = 'Local/601@default-00000000;2';

const start = async (): Promise<void> => {
  calls = await startCalls(plan);
  await calls.originate({ Channel: 'Local/601@default', Application: 'Wait', Data: '30' }, 600);
};
const startBridged = async (): Promise<void> => {
  calls = await startCalls(plan);
  const place = { Context: 'default', Exten: '610', Priority: '1' };
  await calls.originate({ Channel: 'Local/601@default', ...place, CallerID: 'Lisa <77>' }, 1600);
};
const error = (text: string): readonly string[] => [`Response: Error\r\nMessage: ${text}\r\n`];
const success = (text: string): readonly string[] => [`Response: Success\r\nMessage: ${text}\r\n`];

const both = { Channel: one, ExtraChannel: two, Context: 'default', Exten: '700', Priority: '1' };

const mute: ModuleDefinition = defineModule({
  name: 'chan_mute',
  description: 'Phones that ring for ever and show no text',
  start: (kernel) => {
    const leg: Leg = {
      call: () => true,
      answer: () => {},
      hangup: () => {},
      indicate: () => false,
      digitBegin: () => false,
      digitEnd: () => false,
      sendText: () => false,
    };
    const technology: ChannelTechnology = {
      name: 'Mute',
      description: '',
      request: (address) => kernel.channels.create({ name: `Mute/${address}`, technology, leg, state: 'Down' }),
    };
    return { technologies: [technology] };
  },
});

describe('what actions refuse', () => {
  it.each([
    ['Hangup', {}, 'No channel specified'],
    ['Hangup', { Channel: 'SIP/ghost' }, 'No such channel'],
    ['Hangup', { Channel: '/(/' }, 'Regex compile failed on: /(/'],
    ['Hangup', { Channel: '/Local' }, 'Regex format invalid, Channel param should be /regex/'],
    ['Redirect', {}, 'Channel not specified'],
    ['Redirect', { Channel: one }, 'Context not specified'],
    ['Redirect', { Channel: one, Context: 'default' }, 'Exten not specified'],
    ['Redirect', { Channel: one, Context: 'default', Exten: '700' }, 'Priority not specified'],
    ['Redirect', { Channel: one, Context: 'default', Exten: '700', Priority: 'x' }, 'Priority is invalid'],
    ['Redirect', { Channel: 'no', Context: 'default', Exten: '700', Priority: '1' }, 'Channel does not exist: no'],
    ['Redirect', { ...both, ExtraChannel: 'no' }, 'ExtraChannel does not exist: no'],
    ['Redirect', { ...both, ExtraContext: 'default' }, 'ExtraExten not specified'],
    ['Redirect', { ...both, ExtraContext: 'default', ExtraExten: '700' }, 'ExtraPriority not specified'],
    [
      'Redirect',
      { ...both, ExtraContext: 'default', ExtraExten: '700', ExtraPriority: 'x' },
      'ExtraPriority is invalid',
    ],
    ['AbsoluteTimeout', {}, 'No channel specified'],
    ['AbsoluteTimeout', { Channel: one, Timeout: '0' }, 'No timeout specified'],
    ['AbsoluteTimeout', { Channel: 'no', Timeout: '1' }, 'No such channel'],
    ['SendText', {}, 'No channel specified'],
    ['SendText', { Channel: one }, 'No Message specified'],
    ['SendText', { Channel: 'no', Message: 'x' }, 'No such channel'],
    ['Getvar', {}, 'No variable specified'],
    ['Getvar', { Channel: 'no', Variable: 'X' }, 'No such channel'],
    ['Setvar', {}, 'No variable specified'],
    ['Setvar', { Channel: 'no', Variable: 'X' }, 'No such channel'],
    ['Setvar', { Variable: 'NOFUNCTION(x)', Value: '1' }, 'Variable not set'],
    ['Status', { Channel: 'no' }, 'No such channel'],
    ['LocalOptimizeAway', {}, "'Channel' not specified."],
    ['LocalOptimizeAway', { Channel: 'no' }, 'Channel does not exist.'],
    ['PlayDTMF', {}, 'Channel not found'],
    ['PlayDTMF', { Channel: one }, 'No digit specified'],
    ['PlayDTMF', { Channel: 'no', Digit: '1' }, 'Channel not found'],
    ['PlayMF', { Channel: 'no', Digit: '1' }, 'Channel not found'],
    ['PlayMF', { Channel: one }, 'No digit specified'],
    ['SendFlash', {}, 'Channel not found'],
    ['SendFlash', { Channel: 'no' }, 'Channel not found'],
    ['CoreShowChannelMap', {}, 'CoreShowChannelMap requires a channel.'],
    ['CoreShowChannelMap', { Channel: 'no' }, 'Could not get channel snapshot'],
    ['MuteAudio', {}, 'Channel not specified'],
    ['MuteAudio', { Channel: 'no', Direction: 'in', State: 'on' }, 'No such channel'],
    ['MuteAudio', { Channel: one, Direction: 'up', State: 'on' }, 'Failed to mute/unmute stream'],
  ])('%s %j: %s', async (name, headers, text) => {
    await start();
    expect(await calls.perform(name, headers as Record<string, string>)).toEqual(error(text));
  });
});

describe('what actions refuse of a channel that cannot do it', () => {
  it.each([
    ['SendText', { Message: 'hello' }, 'Failure'],
    ['LocalOptimizeAway', {}, 'Unable to optimize channel'],
  ])('%s %j: %s', async (name, headers, text) => {
    calls = await startCalls(plan, [mute]);
    await calls.originate({ Channel: 'Mute/7', Application: 'Wait', Data: '1' }, 100);
    expect(await calls.perform(name, { Channel: 'Mute/7', ...headers })).toEqual(error(text));
  });

  it('Redirect: a channel that is about to end stays where it is', async () => {
    await start();
    await calls.perform('Hangup', { Channel: one });
    expect(await calls.perform('Redirect', both)).toEqual(error('Redirect failed, channel not up.'));
    const swapped = { ...both, Channel: two, ExtraChannel: one };
    expect(await calls.perform('Redirect', swapped)).toEqual(error('Redirect failed, extra channel not up.'));
  });
});

describe('Hangup', () => {
  it.each([
    ['17', '17'],
    ['', '0'],
    ['999', '0'],
  ])('with Cause %j ends both halves with cause %s', async (Cause, ended) => {
    await start();
    expect(await calls.perform('Hangup', { Channel: one, Cause })).toEqual(success('Channel Hungup'));
    await calls.clock.advance(0);
    expect(calls.events('Hangup')).toMatchObject([
      { Channel: one, Cause: ended },
      { Channel: two, Cause: ended },
    ]);
  });

  it('of an expression lists what it hung up', async () => {
    await start();
    expect(await calls.perform('Hangup', { Channel: '/^Local.*;1$/', ActionID: '5' })).toEqual([
      'Response: Success\r\nActionID: 5\r\nEventList: start\r\nMessage: Channels hung up will follow\r\n',
      `Event: ChannelHungup\r\nChannel: ${one}\r\nActionID: 5\r\n`,
      'Event: ChannelsHungupListComplete\r\nActionID: 5\r\nEventList: Complete\r\nListItems: 1\r\n',
    ]);
  });
});

describe('Redirect', () => {
  it('sends a channel to a label, whatever it does', async () => {
    await start();
    const place = { Context: 'default', Exten: '700', Priority: 'second' };
    expect(await calls.perform('Redirect', { Channel: one, ...place })).toEqual(success('Redirect successful'));
    await calls.clock.advance(0);
    expect(calls.ran(';1').at(-1)).toBe('700,2 Wait(20)');
  });

  it('sends both ends of a call to places of their own', async () => {
    await startBridged();
    const reply = await calls.perform('Redirect', {
      Channel: one,
      ExtraChannel: 'Local/601@default-00000001;1',
      Context: 'default',
      Exten: '700',
      Priority: '1',
      ExtraContext: 'default',
      ExtraExten: '700',
      ExtraPriority: 'second',
    });
    expect(reply).toEqual(success('Dual Redirect successful'));
    await calls.clock.advance(0);
    expect(calls.ran('00000000;1').at(-1)).toBe('700,2 Wait(20)');
    expect(calls.ran('00000001;1').at(-1)).toBe('700,2 AppDial((Outgoing Line))');
    expect(calls.events('BridgeDestroy')).toHaveLength(1);
  });
});

describe('lists', () => {
  it('CoreShowChannels shows every channel with its bridge and age', async () => {
    await startBridged();
    const [reply, ...items] = (await calls.perform('CoreShowChannels')) ?? [];
    expect(reply).toBe('Response: Success\r\nEventList: start\r\nMessage: Channels will follow\r\n');
    expect(items).toHaveLength(5);
    const dialling = items.find((text) => text.includes('Application: Dial'));
    const bridge = calls.kernel.bridges.list()[0]?.uniqueid;
    expect(dialling?.split('\r\n').slice(-5, -1)).toEqual([
      'Application: Dial',
      'ApplicationData: Local/601@default,20',
      'Duration: 00:00:01',
      `BridgeId: ${bridge}`,
    ]);
    expect(items.at(-1)).toContain('ListItems: 4');
  });

  it('Status shows one channel or all, with the variables that are asked for', async () => {
    await startBridged();
    await calls.perform('Setvar', { Channel: one, Variable: 'COLOUR', Value: 'red' });
    const reply = await calls.perform('Status', { Channel: one, Variables: 'COLOUR,EXTEN', ActionID: '3' });
    expect(
      reply?.[1]?.split('\r\n').filter((line) => /^(Variable|Type|Seconds|ActionID|Privilege)/.test(line)),
    ).toEqual([
      'Privilege: Call',
      'Type: Local',
      'Seconds: 1',
      'Variable: COLOUR=red',
      'Variable: EXTEN=610',
      'ActionID: 3',
    ]);
    expect(reply?.[2]).toBe(
      'Event: StatusComplete\r\nActionID: 3\r\nEventList: Complete\r\nListItems: 1\r\nItems: 1\r\n',
    );
    expect(await calls.perform('Status')).toHaveLength(6);
    expect((await calls.perform('Status', { Channel: one, AllVariables: 'true' }))?.[1]).toContain(
      'Variable: COLOUR=red',
    );
  });

  it('CoreShowChannelMap shows whom a channel talks to', async () => {
    await startBridged();
    const reply = (await calls.perform('CoreShowChannelMap', { Channel: one })) ?? [];
    expect(reply.slice(1, -1)).toEqual([
      `Event: CoreShowChannelMap\r\nChannel: ${one}\r\nConnectedChannel: Local/601@default-00000001;1\r\n`,
      `Event: CoreShowChannelMap\r\nChannel: ${one}\r\nConnectedChannel: Local/601@default-00000001;2\r\n`,
    ]);
  });
});

describe('variables and timeouts', () => {
  it('Setvar and Getvar reach a channel or what is global', async () => {
    await start();
    expect(await calls.perform('Setvar', { Channel: one, Variable: 'A', Value: 'b c' })).toEqual(
      success('Variable Set'),
    );
    await calls.perform('Setvar', { Variable: 'A', Value: 'global' });
    expect(await calls.perform('Getvar', { Channel: one, Variable: 'A' })).toEqual([
      'Response: Success\r\nVariable: A\r\nValue: b c\r\n',
    ]);
    expect((await calls.perform('Getvar', { Variable: 'A' }))?.[0]).toContain('Value: global');
    expect((await calls.perform('Getvar', { Channel: one, Variable: 'EXTEN' }))?.[0]).toContain('Value: 601');
    expect((await calls.perform('Getvar', { Channel: one, Variable: 'NONE' }))?.[0]).toContain('Value: \r\n');
  });

  it('AbsoluteTimeout ends the call when its time is up', async () => {
    await start();
    expect(await calls.perform('AbsoluteTimeout', { Channel: one, Timeout: '2' })).toEqual(success('Timeout Set'));
    await calls.clock.advance(1999);
    expect(calls.events('Hangup')).toEqual([]);
    await calls.clock.advance(1);
    expect(calls.events('Hangup')).toHaveLength(2);
  });
});

describe('what is sent into a channel', () => {
  it('PlayDTMF arrives at the other half, as long as it was asked for', async () => {
    await start();
    expect(await calls.perform('PlayDTMF', { Channel: one, Digit: '#5', Duration: '300' })).toEqual(
      success('DTMF successfully queued'),
    );
    await calls.clock.advance(300);
    expect(calls.events('DTMFBegin')).toMatchObject([{ Channel: two, Digit: '#', Direction: 'Received' }]);
    expect(calls.events('DTMFEnd')).toMatchObject([{ Channel: two, Digit: '#', DurationMs: '300' }]);
  });

  it('PlayDTMF with Receive is as if the channel itself had received it', async () => {
    await start();
    await calls.perform('PlayDTMF', { Channel: one, Digit: '7', Receive: 'true' });
    await calls.clock.advance(0);
    expect(calls.events('DTMFBegin')).toEqual([]);
    expect(calls.events('DTMFEnd')).toMatchObject([{ Channel: one, Digit: '7', DurationMs: '0' }]);
  });

  it('SendFlash arrives at the other half', async () => {
    await start();
    expect(await calls.perform('SendFlash', { Channel: one })).toEqual(success('Flash successfully queued'));
    await calls.clock.advance(0);
    expect(calls.events('Flash')).toMatchObject([{ Channel: two }]);
  });

  it('a digit passes through a bridge, and is played whole where it has no beginning', async () => {
    await startBridged();
    await calls.perform('PlayDTMF', { Channel: one, Digit: '7', Receive: 'true' });
    await calls.clock.advance(100);
    const peer = 'Local/601@default-00000001;1';
    expect(
      calls.events('DTMFEnd').map(({ Channel, DurationMs, Direction }) => [Channel, DurationMs, Direction]),
    ).toEqual([
      [one, '0', 'Received'],
      [peer, '100', 'Sent'],
      ['Local/601@default-00000001;2', '100', 'Received'],
    ]);
  });

  it('MuteAudio answers without a message, and PlayMF is taken', async () => {
    await start();
    expect(await calls.perform('MuteAudio', { Channel: one, Direction: 'all', State: 'on' })).toEqual([
      'Response: Success\r\n',
    ]);
    expect(calls.kernel.channels.get(one)?.muted).toEqual({ in: true, out: true });
    expect(await calls.perform('PlayMF', { Channel: one, Digit: '1' })).toEqual(success('MF successfully queued'));
    expect(await calls.perform('SendText', { Channel: one, Message: 'hello' })).toEqual(success('Success'));
    expect(await calls.perform('LocalOptimizeAway', { Channel: one })).toEqual(
      success('Queued channel to be optimized away'),
    );
  });
});

describe('the console', () => {
  it('lists channels in columns, for programs, and as numbers', async () => {
    await startBridged();
    expect((await calls.console('core show channels')).slice(-3)).toEqual([
      '4 active channels',
      '3 active calls',
      '3 calls processed',
    ]);
    expect(await calls.console('core show channels')).toContain(
      `${'Local/601@default-00000001;1'.padEnd(64)} ${'(None)'.padEnd(32)} Up      AppDial((Outgoing Line))      `,
    );
    expect(await calls.console('core show channels concise')).toContainEqual(
      expect.stringMatching(/^Local\/601@default-00000000;2!default!601!2!Up!Wait!30!77!!!3!1!!\d+\.1$/),
    );
    expect(await calls.console('core show calls')).toEqual(['3 active calls', '3 calls processed']);
    expect((await calls.console('core show channels verbose'))[0]).toHaveLength(252);
    expect(await calls.console(`core show channel ${one}`)).toContain(`           Name: ${one}`);
    expect(await calls.console('core show channeltypes')).toContain(
      `Local            ${'Local Proxy Channel Driver'.padEnd(40)} yes           no            yes           no           `,
    );
  });

  it('hangs up, redirects and originates', async () => {
    await start();
    expect(await calls.console('channel request hangup nope')).toEqual(['nope is not a known channel']);
    expect(await calls.console(`channel redirect ${one} default,700,1`)).toEqual([
      `Channel '${one}' successfully redirected to default,700,1`,
    ]);
    await calls.clock.advance(0);
    expect(calls.ran(';1')).toContain('700,1 NoOp(first)');
    expect(await calls.console('channel request hangup all')).toHaveLength(2);
    await calls.clock.advance(0);
    expect(calls.kernel.channels.size).toBe(0);
    await calls.console('channel originate Local/601@default application Wait 5');
    await calls.console('channel originate Local/601@default extension 700@default');
    await calls.clock.advance(600);
    expect(calls.ran(';1').at(-1)).toBe('700,2 Wait(20)');
  });
});
