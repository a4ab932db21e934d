import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import type { Channel } from '../../kernel/channel.js';
import { readNamed } from '../../kernel/substitute.js';
import { definition as chanPhone } from '../chan_phone/module.js';
import { definition } from './module.js';

const plan =
  '[office]\nexten => 1,1,Dial(PJSIP/1002,20)\n same => n,Wait(5)\n same => n,HangupCauseClear()\n same => n,Wait(60)\n';

let calls: TestCalls;
let caller: Channel;
beforeAll(async () => {
  calls = await startCalls(plan, [definition]);
  calls.write('phones.conf', '[1002]\ncontext = office\nincoming = busy\n');
  calls.kernel.modules.define([chanPhone]);
  await calls.kernel.modules.load('chan_phone');
  await calls.originate({ Channel: 'Local/1@office/n', Application: 'Wait', Data: '999' }, 1000);
  caller = [...calls.kernel.channels.all()].find(({ name }) => name.endsWith(';2')) as Channel;
});
afterAll(() => calls.close());

const read = async (expression: string): Promise<string> =>
  readNamed(expression, { kernel: calls.kernel, channel: caller, trusted: true });

describe('HANGUPCAUSE', () => {
  it('tells why a channel that was called has ended, until it is cleared', async () => {
    const keys = await read('HANGUPCAUSE_KEYS()');
    expect(keys).toMatch(/^PJSIP\/1002-[0-9a-f]{8}$/);
    expect(await read(`HANGUPCAUSE(${keys},ast)`)).toBe('17');
    expect(await read(`HANGUPCAUSE(${keys},tech)`)).toBe('PJSIP 17');
    expect(await read(`HANGUPCAUSE(${keys},colour)`)).toBe('');
    expect(await read('HANGUPCAUSE(nobody,ast)')).toBe('');
    await calls.clock.advance(6000);
    expect(await read('HANGUPCAUSE_KEYS()')).toBe('');
  });
});
