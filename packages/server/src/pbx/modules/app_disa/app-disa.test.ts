import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startCaller, type TestCaller } from '../../../testing/keys.js';
import { definition } from './module.js';

let caller: TestCaller;
afterEach(() => caller.close());

const more =
  '[disa]\nexten => 5,1,NoOp(five)\nexten => 512,1,NoOp()\nexten => 77,1,NoOp(there)\n same => n,Wait(9)\n' +
  '[other]\nexten => 77,1,NoOp(other)\n same => n,Wait(9)\nexten => i,1,NoOp(${INVALID_EXTEN})\n same => n,Wait(9)\n';
const call = async (data: string): Promise<void> => {
  caller = await startCaller([`DISA(${data})`, 'NoOp(never)'], [definition], { more });
};
const last = (): string | undefined => caller.steps().at(-1);
const channel = () => caller.kernel.channels.get('Local/line@line-00000000;1');

describe('DISA', () => {
  it.each([
    ['no-password', '77', '77,2 Wait(9)'],
    ['NO-PASSWORD,other', '77', '77,2 Wait(9)'],
    ['no-password,other', '9', 'i,2 Wait(9)'],
    ['43', '43#77', '77,2 Wait(9)'],
    ['no-password,,,,p', '5#', '5,1 NoOp(five)'],
  ])('(%s) goes where %s leads', async (data, keys, step) => {
    await call(data);
    await caller.press(keys);
    expect(last()).toBe(step);
  });

  it('makes the password the account, and the call that of another caller', async () => {
    await call('43,other,"Ann" <301>');
    await caller.press('43#77');
    expect(channel()).toMatchObject({ accountCode: '43', callerId: { num: '301', name: 'Ann' } });
    expect(
      caller
        .story()
        .slice(-4)
        .map((text) => text.split(' ')[0]),
    ).toEqual(['NewCallerid', 'NewAccountCode', 'Newexten', 'Newexten']);
  });

  it.each([
    ['43', '99#'],
    ['43', '#'],
    ['no-password', '9'],
  ])('(%s) lets the caller hear for ten seconds that %s is wrong', async (data, keys) => {
    await call(data);
    await caller.press(keys, 9900);
    expect(channel()).toBeDefined();
    await caller.clock.advance(200);
    expect(channel()).toBeUndefined();
    expect(caller.valuesOf('INVALID_EXTEN')).toEqual(data === '43' ? [] : ['9']);
  });

  it.each([
    ['no-password', '', 10_000],
    ['no-password', '5', 5000],
    ['43', '', 10_000],
    ['43', '4', 5000],
  ])('(%s) waits no longer than TIMEOUT() says behind %j', async (data, keys, ms) => {
    await call(data);
    await caller.press(keys, ms + 9900);
    expect(channel()).toBeDefined();
    await caller.clock.advance(200);
    expect(channel()).toBeUndefined();
  });

  it('takes passwords, contexts and callers from a file', async () => {
    caller = await startCaller(['Wait(1)', 'DISA(${FILE_OF_PINS})'], [definition], { more });
    const file = join(caller.folder, 'pins');
    writeFileSync(file, '; comment\n# another\n\n11\n22,other,Bob <5>\n');
    caller.kernel.globals.set('FILE_OF_PINS', file);
    await caller.clock.advance(1500);
    await caller.press('22#');
    await caller.clock.advance(100);
    await caller.press('77', 10);
    expect(channel()).toMatchObject({ context: 'other', accountCode: '22', callerId: { name: 'Bob', num: '5' } });
  });

  it('ends without a file that can be read, and without arguments', async () => {
    await call('/no/such/file');
    await caller.press('1#', 100);
    expect(channel()).toBeUndefined();
    await caller.close();
    await call('');
    expect(channel()).toBeUndefined();
  });

  it('ends when the caller hangs up at any time', async () => {
    for (const keys of ['', '4', '43#', '43#7']) {
      await call('43');
      await caller.press(keys);
      await caller.hangUp();
      expect(caller.kernel.channels.size).toBe(0);
      await caller.close();
    }
    await call('');
  });
});
