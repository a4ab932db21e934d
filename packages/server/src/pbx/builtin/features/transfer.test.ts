import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { definition as bridgeFeatures } from '../../modules/bridge_builtin_features/module.js';

const plan = `
[default]
exten => a,1,Answer()
 same => n,Wait(300)
exten => b,1,Answer()
 same => n,Wait(300)
exten => 1,1,Dial(Local/b@default/n,15,tThHg)
 same => n,NoOp(alone)
exten => 2,1,Answer()
 same => n,Wait(300)
exten => 3,1,Ringing()
 same => n,Wait(300)
exten => 4,1,Busy(3)
exten => 5,1,Ringing()
 same => n,Wait(3)
 same => n,Answer()
 same => n,Wait(300)
exten => 6,1,Set(GOTO_ON_BLINDXFR=default^7^1)
 same => n,Dial(Local/b@default/n,15,T)
exten => 7,1,NoOp(after)
 same => n,Wait(5)
`;
const conf = `[general]
transferannouncesound =
transferdigittimeout = 2
atxfernoanswertimeout = 5
atxferloopdelay = 1
atxfercallbackretries = 1
featuredigittimeout = 500
[featuremap]
blindxfer = #1
atxfer = *2
disconnect = *0
[applicationmap]
own = #9,self,Set(WHO=\${DYNAMIC_FEATURENAME})
peer = #8,peer,Set(WHO=other)
[crew]
own = #7
`;

let calls: TestCalls;
afterEach(() => calls.close());

const caller = 'Local/a@default-00000000;1';
const callee = 'Local/b@default-00000001;1';

const start = async (exten = '1', headers: Readonly<Record<string, string>> = {}): Promise<void> => {
  calls = await startCalls(plan, [bridgeFeatures]);
  calls.write('features.conf', conf);
  await calls.kernel.modules.reload('features');
  const place = { Context: 'default', Exten: exten, Priority: '1' };
  await calls.originate({ Channel: 'Local/a@default/n', ...place, ...headers }, 200);
};
const press = async (channel: string, digits: string, ms = 300): Promise<void> => {
  for (const digit of digits) {
    calls.kernel.channels.get(channel)?.queueFrame({ type: 'digitEnd', digit, ms: 80 });
    await calls.clock.advance(50);
  }
  await calls.clock.advance(ms);
};
const reply = async (action: string, headers: Readonly<Record<string, string>>): Promise<string> =>
  (await calls.perform(action, headers))?.join('') ?? '';
const hangUp = async (Channel: string, ms = 300): Promise<void> => {
  await calls.perform('Hangup', { Channel });
  await calls.clock.advance(ms);
};
/** Who talks to whom, by bridge. */
const together = (): readonly (readonly string[])[] =>
  calls.kernel.bridges.list().map(({ channels }) => channels.map(({ name }) => name.replace(/@.*;/, ';')));

