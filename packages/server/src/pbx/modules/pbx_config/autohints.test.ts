import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startTestKernel, type TestKernel } from '../../../testing/test-kernel.js';
import { definition as pbx } from '../../builtin/pbx/module.js';
import { definition } from './module.js';

let system: TestKernel;
afterEach(() => system.close());

const start = async (value = 'yes'): Promise<void> => {
  const text = `[general]\nstatic=yes\n[t]\nexten => 2001,hint,Custom:lamp\n[auto]\nautohints = ${value}\nexten => known,hint,Custom:known\nexten => plain,1,NoOp()\n`;
  system = await startTestKernel({ files: { 'extensions.conf': text }, builtins: [pbx], modules: [definition] });
};
/** What is told when a device changes. */
const told = (device: string, state: Parameters<typeof system.kernel.deviceStates.set>[1]): readonly string[] => {
  const before = system.published.length;
  system.kernel.deviceStates.set(device, state);
  return system.published.slice(before).map(({ name, body }) => {
    const [, exten = '', context = ''] = /Exten: (.*)\r\nContext: (.*)\r\n/.exec(body) ?? [];
    return exten === '' ? name : `${name} ${exten}@${context}`;
  });
};

describe('autohints', () => {
  it('make a hint for each device that is told, behind those that are written', async () => {
    await start();
    expect(told('Custom:lamp', 'INUSE')).toEqual([
      'ExtensionStatus 2001@t',
      'ExtensionStatus lamp@auto',
      'DeviceStateChange',
    ]);
    expect(told('Custom:lamp', 'BUSY')).toEqual([
      'ExtensionStatus 2001@t',
      'ExtensionStatus lamp@auto',
      'DeviceStateChange',
    ]);
    expect(told('Queue:paused_Local/601@t', 'INUSE')[0]).toBe('ExtensionStatus paused_Local/601@t@auto');
    expect(told('nothing', 'INUSE')).toEqual(['DeviceStateChange']);
    expect(system.kernel.hints.find('lamp', 'auto')?.hint).toBe('Custom:lamp');
  });

  it('leave a hint alone that is written, and stand beside what the extension does', async () => {
    await start();
    expect(told('Custom:known', 'BUSY')).toEqual(['ExtensionStatus known@auto', 'DeviceStateChange']);
    told('Custom:plain', 'BUSY');
    const plain = system.kernel.dialplan.context('auto')?.extensions.find(({ exten }) => exten === 'plain');
    expect(plain?.steps.map(({ priority }) => priority)).toEqual([-1, 1]);
  });

  it('are made only where they are wanted, and go with a reload', async () => {
    await start('no');
    expect(told('Custom:lamp', 'INUSE')).toEqual(['ExtensionStatus 2001@t', 'DeviceStateChange']);
    await system.close();
    await start();
    told('Custom:lamp', 'INUSE');
    await system.kernel.modules.reload('pbx_config');
    expect(system.kernel.hints.find('lamp', 'auto')).toBeUndefined();
  });

  it('are shown and saved with their context', async () => {
    await start();
    const { lines } = await system.kernel.commands.run('dialplan show auto');
    expect(lines.slice(0, 2)).toEqual(["[ Context 'auto' created by 'pbx_config' ]", 'Autohints support enabled']);
    await system.kernel.commands.run('dialplan save copy.conf');
    const file = join(system.kernel.settings.directories.astetcdir, 'copy.conf');
    expect(readFileSync(file, 'latin1')).toContain('[auto]\nautohints = yes\n');
  });

  it('want yes or no', async () => {
    await start('perhaps');
    expect(told('Custom:lamp', 'INUSE')).toEqual(['ExtensionStatus 2001@t', 'DeviceStateChange']);
    expect(system.logged.join()).toContain("autohints is yes or no, not 'perhaps'");
  });
});
