import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { definition } from './module.js';

let calls: TestCalls;
afterEach(() => calls.close());

describe('System and TrySystem', () => {
  it('run a command and say how it ended', async () => {
    calls = await startCalls(
      '[lines]\nexten => a,1,System(printf hi > "${FILE}")\n same => n,TrySystem(exit 3)\n same => n,TrySystem(no-such-command-at-all)\n same => n,System()\n same => n,Wait(9)\n',
      [definition],
    );
    const file = join(calls.folder, 'out');
    calls.kernel.globals.set('FILE', file);
    await calls.originate({ Channel: 'Local/a@lines/n', Application: 'Wait', Data: '99' });
    await vi.waitFor(() => expect(calls.valuesOf('SYSTEMSTATUS')).toHaveLength(4), 10_000);
    expect(calls.valuesOf('SYSTEMSTATUS')).toEqual(['SUCCESS', 'APPERROR', 'FAILURE', 'FAILURE']);
    expect(readFileSync(file, 'latin1')).toBe('hi');
    await vi.waitFor(() => expect(calls.ran(';2').at(-1)).toBe('a,4 System()'));
  });
});
