import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseConfig, type ReadOptions, readConfig } from './conf-reader.js';

const read = (text: string) => parseConfig(text, '/etc/x.conf');
const plain = (text: string) =>
  read(text)
    .config.sections()
    .map(({ name, variables }) => [name, ...variables.map((variable) => `${variable.name}=${variable.value}`)]);
const messages = (text: string) => read(text).problems.map(({ severity, line }) => `${severity} ${line}`);

describe('sections and variables', () => {
  it('reads names and values without the blanks around them', () => {
    expect(plain('[a]\n\tone =  1 2 \r\ntwo=>x\n[b c]\n')).toEqual([['a', 'one=1 2', 'two=x'], ['b c']]);
  });

  it('tells = and => apart', () => {
    expect(read('[a]\nx = 1\ny => 2\nz =>\n').config.variables('a')).toMatchObject([
      { object: false, line: 2 },
      { object: true, line: 3 },
      { object: true, value: '' },
    ]);
  });

  it('splits at the first = only', () => {
    expect(plain('[a]\nexten = 1,1,Set(A=b)\n')).toEqual([['a', 'exten=1,1,Set(A=b)']]);
  });

  it('keeps bytes that are not ASCII, also at the ends of values', () => {
    const bytes = Buffer.from('à bientôt à').toString('latin1');
    expect(read(`[a]\nx = ${bytes}\n`).config.value('a', 'x')).toBe(bytes);
  });

  it('skips a byte order mark', () => {
    expect(plain('\xef\xbb\xbf[a]\nx=1\n')).toEqual([['a', 'x=1']]);
  });

  it('appends by += to the last value of that name, with the blanks before what is appended', () => {
    expect(plain('[a]\nx = 1\nx = 2\nx +=,3\nx +=  4 \nx +=\ny += 4\n')).toEqual([['a', 'x=1', 'x=2,3  4', 'y=4']]);
  });

  it('takes the meaning of the first character away by a backslash', () => {
    expect(plain('[a]\n\\[x = 1\n\\#y = 2\n')).toEqual([['a', '[x=1', '#y=2']]);
  });

  it('gives the last value of a key, whatever its case', () => {
    expect(read('[A]\nKey = 1\nkey = 2\n').config.value('a', 'KEY')).toBe('2');
    expect(read('[A]\nKey = 1\nkey = 2\n').config.values('a', 'KEY')).toEqual(['1', '2']);
  });
});

describe('comments', () => {
  it('ends a line at a semicolon unless a backslash stands before it', () => {
    expect(plain('; [z]\n[a] ; b\nx = 1 ; 2\ny = 1 \\; 2 ; 3\n')).toEqual([['a', 'x=1', 'y=1 ; 2']]);
  });

  it('leaves block comments out, nested and within a line', () => {
    expect(plain('[a]\nx = 1;-- no ;-- deeper\n y = 2\n --; z = 3\n--; 4\nw=5\n')).toEqual([['a', 'x=1', 'w=5']]);
    expect(plain('[a]\nx = 1 ;-- no --; 2\n')).toEqual([['a', 'x=1  2']]);
    expect(plain('[a]\n;-- x = 1\n--; y = 2\n')).toEqual([['a', 'y=2']]);
  });

  it('takes ;--- for a comment of one line', () => {
    expect(plain('[a]\n;--- x\ny = 2\n')).toEqual([['a', 'y=2']]);
  });

  it('tells where a block comment without end begins', () => {
    expect(read('[a]\nx=1\n;-- never\ny=2\n').problems).toMatchObject([{ severity: 'warning', line: 3 }]);
    expect(plain('[a]\nx=1\n;-- never\ny=2\n')).toEqual([['a', 'x=1']]);
  });

  it('leaves a line that only ends a block comment alone', () => {
    expect(plain('[a]\nx = 1 --; 2\ny = 3\n')).toEqual([['a', 'x=1 --', 'y=3']]);
  });
});

