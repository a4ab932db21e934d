import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileExpression } from './expression.js';
import { ExpressionError } from './posix-syntax.js';

const event = 'Event: UserEvent\r\nPrivilege: user,all\r\nUserEvent: One\r\nText: a1_b\xe4\r\n\r\n';
const found = (expression: string, text = event) => compileExpression(expression).test(text);

describe('an expression of an event filter', () => {
  it.each([
    ['Event: UserEvent', true],
    ['Event: Newchannel', false],
    ['^Event: UserEvent', true],
    ['^UserEvent', false],
    ['UserEvent: (One|Two)', true],
    ['UserEvent: (Three|Two)', false],
    ['UserEvent: [A-Z][a-z]{2}', true],
    ['User.*One', true],
    ['Privilege[^x]+One', true],
    ['Text: [[:alnum:]]+_b', true],
    ['Text: \\w+', true],
    ['One\r\n', true],
    ['\xe4', true],
    ['[\x80-\xff]', true],
    ['[]q]', false],
    ['[^]x]', true],
    ['[\\d]', false],
    ['Event: (|X)User', true],
    ['E(ve){1,}nt', true],
    ['x{,2}Event', true],
    ['a)b', false],
  ])('%j is found: %s', (expression, expected) => {
    expect(found(expression)).toBe(expected);
  });

  it('takes $ for the end of the whole event, not of a line, as the reference does', () => {
    expect(found('UserEvent: (One|Two)$')).toBe(false);
    expect(found('UserEvent: One$')).toBe(false);
    expect(found('\r\n\r\n$')).toBe(true);
  });

  it.each([
    '(',
    'a(b',
    '*a',
    '+',
    '?x',
    '{1}',
    '^*',
    'a|*b',
    'a{1',
    'a{x}',
    'a{2,1}',
    '[a',
    '[z-a]',
    '[[:nope:]]',
    'a\\',
  ])('%j does not compile, as in glibc', (expression) => {
    expect(() => compileExpression(expression)).toThrow(ExpressionError);
  });

  it.each(['(a)\\1', '\\<word', 'a{2000}'])('%j is refused: it has no linear equivalent', (expression) => {
    expect(() => compileExpression(expression)).toThrow(ExpressionError);
  });

  it('refuses nesting that would exhaust the stack', () => {
    expect(() => compileExpression('('.repeat(50_000) + ')'.repeat(50_000))).toThrow(ExpressionError);
  });

  it('stays linear where a backtracking engine would not end', () => {
    const expression = compileExpression('(x+x+)+y');
    const started = performance.now();
    expect(expression.test('x'.repeat(20_000))).toBe(false);
    expect(compileExpression('y(x*)*(x*)*z').test(`y${'x'.repeat(20_000)}`)).toBe(false);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('finds plain text exactly where String.includes does', () => {
    const plain = fc.stringMatching(/^[a-zA-Z0-9: \r\n-]{0,12}$/);
    fc.assert(fc.property(plain, plain, (needle, hay) => found(needle, hay) === hay.includes(needle)));
  });

  it('gives the same answer by the fast and by the linear engine', () => {
    const piece = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '(a|b)', '(a|)', 'a?', 'b{1,2}', '^', '$');
    const expression = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''));
    const text = fc.stringMatching(/^[abc\n]{0,8}$/);
    fc.assert(
      fc.property(expression, text, (source, subject) => {
        // An expression with an unbounded repeat of nothing means the same, and always runs on the linear engine.
        expect(found(source, subject)).toBe(found(`(${source})(c{0}x*){0,}`, subject));
      }),
      { numRuns: 500 },
    );
  });

  it('never throws anything but an ExpressionError, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (source) => {
        try {
          compileExpression(source).test(event);
        } catch (error) {
          expect(error).toBeInstanceOf(ExpressionError);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
