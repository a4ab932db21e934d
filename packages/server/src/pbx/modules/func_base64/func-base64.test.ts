import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFunctions, type TestFunctions } from '../../../testing/functions.js';
import { definition } from './module.js';

let system: TestFunctions;
beforeAll(async () => {
  system = await startFunctions([definition]);
});
afterAll(() => system.close());

describe('functions of func_base64', () => {
  it.each([
    ['BASE64_ENCODE(hello)', 'aGVsbG8='],
    ['BASE64_DECODE(aGVsbG8=)', 'hello'],
  ])('%s is %j', async (expression, expected) => {
    expect(await system.read(expression)).toBe(expected);
  });
});
