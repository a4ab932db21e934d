import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestKernel, type TestKernel } from '../../../testing/test-kernel.js';
import { VirtualClock } from '../../kernel/virtual-clock.js';
import { definition } from './module.js';

const sample = `; a file for the configuration actions
[first]
colour = red
size = 10

[second](!)
kind = template

[third](second)
name = three
list => one
list => two
`;

let server: TestKernel;
let clock: VirtualClock;
beforeEach(async () => {
  clock = new VirtualClock();
  server = await startTestKernel({ files: { 'editable.conf': sample }, builtins: [definition], clock });
});
afterEach(() => server.close());

const etc = (...names: string[]) => path.join(server.folder, 'etc', ...names);
const file = (name = 'editable.conf') => readFileSync(etc(name), 'latin1');
const ask = async (action: string, headers: Record<string, string> = {}): Promise<string[]> => {
  const [reply = ''] = (await server.perform(action, headers)) ?? [];
  return reply.split('\r\n').slice(0, -1);
};
const get = (headers: Record<string, string> = {}) => ask('GetConfig', { Filename: 'editable.conf', ...headers });
const success = ['Response: Success'];
const error = (message: string) => ['Response: Error', `Message: ${message}`];

/** Performs UpdateConfig with changes in the order given. */
const update = (changes: readonly Record<string, string>[], more: Record<string, string> = {}) => {
  const numbered = changes.flatMap((change, index) =>
    Object.entries(change).map(([name, value]) => [`${name}-${String(index).padStart(6, '0')}`, value]),
  );
  return ask('UpdateConfig', {
    SrcFilename: 'editable.conf',
    DstFilename: 'editable.conf',
    ...more,
    ...Object.fromEntries(numbered),
  });
};
const change = (Action: string, Cat: string, more: Record<string, string> = {}) => update([{ Action, Cat, ...more }]);

const all = [
  'Response: Success',
  'Category-000000: first',
  'Line-000000-000000: colour=red',
  'Line-000000-000001: size=10',
  'Category-000001: third',
  'Templates-000001: second',
  'Line-000001-000000: kind=template',
  'Line-000001-000001: name=three',
  'Line-000001-000002: list=one',
  'Line-000001-000003: list=two',
];

describe('GetConfig', () => {
  it('shows sections with what they inherit, templates left out', async () => {
    expect(await get()).toEqual(all);
  });

  it('shows one section, whatever the case of its name', async () => {
    expect(await get({ Category: 'FIRST' })).toEqual(all.slice(0, 4));
    expect(await get({ Category: 'nope' })).toEqual([...success, 'No categories found']);
  });

  it('filters by variables, and shows templates where the filter asks for them', async () => {
    expect(await get({ Filter: 'colour=red' })).toEqual(all.slice(0, 4));
    expect(await get({ Filter: 'colour=blue' })).toEqual(success);
    expect(await get({ Filter: 'col.*=^r,size=0$' })).toEqual(all.slice(0, 4));
    expect(await get({ Filter: 'TEMPLATES=restrict' })).toEqual([
      ...success,
      'Category-000000: second',
      'IsTemplate-000000: 1',
      'Line-000000-000000: kind=template',
    ]);
    expect(await get({ Filter: 'TEMPLATES=include,kind=' })).toContain('Category-000001: third');
  });

  it('finds no file where there is a folder', async () => {
    mkdirSync(etc('folder.conf'));
    for (const action of ['GetConfig', 'GetConfigJSON', 'ListCategories'])
      expect(await ask(action, { Filename: 'folder.conf' })).toEqual(error('Config file not found'));
    const folder = { SrcFilename: 'folder.conf', DstFilename: 'editable.conf' };
    expect(await ask('UpdateConfig', folder)).toEqual(error('Config file not found'));
  });

  it('finds nothing with a filter that cannot be read', async () => {
    for (const Filter of ['colour', '(=x', 'TEMPLATES=maybe']) expect(await get({ Filter })).toEqual(success);
  });

  it('says that a file is missing, or cannot be read', async () => {
    server.write('broken.conf', '[a\n');
    expect(await ask('GetConfig', { Filename: 'broken.conf' })).toEqual(error('Config file has invalid format'));
    expect(await ask('GetConfig', { Filename: 'nope.conf' })).toEqual(error('Config file not found'));
    for (const action of ['GetConfigJSON', 'ListCategories'])
      expect(await ask(action, { Filename: 'broken.conf' })).toEqual(error('Config file has invalid format'));
    const broken = { SrcFilename: 'broken.conf', DstFilename: 'editable.conf' };
    expect(await ask('UpdateConfig', broken)).toEqual(error('Config file has invalid format'));
    expect(await ask('GetConfig')).toEqual(error('Filename not specified'));
  });
});

