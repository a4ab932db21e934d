import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFunctions, type TestFunctions } from '../../../testing/functions.js';
import { definition } from './module.js';

let system: TestFunctions;
beforeAll(async () => {
  system = await startFunctions([definition]);
});
afterAll(() => system.close());

describe('functions of func_md5', () => {
  it.each([['MD5(hello)', '5d41402abc4b2a76b9719d911017c592']])('%s is %j', async (expression, expected) => {
    expect(await system.read(expression)).toBe(expected);
  });
});
