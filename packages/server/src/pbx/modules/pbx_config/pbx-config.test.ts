import { afterEach, describe, expect, it } from 'vitest';
import { startTestKernel, type TestKernel } from '../../../testing/test-kernel.js';
import { definition } from './module.js';

let system: TestKernel;
const start = async (text: string): Promise<void> => {
  system = await startTestKernel({ files: { 'extensions.conf': text }, modules: [definition] });
};
afterEach(() => system.close());

const steps = (context: string) =>
  (system.kernel.dialplan.context(context)?.extensions ?? []).flatMap((extension) =>
    extension.steps.map(
      ({ exten, callerId, priority, label, application, data }) =>
        `${exten}${callerId === undefined ? '' : `/${callerId}`},${priority}${label ? `(${label})` : ''},${application}(${data})`,
    ),
  );

const plan = `[general]
static=yes
writeprotect=no
autofallthrough=no
[globals]
COMPANY=Acme
FULL=\${COMPANY} Ltd
NUMBER=77
[main]
exten => 10,1,Answer
 same => n(again),Set(X=a,b)
 same => n+2(far),GotoIf($[1]?again)
 same => n,Hangup( )
exten => 10,hint,PJSIP/a&Custom:b(Ann)
exten => \${NUMBER},1,NoOp(\${COMPANY})
exten => _[1-3,5]X,1,NoOp(set)
exten => 20/5551,1,NoOp(for 5551)
exten => 20/,1,NoOp(for nobody)
exten => 20,1,NoOp(for all)
exten => s,1,NoOp()
exten => s,s(same),NoOp(second)
include => other
include => night,18:00-6:00,*,*,*
ignorepat => 9
[other]
exten => 40,1,NoOp()
`;

describe('extensions.conf', () => {
  it('is read with labels, counted priorities, hints, callers and globals', async () => {
    await start(plan);
    expect(steps('main')).toEqual([
      '10,-1,PJSIP/a&Custom:b(Ann)',
      '10,1,Answer()',
      '10,2(again),Set(X=a,b)',
      '10,5(far),GotoIf($[1]?again)',
      '10,6,Hangup( )',
      '20/,1,NoOp(for nobody)',
      '20/5551,1,NoOp(for 5551)',
      '20,1,NoOp(for all)',
      '77,1,NoOp(${COMPANY})',
      's,1,NoOp()',
      '_[1-3,5]X,1,NoOp(set)',
    ]);
    expect(system.kernel.globals.get('FULL')).toBe('Acme Ltd');
    expect(system.kernel.dialplan.autofallthrough).toBe(false);
    expect(system.kernel.dialplan.ignores('main', '9')).toBe(true);
    expect(system.kernel.hints.find('10', 'main')).toMatchObject({ hint: 'PJSIP/a&Custom:b', hintName: 'Ann' });
  });

  it('is searched by caller, through includes, and by label', async () => {
    await start(plan);
    const { dialplan } = system.kernel;
    expect(dialplan.find('main', '20', 1, '5551')?.data).toBe('for 5551');
    expect(dialplan.find('main', '20', 1, '')?.data).toBe('for nobody');
    expect(dialplan.find('main', '20', 1, '99')?.data).toBe('for all');
    expect(dialplan.find('main', '40', 1)?.context).toBe('other');
    expect(dialplan.labelPriority('main', '10', 'far')).toBe(5);
    expect(dialplan.exists('main', '25', 1)).toBe(true);
    expect(dialplan.exists('main', '45', 1)).toBe(false);
    expect(dialplan.matchMore('main', '1')).toBe(true);
    expect(dialplan.matchMore('other', '40')).toBe(false);
    expect(dialplan.canMatch('other', '4')).toBe(true);
  });

  it('tells each line that is wrong, with its place, and keeps the rest', async () => {
    await start(
      '[general]\nstatik=yes\nstatic=maybe\n[main]\nsame => n,NoOp()\nexten => 1,n,NoOp()\nexten => 1,x,NoOp()\n' +
        'exten => 2,1,NoSuch(a\nexten => 2,1,NoOp()\nexten => ,1,NoOp()\ninclude => a,99:00\ncolour => red\nswitch => IAX2/x\n',
    );
    expect(steps('main')).toEqual(['2,1,NoSuch(a)']);
    const told = system.logged.map((line) => /extensions\.conf:(\d+): \w+: (.{12})/.exec(line)?.slice(1).join(' '));
    expect(told).toEqual([
      '2 [general] of',
      '3 static is ye',
      "5 'same' goes ",
      "6 'n' counts f",
      "7 'x' is no pr",
      '8 the parenthe',
      '9 priority 1 o',
      '10 an extension',
      "11 '99:00' is n",
      '12 a context kn',
      '13 there are no',
      '8 there is no ',
    ]);
  });

  it('is read again by a reload, which leaves alone what others added, and tells hints anew', async () => {
    await start('[a]\nexten => 1,1,NoOp(old)\n[gone]\nexten => 1,hint,Custom:x\n');
    const { dialplan, hints } = system.kernel;
    dialplan.add({ context: 'a', exten: '2', priority: 1, application: 'NoOp', data: '', registrar: 'other' });
    system.write('extensions.conf', '[a]\nexten => 1,1,NoOp(new)\nexten => 3,hint,Custom:y\n');
    system.published.length = 0;
    expect(await system.console('dialplan reload')).toEqual(['Dialplan reloaded.']);
    expect(steps('a')).toEqual(['1,1,NoOp(new)', '2,1,NoOp()', '3,-1,Custom:y()']);
    expect(dialplan.context('gone')).toBeUndefined();
    expect(hints.list().map(({ exten }) => exten)).toEqual(['3']);
    expect(system.published.map(({ name }) => name)).toEqual([]);
  });

  it('stays as it is where the new file is wrong', async () => {
    await start('[a]\nexten => 1,1,NoOp(old)\n');
    system.write('extensions.conf', 'exten => 1,1,NoOp()\n');
    expect((await system.console('dialplan reload'))[0]).toBe('extensions.conf cannot be taken over; see the log');
    expect(steps('a')).toEqual(['1,1,NoOp(old)']);
  });

  it('empties globals that the file does not have only with clearglobalvars', async () => {
    await start('[globals]\nA=1\n');
    system.kernel.globals.set('B', '2');
    await system.console('dialplan reload');
    expect(system.kernel.globals.get('B')).toBe('2');
    system.write('extensions.conf', '[general]\nclearglobalvars=yes\n[globals]\nA=1\n');
    await system.console('dialplan reload');
    expect(system.kernel.globals.entries()).toEqual([['A', '1']]);
  });
});