describe('GetConfigJSON', () => {
  it('answers with one object for a section', async () => {
    expect(await ask('GetConfigJSON', { Filename: 'editable.conf' })).toEqual([
      ...success,
      'JSON: {"first":{"colour":"red","size":"10"},"third":{"templates":"second","kind":"template","name":"three","list":"one","list":"two"}}',
    ]);
  });

  it('escapes what JSON needs escaped', async () => {
    server.write('odd.conf', '[a"b]\nx = \\\\ "q"\t\x01 \xc3\xa0\n');
    const [, json = ''] = await ask('GetConfigJSON', { Filename: 'odd.conf' });
    const text = Buffer.from(json.slice('JSON: '.length), 'latin1').toString('utf8');
    expect(JSON.parse(text)).toEqual({ 'a"b': { x: '\\\\ "q"\t\x01 à' } });
  });
});

describe('ListCategories', () => {
  it('lists the names of sections, or says that there are none', async () => {
    const list = (Filename: string) => ask('ListCategories', { Filename });
    expect(await list('editable.conf')).toEqual([...success, 'Category-000000: first', 'Category-000001: third']);
    server.write('empty.conf', '');
    expect(await list('empty.conf')).toEqual([...success, 'Error: no categories found']);
  });
});

describe('which files a client may reach', () => {
  let outside: string;
  beforeEach(() => {
    outside = mkdtempSync(path.join(os.tmpdir(), 'amiable-outside-'));
    writeFileSync(path.join(outside, 'x.conf'), '[secret]\n');
  });
  afterEach(() => rmSync(outside, { recursive: true, force: true }));

  const restricted = error('File requires escalated privileges');
  const everyWay = async (name: string) => [
    await ask('GetConfig', { Filename: name }),
    await ask('GetConfigJSON', { Filename: name }),
    await ask('ListCategories', { Filename: name }),
    await ask('UpdateConfig', { SrcFilename: name, DstFilename: 'editable.conf' }),
    await ask('UpdateConfig', { SrcFilename: 'editable.conf', DstFilename: name }),
  ];

  it('reaches a file by any path that leads into the folder', async () => {
    expect(await ask('GetConfig', { Filename: '../etc/editable.conf' })).toEqual(all);
    expect(await ask('GetConfig', { Filename: etc('editable.conf') })).toEqual(all);
  });

  it('takes no way through a folder that is not there', async () => {
    expect(await ask('GetConfig', { Filename: 'none/../editable.conf' })).toEqual(error('Config file not found'));
  });

  it('goes up from where a link leads to, not from where it stands', async () => {
    mkdirSync(path.join(outside, 'deep'));
    symlinkSync(path.join(outside, 'deep'), etc('inside'));
    server.write('x.conf', '[open]\n');
    for (const answer of await everyWay('inside/../x.conf')) expect(answer).toEqual(restricted);
    expect(await ask('CreateConfig', { Filename: 'inside/../made.conf' })).toEqual(restricted);
  });

  it('reaches no file outside, by whatever path', async () => {
    symlinkSync(outside, etc('inside'));
    symlinkSync(path.join(outside, 'x.conf'), etc('x.conf'));
    for (const name of [path.join(outside, 'x.conf'), 'inside/x.conf', 'x.conf', '/etc/passwd'])
      for (const answer of await everyWay(name)) expect(answer, name).toEqual(restricted);
  });

  it('does not take a folder for its own whose name only begins like its own', async () => {
    mkdirSync(`${etc()}-evil`);
    writeFileSync(`${etc()}-evil/x.conf`, '[secret]\n');
    for (const answer of await everyWay('../etc-evil/x.conf')) expect(answer).toEqual(restricted);
  });

  it('makes no file outside', async () => {
    symlinkSync(outside, etc('inside'));
    symlinkSync(path.join(outside, 'dangling.conf'), etc('dangling.conf'));
    for (const Filename of ['../../made.conf', path.join(outside, 'made.conf'), 'inside/made.conf', '../made.conf'])
      expect(await ask('CreateConfig', { Filename }), Filename).toEqual(restricted);
    expect(await ask('CreateConfig', { Filename: 'dangling.conf' })).toEqual(error('File exists'));
    expect(readdirSync(outside)).toEqual(['x.conf']);
  });

  it('may be given further folders', async () => {
    await server.close();
    const files = { 'asterisk.conf': `[options]\nconfigfolders = ${outside}\n` };
    server = await startTestKernel({ files, builtins: [definition] });
    expect(await ask('GetConfig', { Filename: path.join(outside, 'x.conf') })).toContain('Category-000000: secret');
    expect(await ask('GetConfig', { Filename: '/etc/passwd' })).toEqual(restricted);
  });

  it('changes no included file that lies outside', async () => {
    server.write('including.conf', `#include ${path.join(outside, 'x.conf')}\n`);
    const answer = await update([{ Action: 'Append', Cat: 'secret', Var: 'x', Value: '1' }], {
      SrcFilename: 'including.conf',
      DstFilename: 'including.conf',
    });
    expect(answer).toEqual(error('Save of config failed'));
    expect(readFileSync(path.join(outside, 'x.conf'), 'latin1')).toBe('[secret]\n');
  });
});

