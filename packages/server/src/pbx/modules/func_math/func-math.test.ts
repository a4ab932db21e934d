import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFunctions, type TestFunctions } from '../../../testing/functions.js';
import { definition } from './module.js';

let system: TestFunctions;
beforeAll(async () => {
  system = await startFunctions([definition]);
});
afterAll(() => system.close());

describe('functions of numbers', () => {
  it.each([
    ['MATH(1+2)', '3.000000'],
    ['MATH(7/2,int)', '3'],
    ['MATH(7%3,int)', '1'],
    ['MATH(2^8,i)', '256'],
    ['MATH(2**3,i)', ''],
    ['MATH(-2*3,i)', '-6'],
    ['MATH(5>3)', 'TRUE'],
    ['MATH(5<=3)', 'FALSE'],
    ['MATH(2=2)', ''],
    ['MATH(255+0,hex)', 'ff'],
    ['MATH(8+0,octal)', ''],
    ['MATH(1+2+3)', '3.000000'],
    ['MATH(1e2+0x10)', '116.000000'],
    ['MATH(3/-2)', '0.000000'],
    ['MATH(9223372036854775807+3,int)', '-2147483648'],
    ['MATH(11=>9)', 'TRUE'],
    ['ABS(4294967296)', '4294967296.000000'],
    ['ABS(0x10)', '16'],
    ['MIN(,-10)', '-10'],
    ['DIGIT_SUM(12 3x4)', '10'],
    ['DIGIT_SUM()', ''],
    ['MATH(60+5,char)', 'A'],
    ['MATH(1<<4,i)', '16'],
    ['MATH(32>>2,i)', '8'],
    ['MATH(6AND3,i)', '2'],
    ['MATH(6OR1,i)', '7'],
    ['MATH(6XOR3,i)', '5'],
    ['MATH(1/0)', '0.000000'],
    ['MATH(abc+1)', ''],
    ['MATH(1+1,words)', ''],
    ['ABS(-4)', '4'],
    ['ABS(-4.5)', '4.500000'],
    ['MIN(3,2)', '2'],
    ['MAX(3,2)', '3'],
    ['MAX(x,2)', ''],
    ['INC(WORD)', ''],
  ])('%s is %j', async (expression, expected) => {
    system.kernel.globals.set('WORD', 'abc');
    expect(await system.read(expression)).toBe(expected);
  });

  it('counts up and down on the channel', async () => {
    expect(await system.read('INC(N)')).toBe('');
    system.channel.variables.set('N', '0');
    expect(await system.read('INC(N)')).toBe('1');
    expect(await system.read('INC(N)')).toBe('2');
    expect(await system.read('DEC(N)')).toBe('1');
    expect(system.channel.variables.get('N')).toBe('1');
    system.kernel.globals.set('G', '5');
    expect(await system.readOutside('INC(G)')).toBe('6');
    expect(system.kernel.globals.get('G')).toBe('5');
  });
});
