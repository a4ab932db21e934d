import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFunctions, type TestFunctions } from '../../../testing/functions.js';
import { definition } from './module.js';

let system: TestFunctions;
beforeAll(async () => {
  system = await startFunctions([definition]);
});
afterAll(() => system.close());

describe('functions of func_module', () => {
  it.each([
    ['IFMODULE(func_module.so)', '1'],
    ['IFMODULE(nope)', '0'],
  ])('%s is %j', async (expression, expected) => {
    expect(await system.read(expression)).toBe(expected);
  });
});
