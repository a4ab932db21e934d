import { describe, expect, it } from 'vitest';
import { parseRegex } from './posix-regex.js';

const finds = (expression: string, text: string): boolean | string => {
  const regex = parseRegex(expression);
  return typeof regex === 'string' ? regex : regex.matcher(text).find();
};

describe('a POSIX regular expression', () => {
  it.each([
    ['a)', 'a)', true],
    ['a**', 'aa', true],
    ['^[]a]+$', ']a', true],
    ['[^]a]', ']a', false],
    ['[[:digit:]]{2,}', 'a12', true],
    ['[a-]', '-', true],
    ['[[.a.]-c]', 'b', true],
    ['\\bb\\w', 'a bc', true],
    ['.', '\n', true],
    ['a|', '', true],
    ['(a)(b)?', 'a', true],
    ['\\d', '5', false],
  ])('%j finds something in %j: %j', (expression, text, found) => {
    expect(finds(expression, text)).toBe(found);
  });

  it.each([
    ['(a', 'Unmatched ( or \\('],
    ['[a', 'Unmatched [, [^, [:, [., or [='],
    ['*a', 'Invalid preceding regular expression'],
    ['a|*', 'Invalid preceding regular expression'],
    ['^*', 'Invalid preceding regular expression'],
    ['a{2', 'Unmatched \\{'],
    ['a{2,1}', 'Invalid content of \\{\\}'],
    ['a{x}', 'Invalid content of \\{\\}'],
    ['[b-a]', 'Invalid range end'],
    ['[[:foo:]]', 'Invalid character class name'],
    ['[[.ab.]]', 'Invalid collation character'],
    ['a\\', 'Trailing backslash'],
    ['(a)\\1', 'Invalid back reference'],
    ['a{2000}', 'Regular expression too big'],
    ['('.repeat(500), 'Regular expression too big'],
  ])('%j is none', (expression, fault) => {
    expect(finds(expression, '')).toBe(fault);
  });
});
