import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startCaller, type TestCaller } from '../../../testing/keys.js';
import { definition } from './module.js';

let caller: TestCaller;
afterEach(() => caller.close());

const sounds = ['agent-pass', 'auth-incorrect', 'auth-thankyou', 'prompt'];
const ask = async (data: string, has = sounds): Promise<void> => {
  caller = await startCaller([`Authenticate(${data})`, 'NoOp(in)', 'Wait(99)'], [definition], { sounds: has });
};
const isIn = (): boolean => caller.steps().includes('2 NoOp(in)');
const account = (): string | undefined => caller.kernel.channels.get('Local/line@line-00000000;1')?.accountCode;

describe('Authenticate', () => {
  it.each([
    ['1234', '1234#'],
    ['1234,,4', '1234'],
    ['1234,,,prompt', '1234#'],
    ['', ''],
  ])('(%s) lets in who presses %s', async (data, keys) => {
    await ask(data);
    await caller.press(keys, 1100);
    expect(isIn()).toBe(keys !== '');
  });

  it('asks three times, and hangs up without the right password', async () => {
    await ask('1234,,1');
    for (const key of '123') await caller.press(key, 1100);
    expect(isIn()).toBe(false);
    expect(caller.kernel.channels.size).toBe(0);
    await caller.close();
    await ask('3,,1');
    for (const key of '123') await caller.press(key, 1100);
    expect(isIn()).toBe(true);
  });

  it('counts no answer as a wrong one', async () => {
    await ask('1234');
    await caller.clock.advance(3 * 11_000 + 100);
    expect(caller.kernel.channels.size).toBe(0);
  });

  it('with a makes the password the account', async () => {
    await ask('1234,a,4');
    await caller.press('1234', 1100);
    expect(account()).toBe('1234');
    expect(caller.events('NewAccountCode')).toMatchObject([{ AccountCode: '1234', OldAccountCode: '' }]);
  });

  it('with d takes the keys of a family of the database, and with r takes them away', async () => {
    await ask('/pins,d,2');
    await caller.kernel.database.put('pins', '88', 'x');
    await caller.press('88', 1100);
    expect(isIn()).toBe(true);
    expect(caller.kernel.database.get('pins', '88')).toBe('x');
    await caller.close();
    await ask('/pins,dr,2');
    await caller.kernel.database.put('pins', '88', 'x');
    await caller.press('88', 1100);
    expect(caller.kernel.database.get('pins', '88')).toBeUndefined();
  });

  it('takes the lines of a file, or with m its accounts and hashed passwords', async () => {
    caller = await startCaller(['Wait(1)', 'Authenticate(${FILE_OF_PINS},,2)', 'NoOp(in)'], [definition], { sounds });
    const file = join(caller.folder, 'pins');
    writeFileSync(file, '11\r\n22\n');
    caller.kernel.globals.set('FILE_OF_PINS', file);
    await caller.clock.advance(1500);
    await caller.press('22', 1100);
    expect(caller.steps()).toContain('3 NoOp(in)');
    await caller.close();
    caller = await startCaller(['Wait(1)', 'Authenticate(${FILE_OF_PINS},m,2)', 'Wait(9)'], [definition], { sounds });
    const hashed = join(caller.folder, 'hashed');
    writeFileSync(hashed, `ann:${createHash('md5').update('33').digest('hex')}\n`);
    caller.kernel.globals.set('FILE_OF_PINS', hashed);
    await caller.clock.advance(1500);
    await caller.press('33', 1100);
    expect(account()).toBe('ann');
  });

  it('lets nobody in by a file that cannot be read', async () => {
    await ask('/no/such/file,,1');
    for (const key of '123') await caller.press(key, 1100);
    expect(isIn()).toBe(false);
    expect(caller.logged.join()).toContain('cannot be read');
  });

  it('ends the call without its sounds, and when the caller hangs up', async () => {
    await ask('1234', []);
    expect(caller.kernel.channels.size).toBe(0);
    await caller.close();
    await ask('1234');
    await caller.press('1');
    await caller.hangUp();
    expect(caller.kernel.channels.size).toBe(0);
  });
});
