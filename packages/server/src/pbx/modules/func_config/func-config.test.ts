import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFunctions, type TestFunctions } from '../../../testing/functions.js';
import { definition } from './module.js';

let system: TestFunctions;
beforeAll(async () => {
  system = await startFunctions([definition]);
});
afterAll(() => system.close());

describe('AST_CONFIG', () => {
  const put = (file: string, text: string) => writeFileSync(join(system.folder, file), text);

  it('reads a value, one of several, and none', async () => {
    put('etc/my.conf', '[a]\nx=1\nlist=one\nlist=two\n');
    expect(await system.readOutside('AST_CONFIG(my.conf,a,x)')).toBe('1');
    expect(await system.read('AST_CONFIG(my.conf,a,list,1)')).toBe('two');
    expect(await system.read('AST_CONFIG(my.conf,a,list,-1)')).toBe('two');
    expect(await system.read('AST_CONFIG(my.conf,b,x)')).toBe('');
    expect(await system.read('AST_CONFIG(nope.conf,a,x)')).toBe('');
    expect(await system.read('AST_CONFIG(my.conf,a)')).toBe('');
  });

  it('reads a file again after a reload', async () => {
    put('etc/other.conf', '[a]\nx=1\n');
    expect(await system.read('AST_CONFIG(other.conf,a,x)')).toBe('1');
    put('etc/other.conf', '[a]\nx=2\n');
    expect(await system.read('AST_CONFIG(other.conf,a,x)')).toBe('1');
    await system.kernel.modules.reload('func_config');
    expect(await system.read('AST_CONFIG(other.conf,a,x)')).toBe('2');
  });

  it('shows outsiders no file elsewhere', async () => {
    put('outside.conf', '[a]\nx=1\n');
    const path = join(system.folder, 'outside.conf');
    expect(await system.read(`AST_CONFIG(${path},a,x)`)).toBe('1');
    expect(await system.readOutside(`AST_CONFIG(${path},a,x)`)).toBe('');
    expect(await system.readOutside('AST_CONFIG(../outside.conf,a,x)')).toBe('');
  });
});
