import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFunctions, type TestFunctions } from '../../../testing/functions.js';
import { definition } from './module.js';

let system: TestFunctions;
beforeAll(async () => {
  system = await startFunctions([definition]);
});
afterAll(() => system.close());

describe('CUT and SORT', () => {
  it.each([
    ['CUT(LIST,-,2)', 'two'],
    ['CUT(LIST,-,2-)', 'two-three'],
    ['CUT(LIST,-,-2)', 'one-two'],
    ['CUT(LIST,-,1&3)', 'one-three'],
    ['CUT(LIST,-,9)', ''],
    ['CUT(LIST,,2)', 'two'],
    ['CUT(COMMAS,\\,,2)', 'b'],
    ['CUT(LIST,-,x)', ''],
    ['CUT(LIST)', ''],
    ['CUT(LIST,-,3&1)', 'three'],
    ['CUT(LIST,-,1-2&2-3)', 'one-two-three'],
    ['CUT(LIST,-,2x)', 'two'],
    ['CUT(LIST,-,-)', ''],
    ['CUT(LIST,-,3&x)', 'three'],
    ['CUT(${NAME},-,1)', 'one'],
    ['CUT(LIST,\\\\x2d,1)', 'one'],
    ['SORT("a":3,b:0x1)', 'b,"a"'],
    ['SORT(a:3,b:1,c:2.5)', 'b,c,a'],
  ])('%s is %j', async (expression, expected) => {
    system.kernel.globals.set('LIST', 'one-two-three');
    system.kernel.globals.set('COMMAS', 'a,b');
    system.kernel.globals.set('NAME', 'LIST');
    expect(await system.read(expression)).toBe(expected);
  });
});
