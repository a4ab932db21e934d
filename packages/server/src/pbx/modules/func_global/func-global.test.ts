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

  it('take variables away, which is told once', async () => {
    await system.write('GLOBAL(GONE)', '1');
    system.channel.variables.set('MINE', '');
    expect(await system.read('GLOBAL_EXISTS(GONE)')).toBe('1');
    expect([await system.read('VARIABLE_EXISTS(MINE)'), await system.read('VARIABLE_EXISTS(GONE)')]).toEqual([
      '1',
      '1',
    ]);
    for (let time = 0; time < 2; time++) {
      expect(await system.write('GLOBAL_DELETE(GONE)', '')).toBe(true);
      expect(await system.write('DELETE(MINE)', '')).toBe(true);
    }
    expect(await system.read('GLOBAL_EXISTS(GONE)')).toBe('0');
    expect([await system.read('VARIABLE_EXISTS(MINE)'), await system.read('VARIABLE_EXISTS(GONE)')]).toEqual([
      '0',
      '0',
    ]);
    expect(system.valuesOf('GONE')).toEqual(['1', '']);
    await system.writeOutside('GLOBAL(GONE)', '2');
    expect(await system.writeOutside('DELETE(GONE)', '')).toBe(true);
    expect(await system.read('GLOBAL_EXISTS(GONE)')).toBe('0');
  });
});
