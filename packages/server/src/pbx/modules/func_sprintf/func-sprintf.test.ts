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
    ['SPRINTF(%n,1)', ''],
    ['SPRINTF(%d,x)', ''],
    ['SPRINTF(a%,1)', 'a'],
    ['SPRINTF(%hhd|%#x|%#o|%.3d|%05.2f|%+e,876485,255,8,5,3.14159,-1)', '-59|0xff|010|005|03.14|-1.000000e+00'],
    ['SPRINTF(%g|%.1G|%a|%.1A,1e10,65,16.37,3)', '1e+10|6E+01|0x1.05eb851eb851fp+4|0X1.8P+1'],
    ['SPRINTF(%.0f|%.0f|%f,0.5,1.5,1e22)', '0|2|10000000000000000000000.000000'],
  ])('%s is %j', async (expression, expected) => {
    expect(await system.read(expression)).toBe(expected);
  });
});
