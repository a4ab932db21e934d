import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFunctions, type TestFunctions } from '../../../testing/functions.js';
import { readNamed, writeFunction } from '../../kernel/substitute.js';
import { definition } from './module.js';

let system: TestFunctions;
beforeAll(async () => {
  system = await startFunctions([definition]);
});
afterAll(() => system.close());

describe('TIMEOUT', () => {
  it('limits the call', async () => {
    expect(await system.read('TIMEOUT(absolute)')).toBe('0');
    expect(await system.write('TIMEOUT(absolute)', '60')).toBe(true);
    expect(await system.read('TIMEOUT(absolute)')).toBe('60.000');
    expect(await system.write('TIMEOUT(absolute)', '0')).toBe(true);
    expect(await system.read('TIMEOUT(absolute)')).toBe('0');
  });

  it('limits digits where the dialplan runs', async () => {
    const scope = { kernel: system.kernel, channel: system.other, trusted: true };
    expect(await readNamed('TIMEOUT(digit)', scope)).toBe('5.000');
    expect(await writeFunction('TIMEOUT(digit)', '2.5', scope)).toBe(true);
    expect(await readNamed('TIMEOUT(digit)', scope)).toBe('2.500');
    expect(await writeFunction('TIMEOUT(response)', '0', scope)).toBe(true);
    expect(await readNamed('TIMEOUT(response)', scope)).toBe('10.000');
    expect(await system.read('TIMEOUT(digit)')).toBe('');
    expect(await system.write('TIMEOUT(digit)', '3')).toBe(true);
  });

  it('knows nothing else', async () => {
    expect(await system.write('TIMEOUT(x)', '3')).toBe(false);
    expect(await system.read('TIMEOUT(x)')).toBe('');
    expect(await system.writeOutside('TIMEOUT(absolute)', '3')).toBe(false);
  });
});
