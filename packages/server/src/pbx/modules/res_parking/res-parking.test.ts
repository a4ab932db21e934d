import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { definition as funcChannel } from '../func_channel/module.js';
import { definition as resMusiconhold } from '../res_musiconhold/module.js';
import { definition as resParking } from './module.js';

const plan = `
[default]
exten => 601,1,Answer()
 same => n,Wait(300)
exten => 620,1,Park(sales)
 same => n,NoOp(after)
exten => 621,1,Park(sales,t(9)c(afterpark,22,1))
exten => 622,1,Park(nope)
 same => n,NoOp(after)
exten => 623,1,Set(CHANNEL(parkinglot)=sales)
 same => n,Park(,r)
exten => 624,1,ParkedCall(sales,801)
exten => 625,1,Set(PARKINGDYNAMIC=sales)
 same => n,Set(PARKINGDYNCONTEXT=dynpark)
 same => n,Set(PARKINGDYNEXTEN=900)
 same => n,Set(PARKINGDYNPOS=901-902)
 same => n,Park(dynlot)
exten => 626,1,Dial(Local/601@default/n,20)
exten => 627,1,ParkAndAnnounce(sales,,missing-sound:PARKED,Local/601@default)
[afterpark]
exten => 22,1,NoOp(came back)
[salesback]
exten => s,1,NoOp(back with \${PARKING_SPACE} \${PARKEDLOT} \${PARKER})
`;

const lots = `
[general]
parkeddynamic = yes
[default]
parkext => 700
parkpos => 701-720
context => parkedcalls
parkinghints = yes
[sales]
parkext => 800
parkext_exclusive = yes
parkpos => 801-802
context => salespark
parkingtime => 5
comebacktoorigin = no
comebackcontext = salesback
findslot = next
parkedcalltransfers = both
parkedcallrecording = caller
`;

let calls: TestCalls;
afterEach(() => calls.close());

const start = async (conf = lots): Promise<void> => {
  calls = await startCalls(plan, [funcChannel]);
  calls.write('res_parking.conf', conf);
  calls.write('musiconhold.conf', '[default]\nmode = files\ndirectory = moh\n');
  calls.kernel.modules.define([resMusiconhold, resParking]);
  await calls.kernel.modules.load('res_musiconhold');
  await calls.kernel.modules.load('res_parking');
};
const into = (exten: string, ms = 600): Promise<void> =>
  calls.originate({ Channel: 'Local/601@default', Context: 'default', Exten: exten, Priority: '1' }, ms);
const waiting = (ms = 600): Promise<void> =>
  calls.originate({ Channel: 'Local/601@default', Application: 'Wait', Data: '300' }, ms);
const channel = (n: number): string => `Local/601@default-${n.toString(16).padStart(8, '0')};1`;
const act = async (name: string, headers: Record<string, string> = {}, ms = 10): Promise<string> => {
  const reply = (await calls.perform(name, headers)) ?? [];
  await calls.clock.advance(ms);
  return reply.join('');
};
const ended = (): readonly string[] =>
  ['UnParkedCall', 'ParkedCallGiveUp', 'ParkedCallTimeOut'].flatMap((name) =>
    calls.events(name).map(({ ParkeeChannel }) => `${name} ${ParkeeChannel}`),
  );
const space = (): string | undefined => calls.events('ParkedCall').at(-1)?.ParkingSpace;

