import { ack, action } from '@amiable/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestKernel, type TestKernel } from '../../../testing/test-kernel.js';
import { handle } from '../../kernel/action.js';
import type { Channel } from '../../kernel/channel.js';
import { type Application, defineModule } from '../../kernel/module.js';
import { definition } from './module.js';

let system: TestKernel;
let uses = 0;
let reloads = 0;
let broken = false;
let shine: Application['run'];

const LampShine = action({ name: 'LampShine', privilege: [], module: 'app_lamp', params: {}, reply: ack('It shines') });
const base = defineModule({ name: 'res_base', description: 'What others need', start: () => ({}) });
const lamp = defineModule({
  name: 'app_lamp',
  description: 'A lamp, and a very long description of what it is good for',
  requires: ['res_base'],
  supportLevel: 'extended',
  start: () => ({
    actions: [handle(LampShine, () => 'ok')],
    commands: [{ name: 'lamp show', summary: 'Shows it', usage: ['Usage: lamp show'], run: () => undefined }],
    applications: [{ name: 'Shine', synopsis: '', syntax: 'Shine()', run: (channel, data) => shine(channel, data) }],
    useCount: () => uses,
    reload: () => {
      if (broken) throw new Error('lamp.conf:1: error: no such colour');
      reloads += 1;
    },
  }),
});
const other = defineModule({ name: 'app_other', description: 'Another', start: () => ({}) });

beforeEach(async () => {
  uses = reloads = 0;
  broken = false;
  system = await startTestKernel({ builtins: [definition], modules: [lamp, base, other] });
});
afterEach(() => system.close());

const error = (message: string) => `Response: Error\r\nActionID: 1\r\nMessage: ${message}\r\n`;
const success = (message: string) => `Response: Success\r\nActionID: 1\r\nMessage: ${message}\r\n`;
const ask = (name: string, headers: Record<string, string> = {}) => system.perform(name, { ActionID: '1', ...headers });
const load = (Module: string, LoadType: string) => ask('ModuleLoad', { Module, LoadType });
const told = () => system.published.map(({ name, body }) => `${name} ${body.replace(/\r\n/g, ' ').trim()}`);

