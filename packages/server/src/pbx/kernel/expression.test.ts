import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestKernel, type TestKernel } from '../../testing/test-kernel.js';
import { evaluateExpression } from './expression.js';
import type { FunctionScope } from './module.js';

let system: TestKernel;
let scope: FunctionScope;
beforeAll(async () => {
  system = await startTestKernel();
  scope = { kernel: system.kernel, channel: undefined, trusted: true };
  system.kernel.functions.register({
    name: 'LATER',
    synopsis: '',
    syntax: 'LATER(text)',
    read: async (_scope, text) => `${text}!`,
  });
});
afterAll(() => system.close());

describe('a dialplan expression', () => {
  it.each([
    ['1+2', '3'],
    ['7 / 2', '3.5'],
    ['7 % 3', '1'],
    ['-7 % 3', '-1'],
    ['10 - 2 - 3', '5'],
    ['2 + 3 * 4', '14'],
    ['(1+2)*3', '9'],
    ['3 - -2', '5'],
    ['-3', '-3'],
    ['1=1', '1'],
    ['1 == 1.0', '1'],
    ['1 = 2', '0'],
    ['a = a', '1'],
    ['"a" = a', '0'],
    ['a != b', '1'],
    ['5 > 10', '0'],
    ['"5" > "10"', '1'],
    ['"foo" < "bar"', '0'],
    ['10 >= 10', '1'],
    ['3 <= 2', '0'],
    ['0 | 7', '7'],
    ['4 || 7', '4'],
    ['"" | x', '""'],
    ['3 & a', '3'],
    ['3 && 0', '0'],
    ['!0', '1'],
    ['!1 = 0', '1'],
    ['! ""', '1'],
    ['! a', '1'],
    ['1 ? yes :: no', 'yes'],
    ['0 ? yes :: no', 'no'],
    ['"" ? yes :: no', 'no'],
    ['x ? 1 + 1 :: 3', '2'],
    ['0 ? a :: 0 ? b :: c', 'c'],
    ['"hello" : "h.*"', '5'],
    ['"hello" : "h(.*)o"', 'ell'],
    ['"hello" : "l+"', '0'],
    ['"hello" : "x(.)"', ''],
    ['"hello" =~ "l+"', '2'],
    ['"hello" =~ "zz"', '0'],
    ['"+4312" =~ "^[+]?[[:digit:]]+$"', '5'],
    ['"ab" ~~ cd', 'abcd'],
    ['abc', 'abc'],
    ['"a b"', '"a b"'],
    ['007 + 1', '8'],
    ['007', '007'],
    ['5 / 0', '2147483647'],
    ['5 % 0', '0'],
    ['a + 1', '1'],
    ['"1" + "2"', '0'],
    ['0x10 + 1', '1'],
    ['TRUNC(-3.7)', '-3'],
    ['CEIL(3.2)', '4'],
    ['FLOOR(-3.2)', '-4'],
    ['ROUND(-3.5)', '-4'],
    ['RINT(2.5)', '2'],
    ['POW(2,10)', '1024'],
    ['SQRT(16) + COS(0)', '5'],
    ['REMAINDER(7,4)', '-1'],
    ['', ''],
    ['   ', ''],
    ['1 +', '0'],
    ['1 2', '1'],
    ['(1', '0'],
    ['= 1', ''],
    ['"open', 'open'],
    ['1 " + 2', '3'],
    ['"a\\"b"', '"a\\"'],
    ['~ 895', '895'],
    ['a{b', 'a'],
    ['a$ b', 'a$ b'],
    ['$', ''],
    ['10 + -.5', '10'],
    ['5. - 1', '-1'],
    ['.5 ? 1 :: 2', '1'],
    ['. = 0', '0'],
    ['1.2.3 + 1', '1'],
    ['!0.5', '1'],
    ['!1a', '0'],
    ['7.490 | 3', '7.49'],
    ['-0', '-0'],
    ['0 * -1', '-0'],
    ['-x', '0'],
    ['SQRT(2)', '1.41421356237309505'],
    ['SQRT(-1)', '-nan'],
    ['POW(2,20000) + 1', 'inf'],
    ['POW(10,30)', '1e+30'],
    ['LOG(0) > 1', '0'],
    ['REMAINDER(-2,-3.094)', '1.094'],
    ['FLOOR(1,2)', '0'],
    ['FLOOR() + 5', '0'],
    ['1 ? 2', '0'],
    ['NOSUCH(1)', '0'],
    ['"a" =~ "("', ''],
  ])('%s is %j', (expression, result) => {
    expect(evaluateExpression(expression, scope)).toBe(result);
  });

  it('tells of what is wrong', () => {
    system.logged.length = 0;
    evaluateExpression('1 + + 2', scope);
    evaluateExpression('5 / 0', scope);
    evaluateExpression('a + 1', scope);
    expect(system.logged).toEqual([
      "WARNING ast_expr2: The expression '1 + + 2' is wrong: '+' is not expected there",
      'WARNING ast_expr2: A division by zero',
      "WARNING ast_expr2: 'a' is not a number and counts as 0",
    ]);
  });

  it('waits for functions of the dialplan that need time', async () => {
    const result = evaluateExpression('LATER(a) ~~ LATER(b)', scope);
    expect(result).toBeInstanceOf(Promise);
    expect(await result).toBe('a!b!');
  });

  it('is not stopped by nesting or by expressions that are slow elsewhere', () => {
    expect(evaluateExpression(`${'('.repeat(5000)}1${')'.repeat(5000)}`, scope)).toBe('0');
    const before = performance.now();
    expect(evaluateExpression(`"${'a'.repeat(5000)}!" =~ "(a|a)*(a|aa)+$"`, scope)).toBe('');
    expect(performance.now() - before).toBeLessThan(5000);
  });

  it('never throws, whatever it is given', () => {
    const piece = fc.constantFrom(
      '1',
      '0',
      'a',
      '"',
      '"x"',
      '+',
      '-',
      '*',
      '/',
      '%',
      '|',
      '&',
      '=',
      '!',
      '<',
      '?',
      '::',
      ':',
      '=~',
      '~~',
      '(',
      ')',
      ',',
      ' ',
      'SQRT',
      '.',
      '[',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        expect(typeof evaluateExpression(pieces.join(''), scope)).toBe('string');
      }),
      { numRuns: 500 },
    );
  });

  it('computes sums of products as arithmetic does', () => {
    const number = fc.integer({ min: -999, max: 999 });
    fc.assert(
      fc.property(number, number, number, (a, b, c) => {
        expect(evaluateExpression(`${a} + ${b} * ${c}`, scope)).toBe(String(a + b * c));
        expect(evaluateExpression(`(${a} + ${b}) * ${c} > 0`, scope)).toBe((a + b) * c > 0 ? '1' : '0');
      }),
    );
  });
});
