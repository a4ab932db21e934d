import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestKernel, type TestKernel } from '../../testing/test-kernel.js';
import type { FunctionScope } from './module.js';
import { assign, readFunction, readNamed, substitute, substituteNow, substring, writeFunction } from './substitute.js';

let system: TestKernel;
let scope: FunctionScope;
const written: string[] = [];
beforeAll(async () => {
  system = await startTestKernel({ files: { 'asterisk.conf': '[options]\nsystemname = box\n' } });
  const { functions, globals } = system.kernel;
  scope = { kernel: system.kernel, channel: undefined, trusted: true };
  functions.register({ name: 'ECHO', synopsis: '', syntax: '', read: (_scope, args) => `<${args}>` });
  functions.register({ name: 'LATER', synopsis: '', syntax: '', read: async (_scope, args) => args });
  functions.register({ name: 'AGAIN', synopsis: '', syntax: '', read: (inside, args) => substitute(args, inside) });
  functions.register({
    name: 'DANGER',
    synopsis: '',
    syntax: '',
    dangerous: { read: true, write: true },
    read: () => 'read',
    write: (_scope, args, value) => written.push(`${args}=${value}`) > 0,
  });
  for (const [name, value] of Object.entries({
    A: 'alpha',
    NAME: 'A',
    EMPTY: '',
    COLON: 'A:1',
    LOOP: '${AGAIN(${LOOP})}',
  }))
    globals.set(name, value);
});
afterAll(() => system.close());
beforeEach(() => {
  system.logged.length = 0;
  written.length = 0;
});

describe('substitute', () => {
  it.each([
    ['plain', 'plain'],
    ['', ''],
    ['${A}', 'alpha'],
    ['x${A}y${A}z', 'xalphayalphaz'],
    ['${NOPE}', ''],
    ['${${NAME}}', 'alpha'],
    ['${A:1}', 'lpha'],
    ['${A:1:2}', 'lp'],
    ['${A:-2}', 'ha'],
    ['${A:-4:2}', 'lp'],
    ['${A:0:-1}', 'alph'],
    ['${A:9}', ''],
    ['${A:-9:2}', 'al'],
    ['${A::2}', 'alpha'],
    ['${${COLON}}', 'lpha'],
    ['${ECHO(a:b)}', '<a:b>'],
    ['${ECHO(a:b):1:3}', 'a:b'],
    ['${ECHO(${A},(x))}', '<alpha,(x)>'],
    ['${echo(a)}', ''],
    ['$[1 + 2]', '3'],
    ['$[${EMPTY}1 + 1]', '2'],
    ['${ECHO($[1+1])}', '<2>'],
    ['cost: $5 $', 'cost: $5 $'],
    ['$$${A}', '$$alpha'],
    ['${SYSTEMNAME}', 'box'],
    ['${EXTEN}', ''],
  ])('%s becomes %j', (text, expected) => {
    expect(substitute(text, scope)).toBe(expected);
  });

  it('gives text without a mark back at once, and waits only where a function does', async () => {
    expect(substitute('nothing here', scope)).toBe('nothing here');
    const later = substitute('${LATER(a)}-${ECHO(b)}-${LATER(${A})}', scope);
    expect(later).toBeInstanceOf(Promise);
    expect(await later).toBe('a-<b>-alpha');
    expect(substituteNow('${LATER(a)}', scope)).toBe('');
  });

  it('tells of a bracket that is not closed and of a function that is not there', () => {
    expect(substitute('${A', scope)).toBe('alpha');
    expect(substitute('${NOFUNC(1)}', scope)).toBe('');
    expect(system.logged).toEqual([
      "WARNING pbx_variables: '}' is missing in '${A'",
      'WARNING pbx_functions: There is no function NOFUNC',
    ]);
  });

  it('ends where a text leads to itself without end', () => {
    expect(substitute('${LOOP}', scope)).toBe('${AGAIN(${LOOP})}');
    expect(substitute('${AGAIN(${LOOP})}', scope)).toBe('');
  });

  it('never throws, whatever it is given', () => {
    const piece = fc.constantFrom(
      '$',
      '{',
      '}',
      '[',
      ']',
      '(',
      ')',
      ':',
      'A',
      'ECHO',
      '1',
      '-',
      ',',
      '"',
      '\\',
      '\xe4',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        expect(typeof substitute(pieces.join(''), scope)).toBe('string');
      }),
      { numRuns: 500 },
    );
  });

  it('lets variables of one expression come first', () => {
    expect(substitute('${A} ${B}', { ...scope, given: { A: 'mine', B: 'too' } })).toBe('mine too');
  });
});

describe('dangerous functions', () => {
  const outside = (): FunctionScope => ({ ...scope, trusted: false });

  it('work in the dialplan and are refused to outsiders, nested ones too', () => {
    expect(substitute('${DANGER()}', scope)).toBe('read');
    expect(readFunction('DANGER()', outside())).toBeUndefined();
    expect(substitute('a${AGAIN(${DANGER()})}b', outside())).toBe('ab');
    expect(readFunction('AGAIN(${DANGER()})', outside())).toBe('');
    expect(writeFunction('DANGER(x)', '1', outside())).toBe(false);
    expect(assign('DANGER(y)', '1', outside())).toBe(false);
    expect(written).toEqual([]);
    expect(assign('DANGER(z)', '1', scope)).toBe(true);
    expect(written).toEqual(['z=1']);
  });

  it('are given to outsiders where live_dangerously is set', async () => {
    const other = await startTestKernel({ files: { 'asterisk.conf': '[options]\nlive_dangerously = yes\n' } });
    other.kernel.functions.register({
      name: 'DANGER',
      synopsis: '',
      syntax: '',
      dangerous: { read: true },
      read: () => 'read',
    });
    expect(readFunction('DANGER()', { kernel: other.kernel, channel: undefined, trusted: false })).toBe('read');
    await other.close();
  });

  it('that have no such side fail', () => {
    expect(writeFunction('ECHO(a)', 'b', scope)).toBe(false);
    system.kernel.functions.register({ name: 'WRITEONLY', synopsis: '', syntax: '', write: () => true });
    expect(readNamed('WRITEONLY(x)', scope)).toBe('');
  });
});

describe('substring', () => {
  it('is what slicing would give', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 8 }),
        fc.integer({ min: -10, max: 10 }),
        fc.nat(10),
        (text, offset, length) => {
          const start = offset < 0 ? Math.max(0, text.length + offset) : offset;
          expect(substring(text, offset, length)).toBe(text.slice(start, start + length));
        },
      ),
    );
  });
});
