import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startTestKernel, type TestKernel } from '../../../testing/test-kernel.js';
import { definition } from './module.js';

let system: TestKernel;
afterEach(() => system.close());

const general = 'static=yes\nwriteprotect=no\n';
const start = async (text: string, head = general, options = ''): Promise<void> => {
  system = await startTestKernel({
    files: { 'extensions.conf': `[general]\n${head}${text}`, 'asterisk.conf': `[options]\n${options}\n` },
    modules: [definition],
  });
};
const run = (line: string) => system.kernel.commands.run(line);
const at = (name: string): string => join(system.kernel.settings.directories.astetcdir, name);
const saved = (): string => readFileSync(at('extensions.conf'), 'latin1');

const plan = `autofallthrough=no
[globals]
A=1
B=two words
; comment
[other]
exten => s,1,Dial(Local/1@main,10,tT)
[main]
include => other
include => day,9:00-17:00,mon-fri,*,*
ignorepat => 9
exten => 100,1,Answer()
 same => n(lab),Wait(1)
 same => n,Set(A="x,y")
 same => n,NoOp(a\\;b)
exten => _1X.,1,NoOp(\${EXTEN:1})
exten => 200,hint,Custom:x
exten => 100/555,1,NoOp(cid)
`;

describe('dialplan save', () => {
  it('writes the dialplan as it is now, and what is read again is the same', async () => {
    await start(plan);
    await run('dialplan add extension 300,1,NoOp(new) into main');
    expect(await run('dialplan save')).toEqual({
      ok: true,
      lines: [`Dialplan successfully saved into '${at('extensions.conf')}'`],
    });
    expect(saved()).toBe(
      '[general]\nstatic=yes\nwriteprotect=no\nautofallthrough=no\nclearglobalvars=no\nextenpatternmatchnew=no\n\n' +
        '[globals]\nA => 1\nB => two words\n\n' +
        '[main]\nexten => 100/555,1,NoOp(cid)\nexten => 100,1,Answer()\nexten => 100,2(lab),Wait(1)\n' +
        'exten => 100,3,Set(A="x,y")\nexten => 100,4,NoOp(a\\;b)\n\nexten => 200,hint,Custom:x\n\n' +
        'exten => 300,1,NoOp(new)\n\nexten => _1X.,1,NoOp(${EXTEN:1})\n\n' +
        'include => other\ninclude => day,9:00-17:00,mon-fri,*,*\n\nignorepat => 9\n\n' +
        '[other]\nexten => s,1,Dial(Local/1@main,10,tT)\n\n',
    );
    const before = (await run('dialplan show')).lines.map((line) =>
      line.replace(/\[extensions\.conf:\d+\]|\[pbx_config\]/, ''),
    );
    await system.kernel.modules.reload('pbx_config');
    const after = (await run('dialplan show')).lines.map((line) =>
      line.replace(/\[extensions\.conf:\d+\]|\[pbx_config\]/, ''),
    );
    expect([...after].sort()).toEqual([...before].sort());
  });

  it('writes another file or folder of the configuration', async () => {
    await start(plan);
    mkdirSync(at('copies'));
    expect((await run('dialplan save copies')).ok).toBe(true);
    expect((await run(`dialplan save ${at('other.conf')}`)).ok).toBe(true);
    expect([existsSync(at('copies/extensions.conf')), existsSync(at('other.conf'))]).toEqual([true, true]);
  });

  it('writes nothing outside of it, links followed, and nothing where there is no folder', async () => {
    await start(plan);
    const elsewhere = join(system.folder, 'elsewhere');
    mkdirSync(elsewhere);
    symlinkSync(elsewhere, at('link'));
    for (const name of [elsewhere, `${elsewhere}/x.conf`, '../x.conf', 'link', 'link/x.conf', 'nowhere/x.conf'])
      expect(await run(`dialplan save ${name}`)).toMatchObject({ ok: false });
    expect(existsSync(join(elsewhere, 'extensions.conf'))).toBe(false);
    expect(existsSync(join(elsewhere, 'x.conf'))).toBe(false);
  });

  it.each(['', 'static=no\n', 'static=yes\nwriteprotect=yes\n'])('leaves a file alone that says %j', async (head) => {
    await start(plan, head);
    const before = saved();
    expect(await run('dialplan save')).toMatchObject({ ok: false });
    expect(saved()).toBe(before);
  });

  it('goes by the file as it was read last, and takes one name', async () => {
    await start('[main]\nexten => 1,1,NoOp()\n', '');
    writeFileSync(at('extensions.conf'), `[general]\n${general}[main]\nexten => 1,1,NoOp()\n`);
    await system.kernel.modules.reload('pbx_config');
    expect((await run('dialplan save')).ok).toBe(true);
    expect((await run('dialplan save a b')).lines[0]).toMatch(/^Usage: dialplan save/);
  });
});
