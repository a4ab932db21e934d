import { afterEach, expect, it } from 'vitest';
import { startTestKernel, type TestKernel } from '../../../testing/test-kernel.js';
import { definition } from './module.js';

let system: TestKernel;
afterEach(() => system.close());

const start = async (text?: string) => {
  system = await startTestKernel({ builtins: [definition], files: text === undefined ? {} : { 'acl.conf': text } });
};

it('acl show lists the named lists', async () => {
  await start('[localonly]\ndeny=0.0.0.0/0.0.0.0\npermit=127.0.0.1\n');
  expect(await system.console('acl show')).toEqual(['', 'acl', '---', 'localonly']);
});

it('acl show NAME shows the rules of one', async () => {
  await start('[localonly]\ndeny=0.0.0.0/0.0.0.0\npermit=127.0.0.1\n');
  expect(await system.console('acl show LocalOnly')).toEqual([
    '',
    'ACL: localonly',
    '---------------------------------------------',
    '  0:  deny - 0.0.0.0/0.0.0.0',
    '  1: allow - 127.0.0.1/255.255.255.255',
  ]);
  expect(await system.console('acl show nope')).toEqual(['', "Could not find ACL named 'nope'"]);
  expect((await system.console('acl show a b'))[0]).toBe('Usage: acl show [name]');
});

it('acl show lists nothing without the file', async () => {
  await start();
  expect(await system.console('acl show')).toEqual(['', 'acl', '---']);
});

it('a reload takes the file over, or keeps the old one if it is wrong', async () => {
  await start('[one]\n');
  system.write('acl.conf', '[two]\n');
  expect(await system.kernel.modules.reload('acl')).toBe(0);
  system.write('acl.conf', '[three\n');
  expect(await system.kernel.modules.reload('acl')).toBe(3);
  expect(await system.console('acl show')).toEqual(['', 'acl', '---', 'two']);
  expect(system.logged.join('\n')).toMatch(/acl\.conf:1/);
});
