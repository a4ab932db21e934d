import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { definition as callerIds } from '../func_callerid/module.js';
import { definition } from './module.js';

let calls: TestCalls;
afterEach(() => calls.close());

const run = async (data: string, before = 'NoOp()'): Promise<void> => {
  calls = await startCalls(`[p]\nexten => a,1,${before}\n same => n,Zapateller(${data})\n same => n,Wait(99)\n`, [
    definition,
    callerIds,
  ]);
  await calls.originate({ Channel: 'Local/a@p/n', Application: 'Wait', Data: '99' });
};
const told = (): readonly string[] => calls.valuesOf('ZAPATELLERSTATUS');

describe('Zapateller', () => {
  it('plays its tone for two seconds, after half a second', async () => {
    await run('');
    await calls.clock.advance(2520);
    expect(told()).toEqual(['NOTHING']);
    await calls.clock.advance(20);
    expect(told()).toEqual(['NOTHING', 'ZAPPED']);
    expect(calls.events('Newstate').filter(({ ChannelStateDesc }) => ChannelStateDesc === 'Up')).toEqual([]);
  });

  it('answers first with answer', async () => {
    await run('answer');
    await calls.clock.advance(600);
    expect(told()).toEqual(['NOTHING', 'ANSWERED']);
    await calls.clock.advance(2500);
    expect(told().at(-1)).toBe('ZAPPED');
  });

  it('spares those with a number with nocallerid', async () => {
    await run('nocallerid', 'Set(CALLERID(num)=5)');
    expect(told()).toEqual(['NOTHING']);
    expect(calls.ran(';2').at(-1)).toBe('a,3 Wait(99)');
    await calls.close();
    await run('answer,nocallerid');
    await calls.clock.advance(3100);
    expect(told()).toEqual(['NOTHING', 'ANSWERED', 'ZAPPED']);
  });

  it('ends with its caller', async () => {
    await run('');
    await calls.perform('Hangup', { Channel: 'Local/a@p-00000000;2' });
    await calls.clock.advance(10);
    expect(told()).toEqual(['NOTHING']);
    expect(calls.kernel.channels.size).toBe(0);
  });
});
