import { afterEach, expect, it } from 'vitest';
import { startTestKernel, type TestKernel } from '../../../testing/test-kernel.js';
import { definition } from './module.js';

let system: TestKernel;
afterEach(() => system.close());

const conf =
  '[general]\ntemplate = friendly\nfoo = bar\n[friendly]\nhangup request=channel request hangup\nlamp=lamp\n';

const start = async (text = conf) => {
  system = await startTestKernel({ files: { 'cli_aliases.conf': text } });
  for (const name of ['channel request hangup', 'lamp'])
    system.kernel.commands.register({
      name,
      summary: '',
      usage: [],
      run: ({ args, print }) => {
        print(`${name}: ${args.join('|')}`);
        return undefined;
      },
    });
  system.kernel.modules.define([definition]);
  await system.kernel.modules.start();
};

it('gives commands the names of the chosen section', async () => {
  await start();
  expect(await system.console('hangup request Local/1')).toEqual(['channel request hangup: Local/1']);
  expect(await system.console('cli show aliases')).toEqual([
    'Alias Command                  Real Command',
    'hangup request                 channel request hangup',
  ]);
});

it('tells what is wrong, and leaves commands their names', async () => {
  await start();
  expect(await system.console('lamp on')).toEqual(['lamp: on']);
  expect(system.logged.join('\n')).toMatch(/cli_aliases\.conf:3: .*'foo'/);
  expect(system.logged.join('\n')).toMatch(/cli_aliases\.conf:6: There is already a command 'lamp'/);
});

it('reads the file again, and takes all names back at the end', async () => {
  await start();
  system.write('cli_aliases.conf', '[general]\ntemplate = mine\n[mine]\nauflegen=channel request hangup\n');
  expect(await system.kernel.modules.reload('res_clialiases')).toBe(0);
  expect((await system.console('hangup request x'))[0]).toContain('No such command');
  expect(await system.console('auflegen x')).toEqual(['channel request hangup: x']);
  await system.kernel.modules.unload('res_clialiases');
  expect((await system.console('auflegen x'))[0]).toContain('No such command');
});
