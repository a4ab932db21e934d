import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCategoryFilter } from './category-filter.js';
import type { Section } from './conf-document.js';
import { parseConfig } from './conf-reader.js';
import { ConfEditor, type EditResult } from './edit.js';

const open = (text: string) => {
  const { document } = parseConfig(text, '/etc/x.conf');
  const editor = new ConfEditor(document);
  const section = (name: string): Section => {
    const found = editor.find(name, parseCategoryFilter('TEMPLATES=include'))[0];
    if (found === undefined) throw new Error(`There is no section ${name}`);
    return found;
  };
  return { document, editor, section, text: () => document.root.text() };
};

/** The text after one change, which must succeed. */
const after = (
  text: string,
  change: (editor: ConfEditor, section: (name: string) => Section) => EditResult,
  preserve = true,
): string => {
  const opened = open(text);
  expect(change(opened.editor, opened.section)).toBe('ok');
  expect(opened.editor.finish(preserve)).toBe('ok');
  return opened.text();
};

describe('updating a variable', () => {
  it('changes the value and nothing else of the line', () => {
    expect(
      after('[a] ; first\n  x  =>  1   ; why\ny=2\n', (e, s) => e.updateVariable(s('a'), 'X', '9', '', false)),
    ).toBe('[a] ; first\n  x  =>  9   ; why\ny=2\n');
  });

  it('keeps line ends, and a missing one', () => {
    expect(after('[a]\r\nx = 1', (e, s) => e.updateVariable(s('a'), 'x', '2', '', false))).toBe('[a]\r\nx = 2');
    expect(after('[a]\r\nx =\r\n', (e, s) => e.updateVariable(s('a'), 'x', '2', '', false))).toBe('[a]\r\nx =2\r\n');
  });

  it('takes the first that has the value asked for', () => {
    expect(after('[a]\nx=1\nx=2\nx=2\n', (e, s) => e.updateVariable(s('a'), 'x', '3', '2', false))).toBe(
      '[a]\nx=1\nx=3\nx=2\n',
    );
  });

  it('turns = into => where an object is meant', () => {
    expect(after('[a]\nx = 1\n', (e, s) => e.updateVariable(s('a'), 'x', '2', '', true))).toBe('[a]\nx => 2\n');
  });

  it('writes a semicolon so that it is read again', () => {
    const text = after('[a]\nx = 1\n', (e, s) => e.updateVariable(s('a'), 'x', 'a;b ;-- c', '', false));
    expect(parseConfig(text, 'x').config.value('a', 'x')).toBe('a;b ;-- c');
  });

  it('needs no += lines any more', () => {
    expect(after('[a]\nx = 1\ny = 0\nx += 2\n', (e, s) => e.updateVariable(s('a'), 'x', '3', '', false))).toBe(
      '[a]\nx = 3\ny = 0\n',
    );
  });

  it('makes what was inherited the own of the section, and leaves the template', () => {
    expect(after('[t](!)\nx=1\n[a](t)\ny=2\n', (e, s) => e.updateVariable(s('a'), 'x', '3', '', false))).toBe(
      '[t](!)\nx=1\n[a](t)\nx = 3\ny=2\n',
    );
  });

  it('fails where there is none, and refuses what would break the line', () => {
    const { editor, section, document } = open('[a]\nx=1\n');
    expect(editor.updateVariable(section('a'), 'y', '1', '', false)).toBe('update');
    expect(editor.updateVariable(section('a'), 'x', '1\n[b]', '', false)).toBe('update');
    expect(document.root.changed).toBe(false);
  });
});

