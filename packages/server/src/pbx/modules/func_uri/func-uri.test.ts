import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFunctions, type TestFunctions } from '../../../testing/functions.js';
import { definition } from './module.js';

let system: TestFunctions;
beforeAll(async () => {
  system = await startFunctions([definition]);
});
afterAll(() => system.close());

describe('functions of func_uri', () => {
  it.each([
    ['URIENCODE(a b&c~)', 'a%20b%26c~'],
    ['URIDECODE(a%20b%26c%zz)', 'a b&c%zz'],
  ])('%s is %j', async (expression, expected) => {
    expect(await system.read(expression)).toBe(expected);
  });
});