describe('templates', () => {
  it('puts what is inherited first, and keeps templates out of sight', () => {
    const text = '[t](!)\nkind = t\n[u](!,t)\nsize = 1\n[a](u)\nname = x\n';
    expect(plain(text)).toEqual([['a', 'kind=t', 'size=1', 'name=x']]);
    expect(read(text).config.category('a')).toMatchObject({ templates: ['u'], isTemplate: false });
    expect(
      read(text)
        .config.category('a')
        ?.variables.map(({ inherited }) => inherited),
    ).toEqual([true, true, false]);
  });

  it('inherits from several, in their order, and from sections that are no templates', () => {
    expect(plain('[a]\nx=1\n[b](!)\ny=2\n[c](b,a)\n')).toEqual([
      ['a', 'x=1'],
      ['c', 'y=2', 'x=1'],
    ]);
  });

  it('inherits only from what stands before', () => {
    expect(read('[a](t)\n[t](!)\nx=1\n')).toMatchObject({ valid: false, problems: [{ severity: 'error', line: 1 }] });
  });

  it('goes on with a section by (+), and refuses to if it is not there', () => {
    expect(plain('[a]\nx=1\n[b]\n[a](+)\ny=2\n')).toEqual([['a', 'x=1', 'y=2'], ['b']]);
    expect(messages('[a](+)\ny=2\n')).toContain('error 1');
  });

  it('chooses the section to go on with by a filter', () => {
    const text = '[a]\ntype=aor\n[a]\ntype=auth\n[a](+type=auth)\nx=1\n[t](!)\n[t](+TEMPLATES=include)\ny=2\n[b](t)\n';
    expect(plain(text)).toEqual([
      ['a', 'type=aor'],
      ['a', 'type=auth', 'x=1'],
      ['b', 'y=2'],
    ]);
  });

  it('appends by += to what is inherited without touching the template', () => {
    expect(plain('[t]\nx = 1\n[a](t)\nx +=2\n[b](t)\n')).toEqual([
      ['t', 'x=1'],
      ['a', 'x=12'],
      ['b', 'x=1'],
    ]);
  });
});

describe('what is wrong', () => {
  it('names the line, and how bad it is', () => {
    expect(messages('x=1\n')).toEqual(['error 1']);
    expect(messages('[a\n')).toEqual(['error 1']);
    expect(messages('[a](b\n')).toEqual(['error 1']);
    expect(messages('[a]\njust words\n= 1\n')).toEqual(['warning 2', 'warning 3']);
    expect(messages('[a]\n#includ "x"\n#include\n')).toEqual(['warning 2', 'warning 3']);
  });

  it('skips a line that is too long, and reads on', () => {
    const text = `[a]\nx = ${'1'.repeat(9000)}\ny = 2\n`;
    expect(plain(text)).toEqual([['a', 'y=2']]);
    expect(messages(text)).toEqual(['warning 2']);
    expect(plain(`[a]\nx=${'1'.repeat(8187)}\n`)[0]?.[1]).toHaveLength(8189);
  });

  it('counts a file that is not there as not found', () => {
    expect(readConfig('/nowhere/at/all.conf')).toMatchObject({ found: false, valid: false });
  });
});