describe('a blind transfer', () => {
  it('by BlindTransfer of several to an extension that is not there fails, and they stay', async () => {
    await start();
    await calls.originate({ Channel: 'Local/a@default/n', Application: 'Wait', Data: '300' }, 200);
    const third = calls.kernel.channels.get('Local/a@default-00000002;1');
    const { bridge } = calls.kernel.channels.get(callee) ?? {};
    third?.detour(
      () => bridge?.join(third) ?? Promise.resolve(),
      () => {},
    );
    await calls.clock.advance(100);
    expect(bridge?.channels).toHaveLength(3);
    expect(await reply('BlindTransfer', { Channel: callee, Exten: '404', Context: 'default' })).toContain(
      'Message: Transfer failed',
    );
    await calls.clock.advance(100);
    expect(bridge?.channels).toHaveLength(3);
  });

  it('by BlindTransfer sends the other one to the extension and lets the one who transfers go', async () => {
    await start();
    expect(await reply('BlindTransfer', { Channel: callee, Exten: '2', Context: 'default' })).toContain(
      'Transfer succeeded',
    );
    await calls.clock.advance(100);
    expect(calls.events('BlindTransfer')).toMatchObject([
      { Result: 'Success', TransfererChannel: callee, TransfereeChannel: caller, IsExternal: 'Yes', Extension: '2' },
    ]);
    expect(calls.valuesOf('BLINDTRANSFER')).toEqual([caller, callee]);
    expect(calls.kernel.channels.get(callee)).toBeUndefined();
    expect(calls.ran('00000000;1').at(-1)).toBe('2,2 Wait(300)');
  });

  it.each([
    [{ Exten: '2' }, 'No channel specified'],
    [{ Channel: caller }, 'No extension specified'],
    [{ Channel: 'Local/none', Exten: '2' }, 'Channel specified does not exist'],
  ])('by BlindTransfer with %o is refused', async (headers, text) => {
    await start();
    expect(await reply('BlindTransfer', headers)).toContain(text);
  });

  it('of somebody who is in no call is invalid', async () => {
    await start('2');
    expect(await reply('BlindTransfer', { Channel: caller, Exten: '2' })).toContain('Transfer invalid');
    expect(calls.events('BlindTransfer')).toMatchObject([{ Result: 'Invalid', TransfererChannel: caller }]);
  });

  it('by digits goes where they say; until then the other one is on hold', async () => {
    await start();
    await press(caller, '#1');
    expect(calls.events('Hold')).toMatchObject([{ Channel: caller }]);
    await press(caller, '2');
    expect(calls.events('Unhold')).toMatchObject([{ Channel: caller }]);
    expect(calls.events('BlindTransfer')).toMatchObject([{ IsExternal: 'No', TransfererChannel: caller }]);
    expect(calls.ran('00000001;1').at(-1)).toBe('2,2 Wait(300)');
    expect(calls.ran('00000000;1').at(-1)).toBe('1,2 NoOp(alone)');
  });

  it('to nowhere may be dialled again, three times in all', async () => {
    await start();
    await press(caller, '#199');
    expect(calls.events('Unhold')).toEqual([]);
    await press(caller, '9');
    expect(calls.events('Unhold')).toHaveLength(1);
    expect(together()).toHaveLength(1);
  });

  it('is given up when nothing is dialled', async () => {
    await start();
    await press(caller, '#1', 6500);
    expect(calls.events('Unhold')).toHaveLength(1);
  });

  it('sends the one who transfers to GOTO_ON_BLINDXFR', async () => {
    await start('6');
    await press(caller, '#12');
    expect(calls.ran('00000000;1').at(-1)).toBe('7,2 Wait(5)');
  });

  it('out of a call of three brings the extension to those who stay', async () => {
    await start();
    await press(callee, '*22');
    await press(callee, '*3');
    await calls.perform('BlindTransfer', { Channel: callee, Exten: '2', Context: 'default' });
    await calls.clock.advance(200);
    expect(together()).toEqual([['Local/a;1', 'Local/2;1', 'Local/2;1']]);
    expect(calls.events('BridgeEnter').at(-1)?.SwapUniqueid).toBeDefined();
  });
});