describe('the action Park', () => {
  it('takes a channel out of its application into a holding bridge, with music', async () => {
    await start();
    await waiting();
    expect(await act('Park', { Channel: channel(0), Timeout: '45000' })).toContain('Message: Park successful');
    expect(calls.events('BridgeCreate')).toMatchObject([
      { BridgeType: 'parking', BridgeTechnology: 'holding_bridge', BridgeCreator: 'Parking', BridgeName: 'default' },
    ]);
    expect(calls.events('ParkedCall')).toMatchObject([
      {
        ParkeeChannel: channel(0),
        ParkerDialString: 'Local/601@default',
        Parkinglot: 'default',
        ParkingSpace: '701',
        ParkingTimeout: '45',
      },
    ]);
    expect(calls.events('MusicOnHoldStart')).toMatchObject([{ Channel: channel(0), Class: 'default' }]);
    expect(calls.kernel.deviceStates.get('park:701@parkedcalls')).toBe('INUSE');
    expect(calls.kernel.deviceStates.get('park:702@parkedcalls')).toBe('NOT_INUSE');
    expect(calls.kernel.deviceStates.get('park:1@parkedcalls')).toBe('INVALID');
    expect(calls.kernel.hints.state('701', 'parkedcalls')?.text).toBe('InUse');
  });

  it('tells what is wrong', async () => {
    await start();
    await waiting();
    expect(await act('Park', {})).toContain('Message: Channel not specified');
    expect(await act('Park', { Channel: 'x' })).toContain('Message: Channel does not exist: x');
    for (const Timeout of ['x', '-5'])
      expect(await act('Park', { Channel: channel(0), Timeout })).toContain('Message: Invalid Timeout value.');
    expect(await act('Park', { Channel: channel(0), Parkinglot: 'nope' })).toContain('Message: Park action failed');
    expect(await act('Park', { Channel: channel(0), ParkingSpace: 'abc' })).toContain('Message: Park action failed');
    expect(await act('Park', { Channel: channel(0), AnnounceChannel: 'x' })).toContain(
      'Message: AnnounceChannel does not exist: x',
    );
    expect(calls.events('ParkedCall')).toEqual([]);
    await act('Park', { Channel: channel(0), ParkingSpace: '702' });
    await act('Park', { Channel: channel(0), ParkingSpace: 'abc' });
    expect(ended()).toEqual([]);
    expect(calls.kernel.channels.get(channel(0))?.bridge?.type).toBe('parking');
  });

  it('gives the space wished for, or the next one, and shorter times as a second', async () => {
    await start();
    await waiting();
    await waiting();
    await act('Park', { Channel: channel(0), ParkingSpace: '707' });
    expect(space()).toBe('707');
    await act('Park', { Channel: channel(1), ParkingSpace: '707', Timeout: '500' });
    expect(space()).toBe('708');
    expect(calls.events('ParkedCall').at(-1)?.ParkingTimeout).toBe('1');
  });

  it('takes a call out of a bridge; the other one is hung up', async () => {
    await start();
    await into('626', 1200);
    await act('Park', { Channel: channel(0), TimeoutChannel: 'Local/602@my-office' }, 600);
    expect(calls.events('ParkedCall')).toMatchObject([{ ParkeeChannel: channel(0), ParkerDialString: 'Local/602@my' }]);
    expect(calls.valuesOf('BLINDTRANSFER')).toEqual(['Local/602@my-office', '']);
    expect(calls.events('Hangup').map(({ Channel }) => Channel)).toContain('Local/601@default-00000001;1');
    expect(calls.kernel.channels.get(channel(0))?.bridge?.type).toBe('parking');
  });
});

describe('a parked call', () => {
  it('that nobody fetches calls who parked it', async () => {
    await start();
    await waiting();
    await act('Park', { Channel: channel(0), Timeout: '1500' }, 2000);
    expect(ended()).toEqual([`ParkedCallTimeOut ${channel(0)}`]);
    expect(calls.events('ParkedCallTimeOut')).toMatchObject([
      { ParkeeContext: 'park-dial', ParkeeExten: 'Local_601@default', ParkeePriority: '1', ParkingTimeout: '0' },
    ]);
    expect(calls.valuesOf('PARKER_FLAT')).toEqual(['Local_601@default']);
    expect(calls.ran(channel(0).slice(-10))).toContain('Local_601@default,1 Dial(Local/601@default,30)');
    expect(calls.kernel.deviceStates.get('park:701@parkedcalls')).toBe('NOT_INUSE');
  });

  it('goes to comebackcontext without comebacktoorigin, with its variables and features', async () => {
    await start();
    await into('620', 7000);
    expect(calls.events('ParkedCallTimeOut')).toMatchObject([{ ParkeeContext: 'salesback', ParkeeExten: 's' }]);
    expect(calls.valuesOf('PARKING_SPACE')).toEqual(['801']);
    expect(calls.valuesOf('BRIDGE_FEATURES')).toEqual(['tx']);
    expect(calls.kernel.channels.size).toBe(0);
    expect(calls.clock.pending).toBe(0);
  });

  it('goes to the place that option c names, after the seconds of option t', async () => {
    await start();
    await into('621', 8000);
    expect(ended()).toEqual([]);
    await calls.clock.advance(3000);
    expect(calls.events('ParkedCallTimeOut')).toMatchObject([{ ParkeeContext: 'afterpark', ParkeeExten: '22' }]);
  });

  it('is fetched by ParkedCall, and ends with the one who fetched it', async () => {
    await start();
    await into('620');
    await into('624');
    expect(ended()).toEqual([`UnParkedCall ${channel(0)}`]);
    expect(calls.events('UnParkedCall')).toMatchObject([{ RetrieverChannel: channel(1), ParkingSpace: '801' }]);
    expect(calls.valuesOf('BRIDGEPEER')).toEqual([channel(1), channel(0)]);
    await act('Hangup', { Channel: channel(1) }, 1000);
    expect(calls.kernel.channels.size).toBe(0);
    expect(calls.clock.pending).toBe(0);
  });

  it.each([
    ['hangs up', 'Hangup', {}],
    ['is sent elsewhere', 'Redirect', { Context: 'default', Exten: '601', Priority: '1' }],
    ['is put out', 'BridgeKick', {}],
  ])('is given up when it %s', async (_what, action, headers) => {
    await start();
    await waiting();
    await act('Park', { Channel: channel(0) });
    await act(action, { Channel: channel(0), ...headers }, 100);
    expect(ended()).toEqual([`ParkedCallGiveUp ${channel(0)}`]);
    expect(calls.kernel.channels.get(channel(0)) !== undefined).toBe(action === 'Redirect');
  });

  it('without a limit waits on, and shows none', async () => {
    await start();
    await waiting();
    await act('Park', { Channel: channel(0), Timeout: '0' }, 100_000);
    expect(ended()).toEqual([]);
    expect(await act('ParkedCalls')).toContain('ParkingTimeout: 0\r\nParkingDuration: 100');
  });

  it('is given up and parked anew by a second Park', async () => {
    await start();
    await waiting();
    await act('Park', { Channel: channel(0) });
    await act('Park', { Channel: channel(0), Timeout: '9000' });
    expect(ended()).toEqual([`ParkedCallGiveUp ${channel(0)}`]);
    expect(calls.events('ParkedCall').map(({ ParkingSpace }) => ParkingSpace)).toEqual(['701', '702']);
  });
});

