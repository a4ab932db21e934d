import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFunctions, type TestFunctions } from '../../../testing/functions.js';
import { definition } from './module.js';

let system: TestFunctions;
beforeAll(async () => {
  system = await startFunctions([definition]);
});
afterAll(() => system.close());

describe('DIALGROUP', () => {
  it('keeps the members of a group, which the database has', async () => {
    expect(await system.write('DIALGROUP(sales)', 'PJSIP/1&PJSIP/2&PJSIP/1')).toBe(true);
    expect((await system.read('DIALGROUP(sales)')).split('&').sort()).toEqual(['PJSIP/1', 'PJSIP/2']);
    await system.write('DIALGROUP(sales,add)', 'PJSIP/3');
    await system.write('DIALGROUP(sales,del)', 'PJSIP/1');
    expect((await system.read('DIALGROUP(sales)')).split('&').sort()).toEqual(['PJSIP/2', 'PJSIP/3']);
    expect(system.kernel.database.get('dialgroup', 'sales')).toBe(await system.read('DIALGROUP(sales)'));
    await system.write('DIALGROUP(sales)', '');
    expect(await system.read('DIALGROUP(sales)')).toBe('');
    expect(system.kernel.database.get('dialgroup', 'sales')).toBeUndefined();
  });

  it('lists them in the order of the reference', async () => {
    await system.write('DIALGROUP(order)', 'A,A,B&C');
    await system.write('DIALGROUP(order,add)', 'X&Y');
    expect(await system.read('DIALGROUP(order)')).toBe('C&Y&X&A,A,B');
  });

  it('passes over what it does not know', async () => {
    expect(await system.write('DIALGROUP(order,sort)', 'x')).toBe(true);
    expect(await system.read('DIALGROUP(order)')).toBe('C&Y&X&A,A,B');
    expect(await system.write('DIALGROUP()', 'x')).toBe(false);
  });
});