describe('appending and inserting', () => {
  it('appends behind the last line of the section, above what stands before the next', () => {
    expect(after('[a]\nx=1\n; end\n\n; about b\n[b]\n', (e, s) => e.appendVariable(s('a'), 'y', '2', true))).toBe(
      '[a]\nx=1\ny => 2\n; end\n\n; about b\n[b]\n',
    );
    expect(after('[a]', (e, s) => e.appendVariable(s('a'), 'y', '', false))).toBe('[a]\ny =\n');
  });

  it('counts inherited variables when it inserts', () => {
    const text = '[t](!)\nx=1\n[a](t)\ny=2\nz=3\n';
    expect(after(text, (e, s) => e.insertVariable(s('a'), 2, 'new', '0'))).toBe(
      '[t](!)\nx=1\n[a](t)\ny=2\nnew = 0\nz=3\n',
    );
    expect(after(text, (e, s) => e.insertVariable(s('a'), 99, 'new', '0'))).toBe(`${text}new = 0\n`);
  });

  it('never writes into a block comment', () => {
    const inside = '[a]\nx=1 ;-- begin\n middle\n--; y=2\n';
    expect(after(inside, (e, s) => e.insertVariable(s('a'), 1, 'new', '0'))).toBe(
      '[a]\nnew = 0\nx=1 ;-- begin\n middle\n--; y=2\n',
    );
    expect(after('[a]\nx=1 ;-- begin\n--;\n', (e, s) => e.appendVariable(s('a'), 'new', '0', false))).toBe(
      '[a]\nx=1 ;-- begin\n--;\nnew = 0\n',
    );
    const unclosed = open('[a]\nx=1\n;-- never\n');
    expect(unclosed.editor.appendVariable(unclosed.section('a'), 'y', '2', false)).toBe('readOnly');
  });

  it('protects names that would be read as something else', () => {
    const text = after('[a]\n', (e, s) => e.appendVariable(s('a'), '#exec', 'rm', false));
    expect(text).toBe('[a]\n\\#exec = rm\n');
    expect(parseConfig(text, 'x').config.values('a', '#exec')).toEqual(['rm']);
    const { editor, section } = open('[a]\n');
    expect(editor.appendVariable(section('a'), 'x\n[b]', '1', false)).toBe('append');
    expect(editor.appendVariable(section('a'), 'x=y', '1', false)).toBe('append');
  });

  it('leaves out what a template says already', () => {
    expect(after('[t](!)\nx=1\n[a](t)\n', (e, s) => e.appendVariable(s('a'), 'X', '1', false))).toBe(
      '[t](!)\nx=1\n[a](t)\n',
    );
  });
});

describe('deleting variables', () => {
  it('deletes all of a name, those of a value, or the one at an index', () => {
    const text = '[a]\nx=1\nx=2 ; two\ny=3\n';
    expect(after(text, (e, s) => e.deleteVariables(s('a'), { name: 'X', match: '' }))).toBe('[a]\ny=3\n');
    expect(after(text, (e, s) => e.deleteVariables(s('a'), { name: 'x', match: '2' }))).toBe('[a]\nx=1\ny=3\n');
    expect(after(text, (e, s) => e.deleteVariables(s('a'), { index: 2 }))).toBe('[a]\nx=1\nx=2 ; two\n');
    const { editor, section } = open(text);
    expect(editor.deleteVariables(section('a'), { index: 3 })).toBe('delete');
  });

  it('keeps a block comment that begins or ends on the line', () => {
    expect(after('[a]\nx=1 ;-- b\n--; y=2\nz=3\n', (e, s) => e.deleteVariables(s('a'), { name: 'x', match: '' }))).toBe(
      '[a]\n ;-- b\n--; y=2\nz=3\n',
    );
  });

  it('can append again behind a deleted last line', () => {
    const { editor, section, text } = open('[a]\nx=1\n\n[b]\n');
    editor.deleteVariables(section('a'), { index: 0 });
    expect(editor.appendVariable(section('a'), 'y', '2', false)).toBe('ok');
    expect(text()).toBe('[a]\ny = 2\n\n[b]\n');
  });
});

describe('sections', () => {
  it('comes at the end, or before another with the comment above it', () => {
    expect(after('[a]\nx=1', (e) => e.newSection({ name: 'b', isTemplate: true, templates: ['a'] }))).toBe(
      '[a]\nx=1\n\n[b](!,a)\n',
    );
    expect(after('[z]\n\n; about a\n[a]\n', (e) => e.newSection({ name: 'b', before: 'a' }))).toBe(
      '[z]\n\n[b]\n\n; about a\n[a]\n',
    );
  });

  it('is refused where it is there, its template is not, or its name cannot be written', () => {
    const { editor } = open('[a](!)\n');
    expect(editor.newSection({ name: 'A' })).toBe('newCategory');
    expect(editor.newSection({ name: 'b', templates: ['c'] })).toBe('unknownTemplate');
    expect(editor.newSection({ name: 'b', before: 'c' })).toBe('newCategory');
    for (const name of ['', 'x]', 'x\n[y', 'x;']) expect(editor.newSection({ name })).toBe('newCategory');
    expect(editor.newSection({ name: 'a', allowDuplicates: true })).toBe('ok');
  });

  it('is renamed together with those who inherit from it', () => {
    expect(after('[t](!) ; T\nx=1\n[a](t,t)\n', (e, s) => e.renameSection(s('t'), 'base'))).toBe(
      '[base](!) ; T\nx=1\n[a](base,base)\n',
    );
  });

  it('goes with all of its lines, and leaves the comments around it', () => {
    const text = '; top\n[a]\nx=1\n; in between\ny=2\n; below\n\n[b]\n[a](+)\nz=3\n[c]\n';
    expect(after(text, (e, s) => e.deleteSection(s('a')))).toBe('; top\n; below\n\n[b]\n[c]\n');
  });

  it('stays where others inherit from it', () => {
    const { editor, section } = open('[t](!)\n[a](t)\n');
    expect(editor.deleteSection(section('t'))).toBe('deleteCategory');
  });

  it('is emptied of its variables only', () => {
    expect(after('[a]\n; one\nx=1\n; two\n', (e, s) => e.emptySection(s('a')))).toBe('[a]\n; one\n; two\n');
  });
});

