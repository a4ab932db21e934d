import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFunctions, type TestFunctions } from '../../../testing/functions.js';
import { definition } from './module.js';

let system: TestFunctions;
beforeAll(async () => {
  system = await startFunctions([definition]);
});
afterAll(() => system.close());

describe('functions of func_version', () => {
  it.each([
    ['VERSION()', '20.20.1'],
    ['VERSION(ASTERISK_VERSION_NUM)', '202001'],
    ['VERSION(NOPE)', '20.20.1'],
  ])('%s is %j', async (expression, expected) => {
    expect(await system.read(expression)).toBe(expected);
  });
});
