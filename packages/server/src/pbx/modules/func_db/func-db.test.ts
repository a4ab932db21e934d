import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFunctions, type TestFunctions } from '../../../testing/functions.js';
import { definition } from './module.js';

let system: TestFunctions;
beforeAll(async () => {
  system = await startFunctions([definition]);
});
afterAll(() => system.close());

describe('functions of the database', () => {
  it('write, read, count and delete', async () => {
    expect(await system.write('DB(fam/key/sub)', '1')).toBe(true);
    expect(await system.write('DB(fam/other)', '2')).toBe(true);
    expect(await system.read('DB(fam/key/sub)')).toBe('1');
    expect(system.channel.variables.get('DB_RESULT')).toBe('1');
    expect(await system.read('DB(fam/none)')).toBe('');
    expect(await system.read('DB_EXISTS(fam/other)')).toBe('1');
    expect(system.channel.variables.get('DB_RESULT')).toBe('2');
    expect(await system.read('DB_EXISTS(fam/none)')).toBe('0');
    expect(await system.read('DB_KEYS(fam)')).toBe('key,other');
    expect(await system.read('DB_KEYS(fam/key)')).toBe('sub');
    expect(await system.read('DB_KEYS()')).toBe('fam');
    expect(await system.read('DB_KEYCOUNT(fam)')).toBe('2');
    expect(await system.read('DB_KEYCOUNT(none)')).toBe('0');
    expect(await system.read('DB_DELETE(fam/other)')).toBe('2');
    expect(await system.read('DB_DELETE(fam/other)')).toBe('');
    expect(await system.write('DB_DELETE(fam/key/sub)', '')).toBe(true);
    expect(system.kernel.database.tree()).toEqual([]);
  });

  it('need a family and a key', async () => {
    expect(await system.read('DB(fam)')).toBe('');
    expect(await system.read('DB_EXISTS(fam/)')).toBe('');
    expect(await system.read('DB_DELETE(/x)')).toBe('');
    expect(await system.write('DB(fam)', '1')).toBe(false);
    expect(await system.write('DB_DELETE(x)', '1')).toBe(false);
  });

  it('change nothing for outsiders, and raise nothing when they read', async () => {
    await system.kernel.database.put('fam', 'key', 'v');
    system.published.length = 0;
    expect(await system.writeOutside('DB(fam/key)', 'x')).toBe(false);
    expect(await system.readOutside('DB_DELETE(fam/key)')).toBe('');
    expect(await system.writeOutside('DB_DELETE(fam/key)', '')).toBe(false);
    expect(await system.readOutside('DB(fam/key)')).toBe('v');
    expect(system.published).toEqual([]);
  });
});
