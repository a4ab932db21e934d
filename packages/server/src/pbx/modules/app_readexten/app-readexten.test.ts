import { afterEach, describe, expect, it } from 'vitest';
import { startCaller, type TestCaller } from '../../../testing/keys.js';
import { definition } from './module.js';

let caller: TestCaller;
afterEach(() => caller.close());

const more = '[numbers]\nexten => 5,1,NoOp()\nexten => 512,1,NoOp()\nexten => _44X,1,NoOp()\nexten => 77,1,NoOp()\n';
const read = async (data: string, sounds: readonly string[] = []): Promise<void> => {
  caller = await startCaller([`ReadExten(${data})`, 'NoOp(end)', 'Wait(99)'], [definition], { more, sounds });
};
const told = () => ['v', 'INVALID_EXTEN', 'READEXTENSTATUS'].map((name) => caller.valuesOf(name).join());

describe('ReadExten', () => {
  it.each([
    ['v,,numbers', '77', ['77', '', 'OK']],
    ['v,,numbers', '512', ['512', '', 'OK']],
    ['v,,numbers', '440', ['440', '', 'OK']],
    ['v,,numbers,p', '5#', ['5', '', 'OK']],
    ['v,,numbers', '9', ['i', '9', 'INVALID']],
    ['v,,numbers', '5#', ['5', '', 'OK']],
    ['v,,numbers', '#', ['i', '', 'INVALID']],
    ['v,dial,numbers,i', '77', ['77', '', 'OK']],
    ['v,nothing,numbers', '77', ['77', '', 'OK']],
    ['v,nothing,numbers,i', '77', ['77', '', 'OK']],
  ])('(%s) takes %s', async (data, keys, expected) => {
    await read(data);
    await caller.press(keys);
    expect(told()).toEqual(expected);
    expect(caller.steps()).toContain('2 NoOp(end)');
  });

  it('takes what there is when the time is up', async () => {
    await read('v,,numbers,,2');
    await caller.press('5', 4900);
    expect(told()).toEqual(['', '', '']);
    await caller.clock.advance(200);
    expect(told()).toEqual(['5', '', 'OK']);
    await caller.close();
    await read('v,,numbers');
    await caller.press('44', 5100);
    expect(told()).toEqual(['i', '44', 'INVALID']);
    await caller.close();
    await read('v,,numbers,,2');
    await caller.clock.advance(2100);
    expect(told()).toEqual(['t', '', 'TIMEOUT']);
  });

  it('takes digits while the sound is played', async () => {
    await read('v,one,numbers', ['one']);
    await caller.clock.advance(500);
    await caller.press('77');
    expect(told()).toEqual(['77', '', 'OK']);
  });

  it('sets nothing but the status when the caller hangs up, or without a variable', async () => {
    await read('v,,numbers');
    await caller.press('5');
    await caller.hangUp();
    expect(told()).toEqual(['', '', 'HANGUP']);
    await caller.close();
    await read('');
    expect(told()).toEqual(['', '', 'ERROR']);
  });

  it('with s does nothing on a channel that is not up', async () => {
    caller = await startCaller(['Wait(9)'], [definition], { more: '[off]\nexten => s,1,ReadExten(v,,,s)\n' });
    await caller.originate({ Channel: 'Local/s@off/n', Application: 'Wait', Data: '9' }, 10);
    expect(told()).toEqual(['', '', 'SKIP']);
  });
});