describe('a changed template', () => {
  const text = '[t](!)\nx=1\ny=2\n[a](t)\nz=3\n';
  const change = (e: ConfEditor, s: (name: string) => Section) => e.updateVariable(s('t'), 'x', '9', '', false);

  it('leaves its heirs as they were, if that is asked for', () => {
    expect(after(text, change, true)).toBe('[t](!)\nx=9\ny=2\n[a](t)\nx = 1\nz=3\n');
  });

  it('changes its heirs, if it is not', () => {
    expect(after(text, change, false)).toBe('[t](!)\nx=9\ny=2\n[a](t)\nz=3\n');
  });
});

const line = fc.constantFrom(
  'x = 1',
  'y=>2',
  'x += 3 ; c',
  '; note',
  '',
  ';-- b',
  '--;',
  'w = 1 ;-- in --;',
  'z = \\; ; c',
);
const file = fc
  .array(fc.tuple(fc.constantFrom('[a]', '[b]', '[a](+)', '[t](!)', '[c](t)'), fc.array(line, { maxLength: 6 })))
  .map((parts) => `[a]\n[t](!)\nq = 0\n${parts.map(([head, lines]) => `${[head, ...lines].join('\n')}\n`).join('')}`);
const name = fc.constantFrom('x', 'y', 'z', 'q', 'n');
const value = fc.constantFrom('7', 'a;b', '', ';-- x --;', '=>', '>8', 'c:\\');
const change = fc.oneof(
  fc.record({ kind: fc.constant('update' as const), name, value }),
  fc.record({ kind: fc.constant('append' as const), name, value }),
  fc.record({ kind: fc.constant('insert' as const), name, value, index: fc.nat(6) }),
  fc.record({ kind: fc.constant('delete' as const), name }),
);

describe('any changes', () => {
  it('leave every other line as it was, and are read back as they were made', () => {
    let made = 0;
    fc.assert(
      fc.property(file, fc.constantFrom('a', 'b', 'c'), fc.array(change, { maxLength: 6 }), (text, target, changes) => {
        const { editor, text: now } = open(text);
        const section = editor.find(target)[0];
        if (section === undefined) return;
        const own = () => section.entries.filter(({ inherited }) => !inherited);
        const inherited = () => section.entries.filter((entry) => entry.inherited);
        const others = text.split('\n').filter((each) => !/^[xyzqnw]/.test(each) && !/^--;|^;--/.test(each));
        for (const each of changes) {
          const result =
            each.kind === 'update'
              ? editor.updateVariable(section, each.name, each.value, '', false)
              : each.kind === 'append'
                ? editor.appendVariable(section, each.name, each.value, false)
                : each.kind === 'insert'
                  ? editor.insertVariable(section, each.index, each.name, each.value)
                  : editor.deleteVariables(section, { name: each.name, match: '' });
          if (result === 'ok') made += 1;
        }
        expect(
          now()
            .split('\n')
            .filter((each) => others.includes(each)),
        ).toEqual(expect.arrayContaining(others));
        const again = parseConfig(now(), 'x').config;
        const written =
          again
            .sections()
            .find(({ name }) => name === target)
            ?.variables.filter((v) => !v.inherited) ?? [];
        const key = (entry: { name: string; value: string }) => `${entry.name}=${entry.value}`;
        // What was inherited and then deleted is there again; what is the section's own is exactly what was made.
        expect(written.map(key).sort()).toEqual(own().map(key).sort());
        expect(inherited().length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
    expect(made).toBeGreaterThan(100);
  });
});
