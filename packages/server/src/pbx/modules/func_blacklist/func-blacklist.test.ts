import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFunctions, type TestFunctions } from '../../../testing/functions.js';
import { definition } from './module.js';

let system: TestFunctions;
beforeAll(async () => {
  system = await startFunctions([definition]);
});
afterAll(() => system.close());

describe('BLACKLIST', () => {
  it('knows callers by number and by name', async () => {
    expect(await system.read('BLACKLIST()')).toBe('0');
    expect(await system.readOutside('BLACKLIST()')).toBe('0');
    await system.kernel.database.put('blacklist', '101', '1');
    expect(await system.read('BLACKLIST()')).toBe('1');
    await system.kernel.database.del('blacklist', '101');
    await system.kernel.database.put('blacklist', 'Ann', '1');
    expect(await system.read('BLACKLIST()')).toBe('1');
  });
});