describe('ModuleLoad', () => {
  it('unloads and loads a module with all that it brings, and tells it', async () => {
    expect(await load('app_lamp.so', 'unload')).toEqual([success('Module unloaded.')]);
    expect(await system.perform('LampShine')).toBeUndefined();
    expect((await system.console('lamp show'))[0]).toContain('No such command');
    expect(await load('app_lamp.so', 'load')).toEqual([success('Module loaded.')]);
    expect(await system.perform('LampShine')).toBeDefined();
    expect(await system.console('lamp show')).toEqual([]);
    expect(told()).toEqual(['Unload Module: app_lamp.so Status: Success', 'Load Module: app_lamp.so Status: Success']);
  });

  it('reloads a module and tells it', async () => {
    expect(await load('app_lamp.so', 'reload')).toEqual([success('Module reloaded.')]);
    expect(reloads).toBe(1);
    expect(told()).toEqual(['Reload Module: app_lamp.so Status: 0']);
  });

  it('refreshes a module', async () => {
    expect(await load('app_lamp.so', 'refresh')).toEqual([success('Module unloaded and loaded.')]);
    expect(told()).toEqual(['Unload Module: app_lamp.so Status: Success', 'Load Module: app_lamp.so Status: Success']);
  });

  it('reloads everything where no module is named', async () => {
    expect(await ask('ModuleLoad', { LoadType: 'reload' })).toEqual([success('All modules reloaded')]);
    expect(told()).toEqual(['Reload Module: All Status: 0']);
  });

  it('unloads nothing whose application runs on a channel', async () => {
    const { applications } = system.kernel;
    let end: (outcome: 'continue') => void = () => {};
    shine = () =>
      new Promise((resolve) => {
        end = resolve;
      });
    const run = applications.get('Shine')?.run({} as Channel, '');
    expect(await load('app_lamp.so', 'unload')).toEqual([error('Could not unload module.')]);
    expect((await system.console('module show like lamp'))[1]).toContain(' 1          Running');
    end('continue');
    expect(await run).toBe('continue');
    shine = () => {
      throw new Error('broken');
    };
    expect(() => applications.get('Shine')?.run({} as Channel, '')).toThrow('broken');
    shine = () => 'hangup';
    expect(applications.get('Shine')?.run({} as Channel, '')).toBe('hangup');
    expect(await load('app_lamp.so', 'unload')).toEqual([success('Module unloaded.')]);
  });

  it('refreshes nothing that does not run', async () => {
    await load('app_lamp.so', 'unload');
    expect(await load('app_lamp.so', 'refresh')).toEqual([error('Could not refresh module.')]);
  });

  it('loads nothing that is running', async () => {
    expect(await load('app_lamp.so', 'load')).toEqual([error('Could not load module.')]);
  });

  it('unloads nothing that is in use or needed', async () => {
    expect(await load('res_base.so', 'unload')).toEqual([error('Could not unload module.')]);
    uses = 1;
    expect(await load('app_lamp.so', 'unload')).toEqual([error('Could not unload module.')]);
    expect(await load('app_lamp.so', 'refresh')).toEqual([error('Could not refresh module.')]);
  });

  it.each([
    'nope.so',
    'app_lamp',
    'APP_LAMP.so',
    'cdr',
    'logger',
    '../app_lamp.so',
    '/etc/passwd',
    '../../../../tmp/evil.so',
    'app_lamp.so/../x',
  ])('finds no module %s', async (name) => {
    for (const type of ['load', 'unload', 'reload', 'refresh'])
      expect(await load(name, type)).toEqual([error('Module not found.')]);
    expect(system.published).toEqual([]);
  });

  it('tells what is missing, one after the other', async () => {
    const incomplete = error('Incomplete ModuleLoad action.');
    const noName = error('Need module name');
    expect(await ask('ModuleLoad')).toEqual([incomplete, noName, incomplete]);
    expect(await ask('ModuleLoad', { LoadType: 'load' })).toEqual([noName, error('Could not load module.')]);
    expect(await load('app_lamp.so', 'sideways')).toEqual([incomplete]);
    expect(await load('app_lamp.so', '')).toEqual([incomplete, incomplete]);
  });

  it('does not reload what has no configuration, or does not run', async () => {
    expect(await load('app_other.so', 'reload')).toEqual([error('Module does not support reload action.')]);
    await load('app_other.so', 'unload');
    expect(await load('app_other.so', 'reload')).toEqual([error('Module not initialized')]);
  });
});

describe('ModuleCheck', () => {
  it('tells whether a module is running, whatever its ending', async () => {
    const there = ['Response: Success\r\nActionID: 1\r\nVersion: \r\n'];
    for (const Module of ['app_lamp', 'app_lamp.so', 'app_lamp.old'])
      expect(await ask('ModuleCheck', { Module })).toEqual(there);
    for (const Module of ['', 'nope', '../app_lamp'])
      expect(await ask('ModuleCheck', { Module })).toEqual([error('Module not loaded')]);
    await load('app_lamp.so', 'unload');
    expect(await ask('ModuleCheck', { Module: 'app_lamp' })).toEqual([error('Module not loaded')]);
  });
});

