import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { definition as cdr } from '../../builtin/cdr/module.js';
import { definition as cdrManager } from './module.js';

let calls: TestCalls;
afterEach(() => calls.close());

const start = async (conf: string): Promise<void> => {
  calls = await startCalls('[default]\nexten => 1,1,Answer()\n same => n,Wait(1)\n', [cdr, cdrManager]);
  calls.write('cdr_manager.conf', conf);
  await calls.kernel.modules.reload('cdr_manager');
  await calls.originate({ Channel: 'Local/1@default/n', Application: 'Wait', Data: '5', CallerID: 'Ann <101>' }, 5000);
};

describe('cdr_manager', () => {
  it('raises Cdr for each record, with the headers of [mappings] behind', async () => {
    await start('[general]\nenabled=yes\n[mappings]\nlinkedid => Linked\nsequence => Seq\nnone => None\n');
    const [first] = calls.events('Cdr');
    expect(first).toMatchObject({
      Source: '101',
      Destination: '1',
      DestinationContext: 'default',
      CallerID: '"Ann" <101>',
      Channel: 'Local/1@default-00000000;2',
      LastApplication: 'Wait',
      Duration: '1',
      BillableSeconds: '1',
      Disposition: 'ANSWERED',
      AMAFlags: 'DOCUMENTATION',
    });
    expect(Object.keys(first ?? {}).slice(-5)).toEqual(['UniqueID', 'UserField', 'Linked', 'Seq', 'None']);
    expect(calls.events('Cdr')).toHaveLength(2);
  });

  it('is suspended while it is not enabled', async () => {
    await start('[general]\nenabled=no\n');
    expect(calls.events('Cdr')).toEqual([]);
    expect(await calls.console('cdr show status')).toContain('    cdr_manager (suspended) ');
  });
});
