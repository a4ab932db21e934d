import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { definition } from './module.js';

let calls: TestCalls;
afterEach(() => calls.close());

const run = async (line: string): Promise<void> => {
  calls = await startCalls(`[p]\nexten => a,1,Wait(1)\n same => n,${line}\n same => n,Wait(99)\n`, [definition]);
  await calls.originate({ Channel: 'Local/a@p/n', Application: 'Wait', Data: '99' });
};
const told = (): readonly string[] => calls.valuesOf('RELOADSTATUS');

describe('Reload', () => {
  it('reads the configuration of a module again before the dialplan goes on', async () => {
    await run('Reload(pbx_config)');
    writeFileSync(join(calls.folder, 'etc/extensions.conf'), '[p]\nexten => a,3,NoOp(new)\n same => n,Wait(9)\n');
    await calls.clock.advance(1500);
    expect(told()).toEqual(['SUCCESS']);
    expect(calls.ran(';2')).toContain('a,3 NoOp(new)');
    expect(calls.events('Reload')).toMatchObject([{ Module: 'pbx_config', Status: '0' }]);
  });

  it.each(['nope', 'app_reload', 'pbx_config,nope'])('(%s) fails, and the call goes on', async (data) => {
    await run(`Reload(${data})`);
    await calls.clock.advance(1500);
    expect(told()).toEqual(['FAILURE']);
    expect(calls.ran(';2').at(-1)).toBe('a,3 Wait(99)');
  });

  it('reloads all there is without a name', async () => {
    await run('Reload()');
    await calls.clock.advance(1500);
    expect(told()).toEqual(['SUCCESS']);
    expect(calls.events('Reload')).toMatchObject([{ Module: 'All', Status: '0' }]);
  });
});
