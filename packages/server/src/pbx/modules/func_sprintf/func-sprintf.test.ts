import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFunctions, type TestFunctions } from '../../../testing/functions.js';
import { definition } from './module.js';

let system: TestFunctions;
beforeAll(async () => {
  system = await startFunctions([definition]);
});
afterAll(() => system.close());

describe('SPRINTF', () => {
  it.each([
    ['SPRINTF(%04d,7)', '0007'],
    ['SPRINTF(%04d,-7)', '-007'],
    ['SPRINTF(%+d % d,7,7)', '+7  7'],
    ['SPRINTF(%s-%x-%X-%o,abc,255,255,8)', 'abc-ff-FF-10'],
    ['SPRINTF(%.2f,3.14159)', '3.14'],
    ['SPRINTF(%e,1234.5)', '1.234500e+03'],
    ['SPRINTF(%g,0.5)', '0.5'],
    ['SPRINTF(%5s|%-5s|,a,b)', '    a|b    |'],
    ['SPRINTF(%.2s,abcdef)', 'ab'],
    ['SPRINTF(%c%%,65)', 'A%'],
    ['SPRINTF(%u,-1)', '4294967295'],
    ['SPRINTF(%d)', ''],
    ['SPRINTF(%n,1)', '%n'],
  ])('%s is %j', async (expression, expected) => {
    expect(await system.read(expression)).toBe(expected);
  });
});
