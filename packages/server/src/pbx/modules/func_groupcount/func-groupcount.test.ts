import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFunctions, type TestFunctions } from '../../../testing/functions.js';
import { writeFunction } from '../../kernel/substitute.js';
import { definition } from './module.js';

let system: TestFunctions;
beforeAll(async () => {
  system = await startFunctions([definition]);
});
afterAll(() => system.close());

describe('groups of channels', () => {
  it('are counted', async () => {
    expect(await system.write('GROUP()', 'sales')).toBe(true);
    expect(await system.write('GROUP(out)', 'trunk1')).toBe(true);
    const scope = { kernel: system.kernel, channel: system.other, trusted: true };
    expect(await writeFunction('GROUP()', 'trunk2@out', scope)).toBe(true);
    expect(await writeFunction('GROUP()', 'sales', scope)).toBe(true);
    expect(await system.read('GROUP()')).toBe('sales');
    expect(await system.read('GROUP(out)')).toBe('trunk1');
    expect(await system.read('GROUP_COUNT(sales)')).toBe('2');
    expect(await system.read('GROUP_COUNT()')).toBe('2');
    expect(await system.read('GROUP_COUNT(@out)')).toBe('1');
    expect(await system.read('GROUP_COUNT(none)')).toBe('0');
    expect(await system.read('GROUP_MATCH_COUNT(^trunk@out)')).toBe('2');
    expect(await system.read('GROUP_MATCH_COUNT(^trunk)')).toBe('0');
    expect(await system.read('GROUP_MATCH_COUNT(()')).toBe('');
    expect(await system.read('GROUP_LIST()')).toBe('sales trunk1@out');
    expect(await system.writeOutside('GROUP()', 'x')).toBe(false);
  });
});