describe('CreateConfig', () => {
  it('makes an empty file, once', async () => {
    const create = () => ask('CreateConfig', { Filename: 'made.conf' });
    expect(await create()).toEqual([...success, 'Message: New configuration file created successfully']);
    expect(file('made.conf')).toBe('');
    expect(await ask('GetConfig', { Filename: 'made.conf' })).toEqual(success);
    expect(await create()).toEqual(error('File exists'));
    expect(await ask('CreateConfig', { Filename: 'no/such/made.conf' })).toEqual(error('No such file or directory'));
  });
});

describe('UpdateConfig', () => {
  it('updates, appends, deletes and inserts variables', async () => {
    expect(await change('Update', 'first', { Var: 'colour', Value: 'green' })).toEqual(success);
    expect(await change('Append', 'first', { Var: 'shape', Value: 'round' })).toEqual(success);
    expect(await change('Delete', 'first', { Var: 'size' })).toEqual(success);
    expect(await change('Insert', 'first', { Var: 'top', Value: 'yes', Line: '0' })).toEqual(success);
    expect(file()).toBe(sample.replace('colour = red\nsize = 10\n', 'top = yes\ncolour = green\nshape = round\n'));
  });

  it('makes, renames, empties and deletes sections', async () => {
    expect(await change('NewCat', 'fourth')).toEqual(success);
    expect(await change('append', 'fourth', { Var: 'a', Value: '>b' })).toEqual(success);
    expect(file()).toBe(`${sample}\n[fourth]\na => b\n`);
    expect(await change('RenameCat', 'fourth', { Value: 'fifth' })).toEqual(success);
    expect(await change('EmptyCat', 'fifth')).toEqual(success);
    expect(file()).toBe(`${sample}\n[fifth]\n`);
    expect(await change('DelCat', 'fifth')).toEqual(success);
    expect(file()).toBe(`${sample}\n`);
  });

  it('knows the options of a new section', async () => {
    const options = { Options: 'template,inherit="second, first"', Match: 'third' };
    expect(await change('NewCat', 'base', options)).toEqual(success);
    expect(file()).toBe(sample.replace('[third]', '[base](!,second,first)\n\n[third]'));
    expect(await change('NewCat', 'first', { Options: 'allowdups' })).toEqual(success);
    expect(await change('NewCat', 'first', { Options: 'ignoreerror' })).toEqual(success);
    expect(await change('NewCat', 'x', { Options: 'inherit=nope' })).toEqual(error('Template category not found'));
  });

  it('chooses among sections of one name by a filter', async () => {
    server.write('editable.conf', '[a]\ntype=aor\n[a]\ntype=auth\n[t](!)\n');
    const Options = 'catfilter="type=auth"';
    expect(await change('Append', 'a', { Var: 'x', Value: '1', Options })).toEqual(success);
    expect(await change('Append', 't', { Var: 'y', Value: '2' })).toEqual(error('Given category does not exist'));
    expect(await change('Append', 't', { Var: 'y', Value: '2', Options: 'catfilter=TEMPLATES=include' })).toEqual(
      error('Given category does not exist'),
    );
    expect(await change('Append', 't', { Var: 'y', Value: '2', Options: 'catfilter="TEMPLATES=include"' })).toEqual(
      success,
    );
    expect(file()).toBe('[a]\ntype=aor\n[a]\ntype=auth\nx = 1\n[t](!)\ny = 2\n');
  });

  it.each([
    ['Create category did not complete successfully', { Action: 'NewCat', Cat: 'first' }],
    ['Given category does not exist', { Action: 'DelCat', Cat: 'nope' }],
    ['Given category does not exist', { Action: 'Append', Cat: 'nope', Var: 'a', Value: 'b' }],
    ['Given category does not exist', { Action: 'Update', Cat: 'second', Var: 'kind', Value: 'b' }],
    ['Unknown action command', { Action: 'Sideways', Cat: 'first' }],
    ['Category not specified', { Action: 'NewCat' }],
    ['Problem with category, value, or line (if required)', { Action: 'RenameCat', Cat: 'first' }],
    ['Problem with category, value, or line (if required)', { Action: 'Update', Cat: 'first', Value: 'x' }],
    ['Problem with category, value, or line (if required)', { Action: 'Insert', Cat: 'first', Var: 'x' }],
    ['Problem with category, value, or line (if required)', { Action: 'Delete', Cat: 'first' }],
    ['Update did not complete successfully', { Action: 'Update', Cat: 'first', Var: 'absent', Value: 'x' }],
    ['Update did not complete successfully', { Action: 'Delete', Cat: 'first', Var: 'absent' }],
    ['Update did not complete successfully', { Action: 'Delete', Cat: 'first', Line: '9' }],
    ['Rename category did not complete successfully', { Action: 'RenameCat', Cat: 'first', Value: 'a]b' }],
    ['Append did not complete successfully', { Action: 'Append', Cat: 'first', Var: 'a=b', Value: 'c' }],
    [
      'Delete category did not complete successfully',
      { Action: 'DelCat', Cat: 'second', Options: "catfilter='TEMPLATES=restrict'" },
    ],
  ])('says %s to %j', async (message, request) => {
    expect(await update([request as Record<string, string>])).toEqual(error(message));
    expect(file()).toBe(sample);
  });

  it('makes all changes or none', async () => {
    const append = { Action: 'Append', Cat: 'first', Var: 'one', Value: '1' };
    expect(await update([append, { Action: 'DelCat', Cat: 'nope' }])).toEqual(error('Given category does not exist'));
    expect(file()).toBe(sample);
    expect(await update([append, { Action: 'Delete', Cat: 'first', Line: '2' }, append])).toEqual(success);
    expect(file()).toBe(sample.replace('size = 10\n', 'size = 10\none = 1\n'));
  });

  it('keeps what heirs of a changed template had, unless it is told not to', async () => {
    const edit = [
      { Action: 'Update', Cat: 'second', Var: 'kind', Value: 'new', Options: 'catfilter="TEMPLATES=include"' },
    ];
    expect(await update(edit, { PreserveEffectiveContext: 'no' })).toEqual(success);
    expect(file()).toBe(sample.replace('kind = template', 'kind = new'));
    const back = edit.map((one) => ({ ...one, Value: 'third' }));
    expect(await update(back)).toEqual(success);
    expect(file()).toBe(
      sample.replace('kind = template', 'kind = third').replace('(second)\n', '(second)\nkind = new\n'),
    );
  });

  it('writes to another file, which must be there', async () => {
    const edit = [{ Action: 'Append', Cat: 'first', Var: 'x', Value: '1' }];
    expect(await update(edit, { DstFilename: 'copy.conf' })).toEqual(error('File requires escalated privileges'));
    server.write('copy.conf', 'old');
    expect(await update(edit, { DstFilename: 'copy.conf' })).toEqual(success);
    expect(file()).toBe(sample);
    expect(file('copy.conf')).toBe(sample.replace('size = 10\n', 'size = 10\nx = 1\n'));
  });

  it('writes through a link to its target, keeps permissions, and leaves no other file behind', async () => {
    mkdirSync(etc('real'));
    writeFileSync(etc('real', 'linked.conf'), '[a]\n', { mode: 0o604 });
    symlinkSync(etc('real', 'linked.conf'), etc('linked.conf'));
    const names = { SrcFilename: 'linked.conf', DstFilename: 'linked.conf' };
    expect(await update([{ Action: 'Append', Cat: 'a', Var: 'x', Value: '1' }], names)).toEqual(success);
    expect(lstatSync(etc('linked.conf')).isSymbolicLink()).toBe(true);
    expect(readFileSync(etc('real', 'linked.conf'), 'latin1')).toBe('[a]\nx = 1\n');
    expect(statSync(etc('real', 'linked.conf')).mode & 0o777).toBe(0o604);
    expect(readdirSync(etc('real'))).toEqual(['linked.conf']);
  });

  it('changes a variable in the included file that holds it', async () => {
    server.write('part.conf', '; part\nx = 1\n');
    server.write('editable.conf', '[a]\n#include part.conf\n');
    expect(
      await update([
        { Action: 'Update', Cat: 'a', Var: 'x', Value: '2' },
        { Action: 'Append', Cat: 'a', Var: 'y', Value: '3' },
      ]),
    ).toEqual(success);
    expect(file('part.conf')).toBe('; part\nx = 2\n');
    expect(file()).toBe('[a]\n#include part.conf\ny = 3\n');
  });

  it('lets no value begin another line', async () => {
    const lines =
      (await update([{ Action: 'Append', Cat: 'first', Var: '[evil]', Value: 'a;b' }])) && file().split('\n');
    expect(lines).toContain('\\[evil] = a\\;b');
    expect(await change('NewCat', 'x](!)')).toEqual(error('Create category did not complete successfully'));
  });

  it('reloads once the client has its answer', async () => {
    const reloads: string[] = [];
    server.kernel.modules.addReload('there', () => {
      reloads.push('there');
    });
    expect(await update([], { Reload: 'there' })).toEqual(success);
    expect(reloads).toEqual([]);
    await clock.advance(1);
    expect(reloads).toEqual(['there']);
    expect(await update([], { Reload: 'yes' })).toEqual(success);
    await clock.advance(1);
    expect(reloads).toEqual(['there', 'there']);
  });

  it('says so where the file cannot be written', async () => {
    server.write('editable.conf', '[a]\n;-- never closed\n');
    expect(await change('Append', 'a', { Var: 'x', Value: '1' })).toEqual(error('Save of config failed'));
    expect(existsSync(etc('editable.conf'))).toBe(true);
  });
});
