import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFunctions, type TestFunctions } from '../../../testing/functions.js';
import { definition } from './module.js';

let system: TestFunctions;
beforeAll(async () => {
  system = await startFunctions([definition]);
});
afterAll(() => system.close());

describe('EXPORT', () => {
  it("sets another channel's variables and functions", async () => {
    expect(await system.write(`EXPORT(${system.other.name},COLOUR)`, 'red')).toBe(true);
    expect(system.other.variables.get('COLOUR')).toBe('red');
    expect(system.channel.variables.get('COLOUR')).toBeUndefined();
    expect(system.valuesOf('COLOUR')).toEqual(['red']);
  });

  it('fails without a channel or a name', async () => {
    expect(await system.write('EXPORT(nobody,COLOUR)', 'red')).toBe(false);
    expect(await system.write(`EXPORT(${system.other.name})`, 'red')).toBe(false);
  });
});
