import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFunctions, type TestFunctions } from '../../../testing/functions.js';
import { definition } from './module.js';

let system: TestFunctions;
beforeAll(async () => {
  system = await startFunctions([definition]);
});
afterAll(() => system.close());

const events = () => system.published.map(({ name, body }) => `${name} ${body.trim().replaceAll('\r\n', ' ')}`);

describe('custom device states', () => {
  it('are set, told, kept and read', async () => {
    system.published.length = 0;
    expect(await system.read('DEVICE_STATE(Custom:lamp)')).toBe('UNKNOWN');
    expect(await system.writeOutside('DEVICE_STATE(Custom:lamp)', 'INUSE')).toBe(true);
    expect(events()).toEqual(['DeviceStateChange Device: Custom:lamp State: INUSE']);
    expect(await system.readOutside('DEVICE_STATE(Custom:lamp)')).toBe('INUSE');
    expect(await system.readOutside('DEVICE_STATE(Custom:lamp&Custom:none)')).toBe('INUSE');
    expect(system.kernel.database.get('CustomDevstate', 'lamp')).toBe('INUSE');
    expect(await system.read('DEVICE_STATE(Nobody/x)')).toBe('INVALID');
    expect(await system.read('DEVICE_STATE(Local/a@lines)')).toBe('INUSE');
  });

  it('refuse what is no state or no custom device', async () => {
    expect(await system.write('DEVICE_STATE(Custom:lamp)', 'junk')).toBe(false);
    expect(await system.write('DEVICE_STATE(Custom:)', 'INUSE')).toBe(false);
    expect(await system.write('DEVICE_STATE(PJSIP/x)', 'INUSE')).toBe(false);
  });

  it('are listed and changed at the console', async () => {
    expect(await system.console('devstate change Custom:z BUSY')).toEqual(['Changing z to BUSY']);
    const list = await system.console('devstate list');
    expect(list).toContain("--- Name: 'Custom:z'  State: 'BUSY'");
    expect((await system.console('devstate change PJSIP/q BUSY'))[0]).toBe(
      "The devstate command can only be used to set 'Custom:' device state!",
    );
    expect((await system.console('devstate change Custom:z junk'))[0]).toMatch(/^Usage: devstate change/);
  });

  it('are told again at a start', async () => {
    await system.write('DEVICE_STATE(Custom:kept)', 'ONHOLD');
    expect(await system.kernel.modules.unload('func_devstate')).toBe('unloaded');
    expect(await system.kernel.modules.load('func_devstate')).toBe('loaded');
    expect(system.kernel.deviceStates.list()).toContainEqual({ device: 'Custom:kept', state: 'ONHOLD' });
  });

  it('give the devices of a hint', async () => {
    const { dialplan } = system.kernel;
    const hint = { application: 'Custom:a&Custom:b', data: 'Ann', registrar: 'test' };
    dialplan.add({ context: 'lines', exten: '5', priority: -1, ...hint });
    expect(await system.read('HINT(5@lines)')).toBe('Custom:a&Custom:b');
    expect(await system.read('HINT(5@lines,n)')).toBe('Ann');
    expect(await system.read('HINT(6@lines)')).toBe('');
  });
});
