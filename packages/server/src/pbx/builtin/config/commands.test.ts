import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startTestKernel, type TestKernel } from '../../../testing/test-kernel.js';
import { definition as celManager } from '../../modules/cel_manager/module.js';
import { definition as pbxConfig } from '../../modules/pbx_config/module.js';
import { definition as cel } from '../cel/module.js';
import { definition as loader } from '../loader/module.js';
import { definition as config } from './module.js';

let system: TestKernel;
afterEach(() => system.close());

const start = async (): Promise<void> => {
  system = await startTestKernel({
    files: { 'extensions.conf': '[default]\nexten => 1,1,NoOp()\n', 'cel.conf': '[general]\nenable=no\n' },
    builtins: [config, cel, loader],
    modules: [celManager, pbxConfig],
  });
};
const etc = (file: string): string => join(system.kernel.settings.directories.astetcdir, file);
const row = (reader: string, file: string): string => `${reader.padEnd(20)} ${etc(file).padEnd(50)}`;

describe('the console', () => {
  it('lists the files that were read with those who go by them', async () => {
    await start();
    const rows = await system.console('config list');
    expect(rows).toEqual([
      row('cel_manager', 'cel.conf'),
      row('core', 'cel.conf'),
      row('pbx_config', 'extensions.conf'),
    ]);
  });

  it('lets those who go by a file read it again', async () => {
    await start();
    system.write('extensions.conf', '[other]\nexten => 1,1,NoOp()\n');
    expect(await system.console(`config reload ${etc('extensions.conf')}`)).toEqual([
      "Module 'pbx_config' reloaded successfully.",
    ]);
    expect(system.kernel.dialplan.context('other')).toBeDefined();
    expect(await system.console(`config reload ${etc('cel.conf')}`)).toEqual([
      "Module 'cel_manager' reloaded successfully.",
      "No such module 'core'",
    ]);
    expect(await system.console('config reload nosuch.conf')).toEqual([]);
    expect((await system.console('config reload'))[0]).toContain('Usage: config reload');
  });

  it.each(['dnsmgr', 'dsp', 'enum', 'extconfig', 'plc', 'udptl'])(
    'reloads %s, which has no effect here',
    async (name) => {
      await start();
      expect(await system.console(`module reload ${name}`)).toEqual([`Module '${name}' reloaded successfully.`]);
    },
  );
});