describe('the application', () => {
  it('Park goes on in the dialplan without a lot, or where it is full', async () => {
    await start();
    await into('622');
    expect(calls.ran(channel(0).slice(-10)).at(-1)).toBe('622,2 NoOp(after)');
    for (let n = 0; n < 3; n++) await into('620', 100);
    expect(calls.events('ParkedCall').map(({ ParkingSpace }) => ParkingSpace)).toEqual(['801', '802']);
    expect(calls.ran(channel(3).slice(-10)).at(-1)).toBe('620,2 NoOp(after)');
  });

  it('Park takes the lot of the channel, and rings instead of music with r', async () => {
    await start();
    await into('623');
    expect(calls.events('ParkedCall')).toMatchObject([{ Parkinglot: 'sales' }]);
    expect(calls.events('MusicOnHoldStart')).toEqual([]);
  });

  it('Park makes a dynamic lot out of a template, which stays', async () => {
    await start();
    await into('625');
    expect(calls.events('ParkedCall')).toMatchObject([{ Parkinglot: 'dynlot', ParkingSpace: '901' }]);
    expect(calls.kernel.dialplan.find('dynpark', '902', 1)).toMatchObject({
      application: 'ParkedCall',
      data: 'dynlot,902',
    });
    expect(await calls.console('parking show dynlot')).toContain('  Space               :  901');
    await act('Hangup', { Channel: channel(0) });
    expect(await act('Parkinglots')).toContain('Name: dynlot');
  });

  it('ParkedCall hangs up where there is nothing', async () => {
    await start();
    await into('624', 1000);
    expect(calls.kernel.channels.size).toBe(0);
    expect(calls.logged.some((line) => line.includes('pbx-invalidpark'))).toBe(true);
  });

  it('ParkAndAnnounce calls somebody with PARKEDAT', async () => {
    await start();
    await into('627', 1500);
    expect(calls.valuesOf('_PARKEDAT')).toEqual(['801', '801']);
    expect(calls.logged.some((line) => line.includes('missing-sound'))).toBe(true);
    expect(calls.events('ParkedCall')).toHaveLength(1);
  });
});

