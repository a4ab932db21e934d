import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFunctions, type TestFunctions } from '../../../testing/functions.js';
import { definition } from './module.js';

let system: TestFunctions;
beforeAll(async () => {
  system = await startFunctions([definition]);
});
afterAll(() => system.close());

describe('GLOBAL and SHARED', () => {
  it('reach global variables', async () => {
    expect(await system.writeOutside('GLOBAL(G)', '1,2')).toBe(true);
    expect(await system.read('GLOBAL(G)')).toBe('1,2');
    expect(await system.read('GLOBAL(NONE)')).toBe('');
  });

  it('share variables between channels', async () => {
    expect(await system.write('SHARED(s)', 'mine')).toBe(true);
    expect(await system.write(`SHARED(s,${system.other.name})`, 'yours')).toBe(true);
    expect(await system.read('SHARED(s)')).toBe('mine');
    expect(await system.read(`SHARED(s,${system.other.name})`)).toBe('yours');
    expect(await system.read('SHARED(none)')).toBe('');
    expect(await system.write('SHARED(s,nobody)', 'x')).toBe(false);
    expect(await system.writeOutside('SHARED(s)', 'x')).toBe(false);
    expect(system.valuesOf('SHARED(s)')).toEqual(['mine', 'yours']);
  });
});
