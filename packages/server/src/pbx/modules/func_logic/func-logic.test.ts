import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFunctions, type TestFunctions } from '../../../testing/functions.js';
import { definition } from './module.js';

let system: TestFunctions;
beforeAll(async () => {
  system = await startFunctions([definition]);
});
afterAll(() => system.close());

describe('functions of logic', () => {
  it.each([
    ['IF(1?yes:no)', 'yes'],
    ['IF(0?yes:no)', 'no'],
    ['IF(?yes: no )', ''],
    ['IF(0?a)', ''],
    ['IF(1?"a:b":c)', 'a:b'],
    ['IF(1)', ''],
    ['IFTIME(*,*,*,*?now:never)', 'now'],
    ['IFTIME(*,*,31,feb?now:never)', 'never'],
    ['IFTIME(x?y)', ''],
    ['EXISTS(x)', '1'],
    ['EXISTS()', '0'],
    ['ISNULL()', '1'],
    ['ISNULL(0)', '0'],
    ['SET(V=5)', '5'],
    ['SET(V)', ''],
    ['IMPORT(nobody,V)', ''],
  ])('%s is %j', async (expression, expected) => {
    expect(await system.read(expression)).toBe(expected);
  });

  it('SET keeps the value on the channel, and IMPORT takes it from there', async () => {
    await system.read('SET(V=7)');
    expect(system.channel.variables.get('V')).toBe('7');
    expect(await system.readOutside(`IMPORT(${system.channel.name},V)`)).toBe('7');
    expect(await system.readOutside(`IMPORT(${system.channel.name},EXTEN)`)).toBe('a');
    expect(await system.readOutside('SET(W=1)')).toBe('1');
    expect(system.kernel.globals.get('W')).toBeUndefined();
  });
});