describe('an attended transfer', () => {
  it.each([
    [{ Exten: '2' }, 'No channel specified'],
    [{ Channel: caller }, 'No extension specified'],
    [{ Channel: 'Local/none', Exten: '2' }, 'Channel specified does not exist'],
  ])('by Atxfer with %o is refused', async (headers, text) => {
    await start();
    expect(await reply('Atxfer', headers)).toContain(text);
  });

  it('by Atxfer needs a code', async () => {
    await start();
    calls.kernel.features.configure({
      ...calls.kernel.features.config,
      map: { ...calls.kernel.features.config.map, atxfer: '' },
    });
    expect(await reply('Atxfer', { Channel: caller, Exten: '2' })).toContain('No attended transfer feature code found');
  });

  it('CancelAtxfer is refused without a channel', async () => {
    await start();
    expect(await reply('CancelAtxfer', {})).toContain('No channel specified');
    expect(await reply('CancelAtxfer', { Channel: 'none' })).toContain('Channel specified does not exist');
    calls.kernel.features.configure({
      ...calls.kernel.features.config,
      settings: { ...calls.kernel.features.config.settings, abort: '' },
    });
    expect(await reply('CancelAtxfer', { Channel: caller })).toContain('No disconnect feature code found');
  });

  it('is completed when the one who transfers hangs up', async () => {
    await start();
    expect(await reply('Atxfer', { Channel: callee, Exten: '2', Context: 'default' })).toContain('successfully queued');
    await calls.clock.advance(300);
    expect(together()).toEqual([['Local/a;1'], ['Local/2;1', 'Local/b;1']]);
    await hangUp(callee);
    expect(together()).toEqual([['Local/a;1', 'Local/2;1']]);
    expect(calls.events('AttendedTransfer')).toMatchObject([
      { Result: 'Success', DestType: 'Bridge', TransfereeChannel: caller, OrigTransfererChannel: callee },
    ]);
    expect(calls.events('BridgeMerge')).toHaveLength(1);
    await hangUp(caller);
    expect(calls.kernel.bridges.list()).toEqual([]);
  });

  it('is completed by its code', async () => {
    await start();
    await press(callee, '*22');
    await press(callee, '*2');
    expect(together()).toEqual([['Local/a;1', 'Local/2;1']]);
    expect(calls.kernel.channels.get(callee)).toBeUndefined();
  });

  it('that is cancelled brings the two together again', async () => {
    await start();
    await press(callee, '*22');
    await calls.perform('CancelAtxfer', { Channel: callee });
    await calls.clock.advance(300);
    expect(together()).toEqual([['Local/a;1', 'Local/b;1']]);
    expect(calls.events('AttendedTransfer')).toEqual([]);
    await hangUp(caller);
    expect(calls.kernel.bridges.list()).toEqual([]);
  });

  it.each([
    ['is busy', '4', 300],
    ['does not answer in time', '3', 6000],
  ])('goes back when the target %s', async (_, exten, ms) => {
    await start();
    await press(callee, `*2${exten}`, ms);
    expect(together()).toEqual([['Local/a;1', 'Local/b;1']]);
    expect(calls.events('Unhold')).toMatchObject([{ Channel: callee }]);
  });

  it('lets all three talk', async () => {
    await start();
    await press(callee, '*22');
    await press(callee, '*3');
    expect(together()).toEqual([['Local/a;1', 'Local/2;1', 'Local/b;1']]);
    expect(calls.events('AttendedTransfer')).toMatchObject([{ DestType: 'Threeway', DestTransfererChannel: callee }]);
    await hangUp(callee);
    expect(together()).toEqual([['Local/a;1', 'Local/2;1']]);
  });

  it('changes between the two others', async () => {
    await start();
    await press(callee, '*22');
    await press(callee, '*4');
    expect(together()).toEqual([['Local/a;1', 'Local/b;1'], ['Local/2;1']]);
    await press(callee, '*4');
    expect(together()).toEqual([['Local/a;1'], ['Local/2;1', 'Local/b;1']]);
  });

  it('ends for all when the one who waits hangs up before the target answers', async () => {
    await start();
    await press(callee, '*23');
    await hangUp(caller);
    expect(calls.events('AttendedTransfer')).toMatchObject([{ Result: 'Fail', DestType: 'Fail' }]);
    expect([...calls.kernel.channels.all()]).toEqual([]);
  });

  it('becomes a call of two when the one who waits hangs up later', async () => {
    await start();
    await press(callee, '*22');
    await hangUp(caller);
    expect(together()).toEqual([['Local/2;1', 'Local/b;1']]);
    await hangUp(callee);
    expect([...calls.kernel.channels.all()]).toEqual([]);
  });

  it('hands over a target that still rings, which may answer then', async () => {
    await start();
    await press(callee, '*25');
    await hangUp(callee);
    expect(calls.events('AttendedTransfer')).toMatchObject([{ Result: 'Success' }]);
    await calls.clock.advance(4000);
    expect(together()).toEqual([['Local/a;1', 'Local/5;1']]);
    await hangUp(caller);
    expect(calls.kernel.bridges.list()).toEqual([]);
  });

  it('calls the one who transferred back when a target that was handed over does not answer', async () => {
    await start();
    await press(callee, '*23');
    await hangUp(callee, 6000);
    expect(together()).toEqual([['Local/a;1', 'Local/b;1']]);
    expect(calls.events('DialBegin').at(-1)).toMatchObject({ DestChannel: 'Local/b@default-00000003;1' });
  });
});

describe('the log of channel events', () => {
  it('tells of transfers, of an attended one though the one who transferred is gone', async () => {
    await start();
    const told: string[] = [];
    calls.kernel.channelEventLog.register({
      name: 'test',
      report: ({ type, channel }) => told.push(`${type} ${channel}`),
    });
    calls.kernel.channelEventLog.configure({
      enable: true,
      events: new Set(['ATTENDEDTRANSFER', 'BLINDTRANSFER']),
      apps: new Set(),
      dateFormat: '',
    });
    await press(callee, '*22');
    await hangUp(callee);
    await calls.perform('BlindTransfer', { Channel: caller, Exten: '2', Context: 'default' });
    expect(told).toEqual([`ATTENDEDTRANSFER ${callee}`, `BLINDTRANSFER ${caller}`]);
  });
});

describe('other codes', () => {
  it('end the call of the one who presses', async () => {
    await start();
    await press(callee, '*0');
    expect(together()).toEqual([]);
    expect(calls.ran('00000000;1').at(-1)).toBe('1,2 NoOp(alone)');
  });

  it('that are none go to the other one, at once or when the time of a code is up', async () => {
    await start();
    await press(caller, '5');
    const far = 'Local/b@default-00000001;2';
    const heard = () => calls.events('DTMFEnd').flatMap(({ Channel, Digit }) => (Channel === far ? [Digit] : []));
    expect(heard()).toEqual(['5']);
    await press(caller, '#', 2000);
    expect(heard()).toEqual(['5', '#']);
    await press(caller, '*7', 2000);
    expect(heard()).toEqual(['5', '#', '*', '7']);
  });

  it.each([
    ['own', '#9', caller, 'own'],
    ['peer', '#8', callee, 'other'],
    ['crew', '#7', caller, 'own'],
  ])('of DYNAMIC_FEATURES=%s run an application', async (name, code, on, value) => {
    await start('1', { Variable: `DYNAMIC_FEATURES=${name}` });
    await press(caller, code);
    expect(calls.kernel.channels.get(on)?.variables.get('WHO')).toBe(value);
  });
});
