import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFunctions, type TestFunctions } from '../../../testing/functions.js';
import { definition } from './module.js';

let system: TestFunctions;
beforeAll(async () => {
  system = await startFunctions([definition]);
});
afterAll(() => system.close());

describe('SHELL', () => {
  it('gives what a command prints, and nothing to outsiders', async () => {
    expect(await system.read('SHELL(printf "a b")')).toBe('a b');
    expect(await system.read('SHELL()')).toBe('');
    expect(await system.read('SHELL(exit 1)')).toBe('');
    expect(system.logged.join()).toContain('SHELL failed');
    expect(await system.readOutside('SHELL(echo hi)')).toBe('');
  });
});
