import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFunctions, type TestFunctions } from '../../../testing/functions.js';
import { definition } from './module.js';

let system: TestFunctions;
beforeAll(async () => {
  system = await startFunctions([definition]);
});
afterAll(() => system.close());

describe('custom presence', () => {
  it('is set, told, kept and read', async () => {
    expect(await system.read('PRESENCE_STATE(CustomPresence:ann,value)')).toBe('not_set');
    expect(await system.writeOutside('PRESENCE_STATE(CustomPresence:ann)', 'away,lunch,back soon')).toBe(true);
    const read = (field: string) => system.readOutside(`PRESENCE_STATE(CustomPresence:ann,${field})`);
    const fields = ['value', 'subtype', 'message', 'message,e', 'x'];
    expect(await Promise.all(fields.map(read))).toEqual(['away', 'lunch', 'back soon', 'YmFjayBzb29u', '']);
    expect(system.kernel.database.get('CustomPresence', 'ann')).toBe('away,lunch,back soon');
    expect(system.events('PresenceStateChange')).toHaveLength(1);
    expect(await system.read('PRESENCE_STATE(Nobody:x,value)')).toBe('');
  });

  it('may be written in base64', async () => {
    expect(await system.write('PRESENCE_STATE(CustomPresence:b)', 'dnd,c3Vi,bXNn,e')).toBe(true);
    expect(await system.read('PRESENCE_STATE(CustomPresence:b,message)')).toBe('msg');
  });

  it('refuses what is none', async () => {
    expect(await system.write('PRESENCE_STATE(CustomPresence:ann)', 'bogus')).toBe(false);
    expect(await system.write('PRESENCE_STATE(CustomPresence:)', 'away')).toBe(false);
    expect(await system.write('PRESENCE_STATE(Other:ann)', 'away')).toBe(false);
  });

  it('is listed and changed at the console, and told again at a start', async () => {
    expect(await system.console('presencestate change CustomPresence:z away')).toEqual(['Changing z to away']);
    const list = await system.console('presencestate list');
    const at = list.indexOf("--- Name: 'CustomPresence:z'");
    expect(list.slice(at, at + 6)).toEqual([
      "--- Name: 'CustomPresence:z'",
      "    --- State: 'away'",
      "    --- Subtype: ''",
      "    --- Message: ''",
      "    --- Base64 Encoded: 'No'",
      '---',
    ]);
    expect((await system.console('presencestate change Other:z away'))[0]).toMatch(/can only be used/);
    expect((await system.console('presencestate change CustomPresence:z nonsense'))[0]).toMatch(/^Usage:/);
    expect(await system.kernel.modules.unload('func_presencestate')).toBe('unloaded');
    expect(await system.kernel.modules.load('func_presencestate')).toBe('loaded');
    expect(system.kernel.presenceStates.list().map(({ presentity }) => presentity)).toContain('CustomPresence:z');
  });
});
