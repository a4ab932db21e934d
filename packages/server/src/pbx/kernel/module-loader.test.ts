import { afterEach, describe, expect, it } from 'vitest';
import { startTestKernel, type TestKernel } from '../../testing/test-kernel.js';
import { MissingConfiguration } from './configuration.js';
import { defineModule, type ModuleDefinition } from './module.js';
import { loadPlan } from './modules-conf.js';

let system: TestKernel | undefined;
let order: string[];
afterEach(async () => {
  await system?.close();
  system = undefined;
});

const moduleNamed = (name: string, requires: readonly string[] = [], fails = false): ModuleDefinition =>
  defineModule({
    name,
    description: name,
    requires,
    start: () => {
      if (fails) throw new Error(`${name} is broken`);
      order.push(`+${name}`);
      return { stop: () => void order.push(`-${name}`) };
    },
  });

const startWith = async (modules: readonly ModuleDefinition[], conf: string): Promise<readonly string[]> => {
  order = [];
  const started = await startTestKernel();
  system = started;
  started.kernel.modules.define(modules);
  const variables = conf.split('\n').map((line) => {
    const [name = '', value = ''] = line.split(/=>?/);
    return { name: name.trim(), value: value.trim() };
  });
  return started.kernel.modules.start(loadPlan(variables));
};

const all = () => [moduleNamed('a', ['b']), moduleNamed('b', ['c']), moduleNamed('c'), moduleNamed('d')];

it('modules.conf tells keys that it does not have', () => {
  const told: unknown[] = [];
  const wrong = { name: 'lod', value: 'x' };
  loadPlan([wrong, { name: 'load', value: 'a' }], (variable) => told.push(variable));
  expect(told).toEqual([wrong]);
});

describe('modules.conf', () => {
  it('autoload starts all, those first that others need', async () => {
    await startWith(all(), 'autoload=yes');
    expect(order).toEqual(['+c', '+b', '+a', '+d']);
    await system?.kernel.modules.stop();
    expect(order.slice(4)).toEqual(['-d', '-a', '-b', '-c']);
  });

  it('without autoload starts what is named, and what that needs', async () => {
    await startWith(all(), 'autoload=no\nload => b.so');
    expect(order).toEqual(['+c', '+b']);
  });

  it('preload comes first', async () => {
    await startWith(all(), 'autoload=yes\npreload = d.so\nload = c');
    expect(order).toEqual(['+d', '+c', '+b', '+a']);
  });

  it('starts a module after those that it wants to see, where these are wanted', async () => {
    const late = (name: string, ...after: string[]) => defineModule({ ...moduleNamed(name), after });
    const modules = () => [late('x', 'y', 'not_here'), late('y', 'z', 'x'), moduleNamed('z')];
    await startWith(modules(), 'autoload=yes');
    expect(order).toEqual(['+z', '+y', '+x']);
    await system?.close();
    await startWith(modules(), 'load = x\nload = y');
    expect(order).toEqual(['+y', '+x']);
  });

  it('noload keeps a module out, and those that need it', async () => {
    await startWith(all(), 'autoload=yes\nnoload = c.so');
    expect(order).toEqual(['+d']);
    expect(system?.logged.join('\n')).toContain("Module 'b' needs 'c', which is not running");
  });

  it('require names what must run', async () => {
    const missing = await startWith(
      [...all(), moduleNamed('e', [], true)],
      'require = d\nrequire = e\nrequire = nope.so',
    );
    expect(missing).toEqual(['e', 'nope.so']);
    expect(system?.logged.join('\n')).toContain("Module 'e' did not start: e is broken");
    expect(system?.logged.join('\n')).toContain("There is no module 'nope.so' in this program");
  });
});

describe('a module', () => {
  it('whose file is missing stays out without an error, and so do those who need it', async () => {
    const start = () => {
      throw new MissingConfiguration('lamps.conf');
    };
    const needing = moduleNamed('app_switch', ['app_lamp']);
    await startWith([needing, defineModule({ name: 'app_lamp', description: 'Lamps', start })], 'autoload=yes');
    expect(system?.logged).toEqual([
      "NOTICE loader: Module 'app_lamp' did not start: there is no lamps.conf",
      "NOTICE loader: Module 'app_switch' needs 'app_lamp', which is not running",
    ]);
  });

  it('in a circle of needs does not start, and does not hang the start', async () => {
    await startWith([moduleNamed('a', ['b']), moduleNamed('b', ['a']), moduleNamed('c')], 'autoload=yes');
    expect(order).toEqual(['+c']);
  });

  it('that clashes with another leaves nothing behind', async () => {
    const clash = (name: string): ModuleDefinition =>
      defineModule({
        name,
        description: name,
        start: () => ({
          applications: [
            { name: `Only${name}`, synopsis: '', syntax: '', run: () => 'continue' },
            { name: 'Shared', synopsis: '', syntax: '', run: () => 'continue' },
          ],
          stop: () => void order.push(`-${name}`),
        }),
      });
    await startWith([clash('one'), clash('two')], 'autoload=yes');
    expect(system?.kernel.modules.isRunning('two')).toBe(false);
    expect(system?.kernel.applications.get('onlytwo')).toBeUndefined();
    expect(system?.kernel.applications.get('shared')).toBeDefined();
    expect(order).toEqual(['-two']);
    expect(system?.logged.join('\n')).toContain("There is already a application called 'Shared'");
  });

  it('that is loaded and unloaded at the same time ends as it was asked last', async () => {
    await startWith(all(), 'autoload=yes');
    const { modules } = (system as unknown as TestKernel).kernel;
    const outcomes = await Promise.all([modules.unload('d'), modules.load('d'), modules.unload('d')]);
    expect(outcomes).toEqual(['unloaded', 'loaded', 'unloaded']);
    expect(modules.isRunning('d')).toBe(false);
  });
});