describe('res_parking.conf', () => {
  it('gives extensions to lots that have parkext', async () => {
    await start();
    const at = (context: string, exten: string) => calls.kernel.dialplan.find(context, exten, 1);
    expect(at('parkedcalls', '700')).toMatchObject({ application: 'Park', data: '', registrar: 'res_parking' });
    expect(at('salespark', '800')).toMatchObject({ data: 'sales', registrar: 'res_parking/sales' });
    expect(at('salespark', '803')).toBeUndefined();
    expect(calls.kernel.hints.find('701', 'parkedcalls')?.hint).toBe('park:701@parkedcalls');
  });

  it('reloaded keeps calls, changes extensions, and keeps a lot that it lost until its last call ends', async () => {
    await start();
    await into('620');
    calls.write('res_parking.conf', '[default]\nparkpos = 30-40\nparkext = 29\ncontext = c\n');
    expect(await calls.kernel.modules.reload('res_parking')).toBe(0);
    expect(await act('ParkedCalls')).toContain('ParkingSpace: 801');
    expect(await calls.console('parking show sales')).toContain('Enabled             :  no');
    expect(calls.kernel.dialplan.find('c', '30', 1)).toBeDefined();
    expect(calls.kernel.dialplan.find('parkedcalls', '701', 1)).toBeUndefined();
    await act('Hangup', { Channel: channel(0) }, 100);
    expect(await act('ParkedCalls', { ParkingLot: 'sales' })).toContain('Requested parking lot could not be found.');
  });

  it.each([
    ['[default]\nnokey = 1\n', "no key 'nokey'"],
    ['[default]\nparkpos = 9-3\n', "'9-3' is no value for parkpos"],
    ['[default]\nparkingtime = x\n', "'x' is no value for parkingtime"],
    ['[a]\nparkext=1\nparkpos=5-9\ncontext=c\n[b]\nparkext=2\nparkpos=9-12\ncontext=c\n', 'extension 9 of c'],
    [
      '[a]\nparkext=1\nparkpos=5-9\ncontext=c\n[b]\nparkext=1\nparkext_exclusive=yes\nparkpos=20-22\ncontext=c\n',
      'extension 1',
    ],
  ])('with %j is refused, and all stays as it was', async (conf, message) => {
    await start();
    calls.write('res_parking.conf', conf);
    expect(await calls.kernel.modules.reload('res_parking')).not.toBe(0);
    expect(calls.logged.join('\n')).toContain(message);
    expect(await act('Parkinglots')).toContain('Name: sales');
  });

  it('always has a default lot', async () => {
    await start('[general]\n');
    expect(await act('Parkinglots')).toContain('Name: default\r\nStartSpace: 701\r\nStopSpace: 750\r\nTimeout: 45');
    expect((await calls.console('parking show')).slice(0, 5)).toEqual([
      '',
      'Parking General Options',
      '-----------------------',
      'Dynamic Parking     :  no',
      '',
    ]);
    expect(await calls.console('parking show nope')).toEqual(['', "Could not find parking lot 'nope'", '']);
  });
});

it('random parking, fetching, hanging up and waiting never loses a call', async () => {
  const step = fc.record({
    what: fc.constantFrom(
      'Park',
      'Park',
      'ParkShort',
      'Hangup',
      'Redirect',
      'Kick',
      'Fetch',
      'Wait',
      'Destroy',
      'Fetch',
      'Fetch',
    ),
    which: fc.nat(5),
    ms: fc.constantFrom(0, 1, 500, 1000, 3000),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      await start();
      for (let n = 0; n < 3; n++) await waiting(550);
      for (const { what, which, ms } of steps) {
        const names = calls.kernel.channels.list().map(({ name }) => name);
        const Channel = names[which % Math.max(1, names.length)] ?? 'none';
        const place = { Context: 'default', Exten: '601', Priority: '1' };
        const bridge = calls.kernel.bridges.list().at(which)?.uniqueid ?? 'none';
        if (what === 'Park') await calls.perform('Park', { Channel, Parkinglot: 'sales' });
        else if (what === 'ParkShort') await calls.perform('Park', { Channel, Timeout: '1000' });
        else if (what === 'Hangup') await calls.perform('Hangup', { Channel });
        else if (what === 'Redirect') await calls.perform('Redirect', { Channel, ...place });
        else if (what === 'Kick') await calls.perform('BridgeKick', { Channel });
        else if (what === 'Destroy') await calls.perform('BridgeDestroy', { BridgeUniqueid: bridge });
        else if (what === 'Fetch')
          await calls.originate(
            { Channel: 'Local/601@default', Application: 'ParkedCall', Data: which % 2 ? 'sales' : '' },
            550,
          );
        await calls.clock.advance(ms);
      }
      await calls.perform('Hangup', { Channel: '/.*/' });
      await calls.clock.advance(400_000);
      const parked = calls.events('ParkedCall').map(({ ParkeeChannel }) => ParkeeChannel ?? '');
      expect(
        ended()
          .map((line) => line.split(' ')[1])
          .sort(),
      ).toEqual([...parked].sort());
      expect(calls.kernel.channels.size).toBe(0);
      expect(calls.kernel.bridges.list().every(({ type }) => type === 'parking')).toBe(true);
      expect(calls.clock.pending).toBe(0);
      expect(calls.logged.filter((line) => line.startsWith('ERROR pbx.c'))).toEqual([]);
      await calls.close();
    }),
    { numRuns: 25 },
  );
  await start();
}, 60_000);
