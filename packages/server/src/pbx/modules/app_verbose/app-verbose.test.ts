import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { definition } from './module.js';

let calls: TestCalls;
afterEach(() => calls.close());

describe('Verbose and Log', () => {
  it('write to the log', async () => {
    const lines = [
      'Verbose(2,at two)',
      'Verbose(just text, with comma)',
      'Log(WARNING,look, here)',
      'Log(SHOUT,x)',
      'Wait(9)',
    ];
    calls = await startCalls(`[lines]\nexten => a,1,NoOp()\n${lines.map((line) => ` same => n,${line}\n`).join('')}`, [
      definition,
    ]);
    await calls.originate({ Channel: 'Local/a@lines/n', Application: 'Wait', Data: '99' }, 100);
    expect(calls.logged).toContain('VERBOSE app_verbose: at two');
    expect(calls.logged).toContain('VERBOSE app_verbose: just text, with comma');
    expect(calls.logged).toContain('WARNING Ext. a:4 @ lines: look, here');
    expect(calls.logged.some((line) => /^WARNING app_verbose: .*not 'SHOUT'/.test(line))).toBe(true);
  });
});