const add = (headers: Record<string, string>) =>
  system.perform('DialplanExtensionAdd', {
    Context: 'a',
    Extension: '5',
    Priority: '1',
    Application: 'NoOp',
    ...headers,
  });
const reply = (response: string, message: string) => [`Response: ${response}\r\nMessage: ${message}\r\n`];

describe('DialplanExtensionAdd and DialplanExtensionRemove', () => {
  it('add, replace and remove', async () => {
    await start('[a]\n');
    expect(await add({ ApplicationData: 'x' })).toEqual(reply('Success', 'Added requested extension'));
    expect(await add({})).toEqual(reply('Error', 'That extension and priority already exist at that context'));
    expect(await add({ ApplicationData: 'y', Replace: 'yes' })).toEqual(reply('Success', 'Added requested extension'));
    expect(await add({ Extension: '5/77', Priority: '0' })).toEqual(reply('Success', 'Added requested extension'));
    expect(await add({ Context: 'fresh', Priority: 'nolabel' })).toEqual(
      reply('Error', 'The priority specified was invalid.'),
    );
    expect(steps('a')).toEqual(['5/77,0,NoOp()', '5,1,NoOp(y)']);
    const remove = (headers: Record<string, string>) =>
      system.perform('DialplanExtensionRemove', { Context: 'a', Extension: '5', ...headers });
    expect(await remove({ Priority: 'x' })).toEqual(reply('Error', 'The priority specified was invalid.'));
    expect(await remove({ Priority: '9' })).toEqual(reply('Error', 'Failed to remove requested extension'));
    expect(await remove({ Priority: '1' })).toEqual(
      reply('Success', 'Removed the requested priority from the extension'),
    );
    expect(await remove({})).toEqual(reply('Success', 'Removed the requested extension'));
    expect(await remove({})).toEqual(reply('Error', 'Failed to remove requested extension'));
    expect(await remove({ Extension: '' })).toEqual(
      reply('Error', 'Context and Extension must be provided for DialplanExtensionRemove'),
    );
  });
});

describe('the console', () => {
  it('changes the dialplan', async () => {
    await start('[a]\n');
    const run = (line: string) => system.console(line);
    expect((await run('dialplan add extension 7,1,NoOp(hi) into b'))[0]).toBe(
      "Extension '7,1,NoOp(hi)' added into 'b' context",
    );
    expect((await run('dialplan add extension 7,1,NoOp,again into b'))[0]).toBe(
      "Failed to add '7,1,NoOp(again)' extension into 'b' context",
    );
    expect((await run('dialplan add extension 7,1,NoOp,again into b replace'))[0]).toBe(
      "Extension '7,1,NoOp(again)' added into 'b' context",
    );
    expect((await run('dialplan add include b into a'))[0]).toBe("Context 'b' included in 'a' context");
    expect(system.kernel.dialplan.exists('a', '7', 1)).toBe(true);
    expect((await run('dialplan add include b into a'))[0]).toBe("Failed to include 'b' in 'a' context");
    expect((await run('dialplan remove include b from a'))[0]).toBe("We are not including 'b' into 'a' now");
    expect((await run('dialplan add ignorepat 9 into a'))[0]).toBe("Ignore pattern '9' added into 'a' context");
    expect((await run('dialplan remove ignorepat 9 from a'))[0]).toBe("Ignore pattern '9' removed from 'a' context");
    expect((await run('dialplan remove extension 7@b 1'))[0]).toBe('Extension 7@b with priority 1 removed');
    expect((await run('dialplan remove extension 7@b'))[0]).toBe('Failed to remove extension 7@b');
    expect((await run('dialplan remove context b'))[0]).toBe("Removed context 'b'");
    expect((await run('dialplan remove context b'))[0]).toBe("There is no such context as 'b'");
    expect((await run('dialplan add extension'))[0]).toMatch(/^Usage: dialplan add extension/);
  });
});
