import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFunctions, type TestFunctions } from '../../../testing/functions.js';
import { definition } from './module.js';

let system: TestFunctions;
beforeAll(async () => {
  system = await startFunctions([definition]);
});
afterAll(() => system.close());

describe('EXTENSION_STATE', () => {
  it('is the state of the devices behind a hint', async () => {
    const { dialplan, deviceStates } = system.kernel;
    deviceStates.register('Lamp', () => 'RINGING');
    for (const context of ['lines', 'default']) {
      dialplan.addContext(context, 'test');
      dialplan.add({ context, exten: '5', priority: -1, application: 'Lamp:x', data: '', registrar: 'test' });
    }
    expect(await system.read('EXTENSION_STATE(5@lines)')).toBe('RINGING');
    deviceStates.set('Lamp:x', 'RINGINUSE');
    expect(await system.read('EXTENSION_STATE(5)')).toBe('RINGINUSE');
    expect(await system.read('EXTENSION_STATE(6@lines)')).toBe('UNKNOWN');
    expect(await system.read('EXTENSION_STATE()')).toBe('');
  });
});
