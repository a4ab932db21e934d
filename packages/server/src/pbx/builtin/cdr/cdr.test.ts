import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { definition as cdr } from './module.js';

let calls: TestCalls;
afterEach(() => calls.close());

const start = async (conf = ''): Promise<void> => {
  calls = await startCalls('[default]\nexten => 1,1,Answer()\n same => n,Wait(60)\n', [cdr]);
  calls.write('cdr.conf', `[general]\n${conf}`);
  await calls.kernel.modules.reload('cdr');
};

describe('the console', () => {
  it('shows how records are kept', async () => {
    await start('unanswered=yes\nbatch=yes\nsize=2\ntime=1\n');
    const lines = await calls.console('cdr show status');
    expect(lines).toContain('  Mode:                       Batch');
    expect(lines).toContain('  Log unanswered calls:       Yes');
    expect(lines).toContain('  Maximum batch size:         2 records');
    expect(lines).toContain('  Maximum batch time:         1 second');
  });

  it('shows the records of calls that last', async () => {
    await start();
    await calls.originate({ Channel: 'Local/1@default/n', Application: 'Wait', Data: '60' }, 3000);
    const [, title, , heading, first, second] = await calls.console('cdr show active');
    expect(title).toBe('Channels with Call Detail Record (CDR) Information');
    expect(heading).toBe(
      'Channel                   Dst. Channel              LastApp         Start    Answer   End      Billsec  Duration',
    );
    expect(first).toMatch(/^Local\/1@default-00000000 ?;?1? *<none> +Wait +(\d\d:\d\d:\d\d ){3}00000003 00000003$/);
    expect(second).toContain('Wait');
    expect((await calls.console('cdr show active Local/1@default-00000000;1'))[1]).toBe(
      'Call Detail Record (CDR) Information for Local/1@default-00000000;1',
    );
    expect(await calls.console('cdr show active nobody')).toEqual(['Unknown channel: nobody']);
  });

  it('submits batches and switches debugging', async () => {
    await start();
    expect(await calls.console('cdr submit')).toEqual(['Cannot submit CDR batch: batch mode not enabled.']);
    expect(await calls.console('cdr set debug on')).toEqual(['CDR debugging enabled']);
    expect(await calls.console('cdr set debug off')).toEqual(['CDR debugging disabled']);
    expect((await calls.console('cdr set debug'))[0]).toBe('Enable or disable extra debugging in the CDR Engine. Note');
  });

  it('keeps no records where cdr.conf says so', async () => {
    await start('enable=no\n');
    expect(calls.kernel.callObservers.all).toEqual([]);
    expect(await calls.console('cdr show status')).toContain('  Logging:                    Disabled');
    expect(await calls.console('cdr submit')).toEqual(['Cannot submit CDR batch: CDR engine disabled.']);
  });
});
