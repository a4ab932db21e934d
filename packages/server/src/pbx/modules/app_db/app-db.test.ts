import { afterEach, describe, expect, it, vi } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { definition } from './module.js';

let calls: TestCalls;
afterEach(() => calls.close());

describe('DBdeltree', () => {
  it('deletes families and what is under a key', async () => {
    calls = await startCalls(
      '[lines]\nexten => a,1,DBdeltree(f/sub)\n same => n,DBdeltree(g)\n same => n,DBdeltree()\n same => n,Wait(9)\n',
      [definition],
    );
    const { database } = calls.kernel;
    for (const [family, key] of [
      ['f', 'one'],
      ['f', 'two'],
      ['f', 'sub/x'],
      ['g', 'a'],
      ['h', 'b'],
    ] as const)
      await database.put(family, key, '1');
    await calls.originate({ Channel: 'Local/a@lines/n', Application: 'Wait', Data: '99' });
    await vi.waitFor(() => expect(calls.ran(';2').at(-1)).toBe('a,4 Wait(9)'));
    expect(database.tree().map(([path]) => path)).toEqual(['/f/one', '/f/two', '/h/b']);
  });
});
