import { afterEach, beforeEach, expect, it } from 'vitest';
import { startTestKernel, type TestKernel } from '../../../testing/test-kernel.js';
import { definition } from './module.js';

let system: TestKernel;
beforeEach(async () => {
  system = await startTestKernel({ builtins: [definition] });
  for (const name of ['lamp show', 'lamp show all'])
    system.kernel.commands.register({
      name,
      summary: `Does ${name}`,
      usage: [`Usage: ${name}`, '       More.'],
      run: () => undefined,
    });
});
afterEach(() => system.close());

it('core show help lists all commands', async () => {
  expect(await system.console('core show help')).toEqual([
    'core show help                 -- Shows commands and their usage',
    'lamp show                      -- Does lamp show',
    'lamp show all                  -- Does lamp show all',
  ]);
});

it('core show help COMMAND shows the usage of one, or those that begin so', async () => {
  expect(await system.console('core show help LAMP show')).toEqual(['Usage: lamp show', '       More.']);
  expect(await system.console('core show help lam')).toHaveLength(2);
  expect(await system.console('core show help tree house')).toEqual(["No such command 'tree house'."]);
});

it('core show help completes commands', () => {
  expect(system.kernel.commands.complete('core show help l')).toEqual(['lamp']);
  expect(system.kernel.commands.complete('core show help lamp show ')).toEqual(['all']);
});
