import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFunctions, type TestFunctions } from '../../../testing/functions.js';
import { definition } from './module.js';

let system: TestFunctions;
beforeAll(async () => {
  system = await startFunctions([definition]);
});
afterAll(() => system.close());

describe('functions of func_rand', () => {
  it.each([
    ['RAND(5,5)', '5'],
    ['RAND(-3,-3)', '-3'],
  ])('%s is %j', async (expression, expected) => {
    expect(await system.read(expression)).toBe(expected);
  });

  it('stay within their bounds and reach both', async () => {
    const seen = new Set(await Promise.all(Array.from({ length: 200 }, () => system.read('RAND(1,3)'))));
    expect([...seen].sort()).toEqual(['1', '2', '3']);
    expect(Number(await system.read('RAND()'))).toBeGreaterThanOrEqual(0);
  });
});
