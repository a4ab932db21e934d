import { afterEach, describe, expect, it } from 'vitest';
import { startCaller, type TestCaller } from '../../../testing/keys.js';
import { definition as callerIds } from '../func_callerid/module.js';
import { definition } from './module.js';

let caller: TestCaller;
afterEach(() => caller.close());

const read = async (data: string, sounds: readonly string[] = []): Promise<void> => {
  caller = await startCaller([`Read(${data})`, 'NoOp(end)', 'Wait(99)'], [definition], { sounds });
};
/** The values of the variable, and the last status. */
const told = (): readonly (string | undefined)[] => [...caller.valuesOf('v'), caller.valuesOf('READSTATUS').at(-1)];

describe('Read', () => {
  it.each([
    ['v,,2', '12', '12'],
    ['v,,4', '12#', '12'],
    ['v,,4,t(*)', '1#2*', '1#2'],
    ['v,,1,t()', '#', '#'],
    ['v,,4,e', '#', '#'],
    ['v,,4,e', '1#', '1'],
    ['v,,3,et(5)', '5', '5'],
    ['v,,4', '#', ''],
    ['v,,0', '123456789#', '123456789'],
    ['v,,300', '1#', '1'],
  ])('(%s) takes %s as %j', async (data, keys, value) => {
    await read(data);
    await caller.press(keys);
    expect(told()).toEqual([value, 'OK']);
    expect(caller.steps()).toContain('2 NoOp(end)');
  });

  it('says so first that there is nothing yet', async () => {
    await read('v,,2');
    expect(caller.valuesOf('READSTATUS')).toEqual(['ERROR']);
  });

  it('waits as long as it is told, for each digit and as often as is wanted', async () => {
    await read('v,,4,,3,1.5');
    await caller.clock.advance(1490);
    expect(told()).toEqual(['ERROR']);
    await caller.clock.advance(3100);
    expect(told()).toEqual(['', '', '', 'TIMEOUT']);
    await caller.close();
    await read('v,,4,,3,1.5');
    await caller.press('1', 1000);
    await caller.press('2', 1600);
    expect(told()).toEqual(['12', 'TIMEOUT']);
  });

  it('waits as long as TIMEOUT() says otherwise', async () => {
    await read('v,,4');
    await caller.clock.advance(9900);
    await caller.press('1', 4900);
    expect(told()).toEqual(['ERROR']);
    await caller.clock.advance(200);
    expect(told()).toEqual(['1', 'TIMEOUT']);
  });

  it('takes digits while sounds are played, which end with the first', async () => {
    await read('v,one&two,2', ['one', 'two']);
    await caller.clock.advance(1500);
    await caller.press('12');
    expect(told()).toEqual(['12', 'OK']);
  });

  it('counts its time from the end of the sounds', async () => {
    await read('v,one&two,2,,1,1', ['one', 'two']);
    await caller.clock.advance(2900);
    expect(told()).toEqual(['ERROR']);
    await caller.clock.advance(200);
    expect(told()).toEqual(['', 'TIMEOUT']);
  });

  it('ends at once where a sound or a tone is missing', async () => {
    await read('v,nothing,2,,3');
    expect(told()).toEqual(['', 'ERROR']);
    await caller.close();
    await read('v,nothing,2,i,3');
    expect(told()).toEqual(['', 'ERROR']);
  });

  it('asks by a tone with i', async () => {
    await read('v,dial,3,i');
    await caller.press('123');
    expect(told()).toEqual(['123', 'OK']);
  });

  it('keeps what there is when the caller hangs up or is sent elsewhere', async () => {
    await read('v,,2');
    await caller.press('1');
    await caller.hangUp();
    expect(told()).toEqual(['1', 'HANGUP']);
  });

  it('without a variable, and with s on a channel that is not up, does nothing', async () => {
    await read('');
    expect(told()).toEqual(['ERROR']);
    await caller.close();
    caller = await startCaller(['Wait(9)'], [definition], {
      more: '[off]\nexten => s,1,Read(v,,,s)\n same => n,Wait(9)\n',
    });
    await caller.originate({ Channel: 'Local/s@off/n', Application: 'Wait', Data: '9' }, 10);
    expect(told()).toEqual(['', 'SKIPPED']);
  });

  it('writes functions too', async () => {
    caller = await startCaller(['Read(CALLERID(name),,2)', 'Wait(9)'], [definition, callerIds]);
    await caller.press('12', 100);
    expect(caller.kernel.channels.get('Local/line@line-00000000;1')?.callerId.name).toBe('12');
  });
});
