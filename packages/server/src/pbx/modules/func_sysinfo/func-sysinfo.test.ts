import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFunctions, type TestFunctions } from '../../../testing/functions.js';
import { definition } from './module.js';

let system: TestFunctions;
beforeAll(async () => {
  system = await startFunctions([definition]);
});
afterAll(() => system.close());

describe('SYSINFO', () => {
  it.each(['loadavg', 'numcalls', 'uptime', 'totalram', 'freeram', 'bufferram', 'totalswap', 'freeswap', 'NUMPROCS'])(
    'tells %s as a number',
    async (item) => {
      expect(await system.read(`SYSINFO(${item})`)).toMatch(/^\d+(\.\d{6})?$/);
    },
  );

  it('tells nothing else', async () => {
    expect(await system.read('SYSINFO(users)')).toBe('');
    expect(system.logged.at(-1)).toContain("SYSINFO knows nothing of 'users'");
  });
});
