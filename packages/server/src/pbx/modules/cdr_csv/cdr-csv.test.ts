import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { CdrCsv } from '../../../config/cdr-conf.js';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { definition as cdr } from '../../builtin/cdr/module.js';
import type { RecordFacts } from '../../kernel/cdr/record-facts.js';
import { definition as funcCdr } from '../func_cdr/module.js';
import { csvLine } from './csv-line.js';
import { definition as cdrCsv } from './module.js';

const plan = `[default]
exten => 1,1,Answer()
 same => n,Set(CDR(accountcode)=\${ACCOUNT})
 same => n,Set(CDR(userfield)=said "so", twice)
 same => n,Wait(2)
`;

let calls: TestCalls;
let running = false;
afterEach(async () => {
  if (running) await calls.close();
  running = false;
});

const noColumns: CdrCsv = {
  usegmtime: true,
  loguniqueid: false,
  loguserfield: false,
  accountlogs: false,
  newcdrcolumns: false,
};
const blank: RecordFacts = {
  accountCode: '',
  peerAccount: '',
  src: '',
  dst: '',
  dcontext: '',
  clid: '',
  channel: '',
  dstChannel: '',
  lastApp: '',
  lastData: '',
  start: 0,
  answer: undefined,
  end: 0,
  durationMs: 0,
  billableMs: 0,
  billsec: 0,
  disposition: 'FAILED',
  amaFlags: 3,
  uniqueid: '',
  linkedid: '',
  userfield: '',
  sequence: 0,
  dnid: '',
  variables: new Map(),
};

const start = async (cdrConf: string): Promise<void> => {
  calls = await startCalls(plan, [cdr, cdrCsv, funcCdr]);
  running = true;
  calls.write('cdr.conf', cdrConf);
  await calls.kernel.modules.reload('cdr');
  await calls.kernel.modules.reload('cdr_csv');
};
const call = (account: string): Promise<void> =>
  calls.originate(
    { Channel: 'Local/1@default', Application: 'Wait', Data: '9', Variable: `__ACCOUNT=${account}` },
    5000,
  );
const folder = (): string => join(calls.kernel.settings.directories.astlogdir, 'cdr-csv');
const lines = (name: string): readonly string[] => readFileSync(join(folder(), name), 'latin1').trimEnd().split('\n');
const time = '"\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d"';

describe('cdr_csv', () => {
  it('writes each record as a line of Master.csv and of its account', async () => {
    await start('[general]\n[csv]\nloguniqueid=yes\nloguserfield=yes\nnewcdrcolumns=yes\n');
    await call('sales');
    const line = lines('Master.csv').find((one) => one.includes(';2"')) ?? '';
    expect(line).toMatch(
      new RegExp(
        `^"sales","","1","default",""""" <>","Local/1@default-00000000;2","","Wait","2",${time},${time},${time},2,2,` +
          '"ANSWERED","DOCUMENTATION","\\d+\\.1","said ""so"", twice","","\\d+\\.0",1$',
      ),
    );
    expect(lines('Master.csv')).toHaveLength(2);
    expect(lines('sales.csv')).toEqual([line]);
  });

  it('has fewer columns unless they are asked for', async () => {
    await start('[general]\n[csv]\naccountlogs=no\n');
    await call('sales');
    expect(lines('Master.csv')[0]).toMatch(/"ANSWERED","DOCUMENTATION"$/);
    expect(readdirSync(folder())).toEqual(['Master.csv']);
  });

  it.each(['../evil', '.hidden', 'a/b'])('makes no file of account %s', async (account) => {
    await start('[general]\n[csv]\n');
    await call(account);
    expect(readdirSync(folder())).toEqual(['Master.csv']);
    expect(calls.logged).toContain(`WARNING cdr_csv: Account code '${account}' is no name for a file`);
  });

  it('writes nothing without a section [csv]', async () => {
    await start('[general]\n');
    await call('sales');
    expect(existsSync(folder())).toBe(false);
    expect((await calls.console('cdr show status')).at(-2)).toBe('    (none)');
  });

  it('a line end in a value becomes a blank', () => {
    expect(csvLine({ ...blank, lastData: 'a\r\nb' }, noColumns)).toContain('"a  b"');
  });

  it('begins a new file when the old one is moved away', async () => {
    await start('[general]\n[csv]\n');
    await call('sales');
    await new Promise((resolve) => setImmediate(resolve));
    renameSync(join(folder(), 'Master.csv'), join(folder(), 'Master.csv.1'));
    await call('sales');
    expect(lines('Master.csv')).toHaveLength(2);
    expect(lines('Master.csv.1')).toHaveLength(2);
  });
});