describe('includes', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'amiable-conf-'));
    mkdirSync(path.join(folder, 'd'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text, 'latin1');
  const readMain = (text: string, options: ReadOptions = {}) => {
    write('main.conf', text);
    const reading = readConfig(path.join(folder, 'main.conf'), options);
    const names = reading.config.sections().map(({ name, variables }) => [name, ...variables.map((v) => v.name)]);
    return { ...reading, names };
  };

  it.each(['#include b.conf', '#include "b.conf"', '#include <b.conf>', '#INCLUDE b.conf ; yes', '#tryinclude b.conf'])(
    'reads %s in its place',
    (line) => {
      write('b.conf', 'y=2\n[b]\nz=3\n');
      expect(readMain(`[a]\nx=1\n${line}\nw=4\n`).names).toEqual([
        ['a', 'x', 'y', 'w'],
        ['b', 'z'],
      ]);
    },
  );

  it('reads the files of a pattern in the order of their names', () => {
    for (const name of ['2.conf', '1.conf', '.hidden.conf', '3.txt', 'x4.conf']) write(`d/${name}`, `[${name}]\n`);
    expect(readMain('#include d/*.conf\n').names).toEqual([['1.conf'], ['2.conf'], ['x4.conf']]);
    expect(readMain('#include d/[13].*\n').names).toEqual([['1.conf'], ['3.txt']]);
    expect(readMain('#include d/{2.conf,?.txt}\n').names).toEqual([['2.conf'], ['3.txt']]);
  });

  it('refuses the file if an include is missing, unless it is a try', () => {
    expect(readMain('[a]\n#include none.conf\n')).toMatchObject({ valid: false, problems: [{ line: 2 }] });
    expect(readMain('[a]\n#tryinclude none.conf\n')).toMatchObject({ valid: true, problems: [] });
  });

  it('counts relative names from the root, wherever the including file lies', () => {
    write('d/one.conf', '#include d/two.conf\n');
    write('d/two.conf', '[two]\n');
    expect(readMain('#include d/one.conf\n').names).toEqual([['two']]);
  });

  it('ends a circle of includes', () => {
    const reading = readMain('[a]\n#include main.conf\n');
    expect(reading.valid).toBe(false);
    expect(reading.names).toHaveLength(10);
  });

  it('names the file in which something is wrong', () => {
    write('b.conf', '[b]\n\nrubbish\n');
    expect(readMain('#include b.conf\n').problems).toMatchObject([{ file: path.join(folder, 'b.conf'), line: 3 }]);
  });

  it('runs programs only where it is allowed', () => {
    const text = '[a]\n#exec echo x=1\n';
    expect(readMain(text).names).toEqual([['a']]);
    expect(readMain(text).problems).toMatchObject([{ severity: 'warning', line: 2 }]);
    expect(readMain(text, { execIncludes: true }).names).toEqual([['a', 'x']]);
    expect(readMain('[a]\n#exec false\n', { execIncludes: true }).problems).toMatchObject([{ severity: 'error' }]);
  });
});

/** Text of which much is meaningful. */
const confText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '[a]',
        '[b](!)',
        '[c](b)',
        '[a](+)',
        '; note',
        ';-- block',
        '--;',
        'x = 1',
        'y => 2',
        'x += 3',
        '',
      ),
      fc.constantFrom(
        'z = 1 ; why',
        'w = \\; ;-- in --; 5',
        '  spaced  =  out  ',
        '\\[odd = 1',
        '#include none',
        ';--;',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }).map((text) => Buffer.from(text).toString('latin1')),
    ),
  )
  .chain((lines) =>
    fc
      .array(fc.constantFrom('\n', '\r\n'), { minLength: lines.length, maxLength: lines.length })
      .map((ends) => lines.map((line, index) => line + ends[index]).join('')),
  );

describe('any text', () => {
  it('is kept byte for byte, and never throws', () => {
    fc.assert(
      fc.property(confText, fc.boolean(), (text, cut) => {
        const shown = cut ? text.replace(/\r?\n$/, '') : text;
        expect(read(shown).document.root.text()).toBe(shown);
      }),
    );
  });

  it('shows each value at the place that it says', () => {
    let seen = 0;
    fc.assert(
      fc.property(confText, (text) => {
        for (const { text: line, content } of read(text).document.root.lines) {
          if (content.kind !== 'variable') continue;
          seen += 1;
          const value = line.slice(content.valueAt.from, content.valueAt.to);
          if (!line.includes(';')) expect(value).toBe(content.value);
          expect(line.slice(content.operatorAt.from, content.operatorAt.to)).toBe(content.operator);
        }
      }),
    );
    expect(seen).toBeGreaterThan(10);
  });
});