describe('Reload', () => {
  it('reloads all, a module, or a part that is no module', async () => {
    let managers = 0;
    system.kernel.modules.addReload('manager', () => {
      managers += 1;
    });
    expect(await ask('Reload')).toEqual([success('Module Reloaded')]);
    expect(await ask('Reload', { Module: 'manager' })).toEqual([success('Module Reloaded')]);
    expect(await ask('Reload', { Module: 'app_lamp' })).toEqual([success('Module Reloaded')]);
    expect([managers, reloads]).toEqual([2, 2]);
    expect(await ask('Reload', { Module: 'nope' })).toEqual([error('No such module')]);
    expect(told().at(-1)).toBe('Reload Module: nope Status: 2');
  });

  it('that fails is told, leaves the log the reason, and keeps the module running', async () => {
    broken = true;
    expect(await ask('Reload', { Module: 'app_lamp' })).toEqual([error('An unknown error occurred')]);
    expect(system.logged.at(-1)).toContain('no such colour');
    expect(await load('app_lamp.so', 'reload')).toEqual([error('An unknown error occurred')]);
    expect(await ask('Reload')).toEqual([error('An unknown error occurred')]);
    expect(system.kernel.modules.isRunning('app_lamp')).toBe(true);
  });

  it('of a module that does not run tells so', async () => {
    await load('app_lamp.so', 'unload');
    expect(await ask('Reload', { Module: 'app_lamp' })).toEqual([error('Module not initialized')]);
  });

  it('of a part also reloads those that go by it', async () => {
    const order: string[] = [];
    system.kernel.modules.addReload('manager', () => void order.push('manager'), { reads: ['acl'] });
    system.kernel.modules.addReload('acl', () => void order.push('acl'));
    await ask('Reload', { Module: 'acl' });
    expect(order).toEqual(['acl', 'manager']);
  });

  it('waits until everything is up', async () => {
    system.kernel.fullyBooted = false;
    expect(await ask('Reload', { Module: 'app_lamp' })).toEqual([success('Module Reloaded')]);
    expect(reloads).toBe(0);
    system.kernel.fullyBooted = true;
    await system.kernel.modules.runQueuedReloads();
    expect(reloads).toBe(1);
  });

  it('is not done twice at once', async () => {
    let finish = () => {};
    const slow = new Promise<void>((resolve) => {
      finish = resolve;
    });
    system.kernel.modules.addReload('slow', () => slow);
    const first = ask('Reload', { Module: 'slow' });
    expect(await ask('Reload', { Module: 'app_lamp' })).toEqual([error('A reload is in progress')]);
    expect(await load('app_lamp.so', 'reload')).toEqual([error('A reload is in progress')]);
    finish();
    expect(await first).toEqual([success('Module Reloaded')]);
  });
});

describe('the module commands', () => {
  it('show the modules that run', async () => {
    uses = 3;
    expect(await system.console('module show')).toEqual([
      'Module                         Description                              Use Count  Status      Support Level',
      'app_lamp.so                    A lamp, and a very long description of w 3          Running          extended',
      'app_other.so                   Another                                  0          Running              core',
      'res_base.so                    What others need                         1          Running              core',
      '3 modules loaded',
    ]);
    expect(await system.console('module show like LAMP')).toHaveLength(3);
  });

  it('load, unload, refresh and reload', async () => {
    expect(await system.console('module unload app_lamp')).toEqual(['Unloaded app_lamp']);
    expect(await system.console('module unload app_lamp')).toEqual([
      'Unable to unload resource app_lamp',
      "Command 'module unload app_lamp' failed.",
    ]);
    expect(await system.console('module load app_lamp.so')).toEqual(['Loaded app_lamp.so']);
    expect(await system.console('module load app_lamp')).toEqual([
      'Unable to load module app_lamp',
      "Command 'module load app_lamp' failed.",
    ]);
    expect(await system.console('module refresh app_lamp')).toEqual(['Unloaded and loaded app_lamp']);
    expect(await system.console('module refresh res_base recursively')).toEqual(['Unloaded and loaded res_base']);
    expect(system.kernel.modules.isRunning('app_lamp')).toBe(true);
    expect(await system.console('module reload app_lamp nope')).toEqual([
      "Module 'app_lamp' reloaded successfully.",
      "No such module 'nope'",
    ]);
    expect(await system.console('core reload')).toEqual([]);
    uses = 1;
    expect(await system.console('module unload -f app_lamp')).toEqual(['Unloaded app_lamp']);
  });

  it('complete the modules that fit', async () => {
    await load('app_lamp.so', 'unload');
    expect(system.kernel.commands.complete('module load ')).toEqual(['app_lamp.so']);
    expect(system.kernel.commands.complete('module unload a')).toEqual(['app_other.so']);
  });
});
