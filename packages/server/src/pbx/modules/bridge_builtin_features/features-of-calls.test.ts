import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { definition as appAttendedTransfer } from '../app_attended_transfer/module.js';
import { definition as appBlindTransfer } from '../app_blind_transfer/module.js';
import { definition as appMixmonitor } from '../app_mixmonitor/module.js';
import { definition as appTransfer } from '../app_transfer/module.js';
import { definition as resMonitor } from '../res_monitor/module.js';
import { definition as resParking } from '../res_parking/module.js';
import { definition } from './module.js';

const plan = `
[default]
exten => a,1,Answer()
 same => n,Wait(300)
exten => b,1,Answer()
 same => n,Wait(300)
exten => 1,1,Dial(Local/b@default/n,15,kKwWxX)
exten => 2,1,BlindTransfer(1)
exten => 3,1,BlindTransfer()
exten => 4,1,AttendedTransfer(1)
exten => 5,1,Transfer(Local/1)
exten => 6,1,Transfer(SIP/1)
exten => 7,1,AttendedTransfer()
`;

let calls: TestCalls;
afterEach(() => calls.close());
const caller = 'Local/a@default-00000000;1';
const callee = 'Local/b@default-00000001;1';

const start = async (exten = '1'): Promise<void> => {
  calls = await startCalls(plan, [
    definition,
    appAttendedTransfer,
    appBlindTransfer,
    appMixmonitor,
    appTransfer,
    resMonitor,
    resParking,
  ]);
  calls.write('res_parking.conf', '[default]\nparkext = 700\nparkpos = 701-702\ncontext = parkedcalls\n');
  await calls.perform('ModuleLoad', { Module: 'res_parking', LoadType: 'load' });
  await calls.kernel.modules.load('res_parking');
  calls.write('features.conf', '[featuremap]\nparkcall = #7\nautomon = *6\nautomixmon = *5\n');
  await calls.kernel.modules.reload('features');
  const place = { Context: 'default', Exten: exten, Priority: '1', CallerID: '101' };
  await calls.originate({ Channel: 'Local/a@default/n', ...place }, 200);
};
const press = async (channel: string, digits: string): Promise<void> => {
  for (const digit of digits) calls.kernel.channels.get(channel)?.queueFrame({ type: 'digitEnd', digit, ms: 80 });
  await calls.clock.advance(200);
};

describe('codes of a call', () => {
  it('park the other one', async () => {
    await start();
    await press(callee, '#7');
    expect(calls.events('ParkedCall')).toMatchObject([
      { ParkeeChannel: caller, ParkerDialString: 'Local/b@default', ParkingSpace: '701' },
    ]);
    expect(calls.kernel.channels.get(callee)).toBeUndefined();
  });

  it('park the other one by a transfer to an extension that parks', async () => {
    await start();
    await calls.perform('BlindTransfer', { Channel: callee, Exten: '700', Context: 'parkedcalls' });
    await calls.clock.advance(100);
    expect(calls.events('ParkedCall')).toMatchObject([{ ParkeeChannel: caller }]);
    expect(calls.events('BlindTransfer')).toMatchObject([{ Result: 'Success', Extension: '700' }]);
  });

  it.each([
    ['*5', 'MixMonitor', 'TOUCH_MIXMONITOR_OUTPUT', /^auto-\d+-1-101\.wav$/],
    ['*6', 'Monitor', 'TOUCH_MONITOR_OUTPUT', /^auto-\d+-1-101$/],
  ])('%s begins and ends a recording of the other one', async (code, what, variable, name) => {
    await start();
    await press(callee, code);
    expect(calls.events(`${what}Start`)).toMatchObject([{ Channel: caller }]);
    expect(calls.valuesOf(variable)).toEqual([expect.stringMatching(name), expect.stringMatching(name)]);
    await press(callee, code);
    expect(calls.events(`${what}Stop`)).toMatchObject([{ Channel: caller }]);
  });
});

describe('applications that transfer', () => {
  it.each([
    ['2', 'BLINDTRANSFERSTATUS', 'INVALID'],
    ['3', 'BLINDTRANSFERSTATUS', 'FAILURE'],
    ['4', 'ATTENDEDTRANSFERSTATUS', 'NOTPERMITTED'],
    ['7', 'ATTENDEDTRANSFERSTATUS', 'FAILURE'],
    ['5', 'TRANSFERSTATUS', 'UNSUPPORTED'],
    ['6', 'TRANSFERSTATUS', 'FAILURE'],
  ])('of extension %s end with %s=%s outside of a call', async (exten, variable, status) => {
    await start(exten);
    expect(calls.valuesOf(variable)).toEqual([status]);
  });
});
