import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { definition as cel } from '../../builtin/cel/module.js';
import { definition as appCelgenuserevent } from '../app_celgenuserevent/module.js';
import { definition as celManager } from './module.js';

const plan = `[default]
exten => 1,1,Answer()
 same => n,CELGenUserEvent(mine,with, "more")
 same => n,CELGenUserEvent()
 same => n,Wait(1)
 same => n,Hangup(21)
exten => 2,1,Dial(Local/1@default/n)
`;

let calls: TestCalls;
afterEach(() => calls.close());

const start = async (general: string, manager = 'enabled=yes'): Promise<void> => {
  calls = await startCalls(plan, [cel, celManager, appCelgenuserevent]);
  calls.write('cel.conf', `[general]\nenable=yes\n${general}\n[manager]\n${manager}\n`);
  await calls.kernel.modules.reload('cel');
  await calls.kernel.modules.reload('cel_manager');
};
const call = (exten: string): Promise<void> =>
  calls.originate({ Channel: `Local/${exten}@default/n`, Application: 'Wait', Data: '9', CallerID: 'A <5>' }, 9000);
const seen = (end: string): readonly string[] =>
  calls.events('CEL').flatMap(({ EventName = '', Channel = '' }) => (Channel.endsWith(end) ? [EventName] : []));

describe('channel events', () => {
  it('tell the life of a channel in order', async () => {
    await start('events=ALL\napps=wait');
    await call('1');
    expect(seen(';2')).toEqual(['CHAN_START', 'ANSWER', 'mine', 'APP_START', 'APP_END', 'HANGUP', 'CHAN_END']);
    expect(seen(';1')).toEqual(['CHAN_START', 'ANSWER', 'APP_START', 'APP_END', 'HANGUP', 'CHAN_END', 'LINKEDID_END']);
    expect(calls.events('CEL').find(({ EventName }) => EventName === 'HANGUP')).toMatchObject({
      Extra: '{"hangupcause":21,"hangupsource":"dialplan/builtin","dialstatus":""}',
      CallerIDnum: '5',
      Application: '',
    });
  });

  it('tell of bridges with the others in them, and how the call of the caller ended', async () => {
    await start('events=BRIDGE_ENTER,BRIDGE_EXIT,HANGUP');
    await call('2');
    const enters = calls.events('CEL').filter(({ EventName }) => EventName === 'BRIDGE_ENTER');
    expect(enters.map(({ Channel, Peer }) => [Channel, Peer])).toEqual([
      ['Local/1@default-00000001;1', ''],
      ['Local/2@default-00000000;2', 'Local/1@default-00000001;1'],
    ]);
    expect(enters[0]?.Extra).toMatch(/^\{"bridge_id":"[0-9a-f-]{36}","bridge_technology":"simple_bridge"\}$/);
    const hangup = calls
      .events('CEL')
      .find(({ Channel, EventName }) => EventName === 'HANGUP' && Channel === 'Local/2@default-00000000;2');
    expect(hangup?.Extra).toContain('"dialstatus":"ANSWER"');
  });

  it('come for the kinds that are asked for alone', async () => {
    await start('events=CHAN_START,nonsense');
    await call('1');
    expect(calls.events('CEL').map(({ EventName }) => EventName)).toEqual(['CHAN_START', 'CHAN_START']);
    expect(calls.logged).toContain("WARNING cel: cel.conf: there are no channel events of the kind 'nonsense'");
  });

  it("tell the dialplan's own events by their name, or as USER_DEFINED", async () => {
    await start('events=USER_DEFINED', 'enabled=yes\nshow_user_defined=yes');
    await call('1');
    expect(calls.events('CEL')).toMatchObject([
      { EventName: 'USER_DEFINED', UserDefType: 'mine', Extra: '{"extra":"with, \\"more\\""}' },
    ]);
  });

  it('cost nothing and tell nothing where nobody takes them', async () => {
    await start('events=ALL', 'enabled=no');
    expect(calls.kernel.callObservers.all).toEqual([]);
    await call('1');
    expect(calls.events('CEL')).toEqual([]);
    expect(await calls.console('cel show status')).toContain('CEL Tracking Event: ALL');
  });

  it('are shown by the console with their applications and takers', async () => {
    await start('events=CHAN_START,HANGUP,APP_END\napps=dial,answer');
    expect(await calls.console('cel show status')).toEqual([
      'CEL Logging: Enabled',
      'CEL Tracking Event: CHAN_START',
      'CEL Tracking Event: HANGUP',
      'CEL Tracking Event: APP_END',
      'CEL Tracking Application: answer',
      'CEL Tracking Application: dial',
      'CEL Event Subscriber: Manager Event Logging',
    ]);
  });

  it('are none where applications are listed but not among the events', async () => {
    await start('events=CHAN_START,HANGUP\napps=dial');
    expect(await calls.console('cel show status')).toEqual(['CEL Logging: Disabled']);
    expect(calls.logged.join()).toContain('neither APP_START nor APP_END is among the events');
  });
});
