import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFunctions, type TestFunctions } from '../../../testing/functions.js';
import { definition } from './module.js';

let system: TestFunctions;
beforeAll(async () => {
  system = await startFunctions([definition]);
});
afterAll(() => system.close());

describe('AES functions', () => {
  it.each([
    ['AES_ENCRYPT(1234567890123456,hello)', '77zyX9jQgwOf4fhw/CUKfA=='],
    ['AES_ENCRYPT(1234567890123456,1234567890123456)', 'dXzNDNxckOrb7uz2ON0AAA=='],
    ['AES_ENCRYPT(1234567890123456,"a",b)', 'Eaj+Vr/vvsmfeRrhQXyILw=='],
    ['AES_DECRYPT(1234567890123456,77zyX9jQgwOf4fhw/CUKfA==)', 'hello'],
    ['AES_ENCRYPT(short,hello)', ''],
    ['AES_ENCRYPT(1234567890123456,)', ''],
    ['AES_DECRYPT(1234567890123456)', ''],
  ])('%s is %j', async (expression, expected) => {
    expect(await system.read(expression)).toBe(expected);
  });

  it('give back a text of several blocks', async () => {
    const text = 'hello world this is a long text';
    const secret = await system.read(`AES_ENCRYPT(1234567890123456,${text})`);
    expect(await system.read(`AES_DECRYPT(1234567890123456,${secret})`)).toBe(text);
  });
});
