import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { definition as cdr } from '../../builtin/cdr/module.js';
import { definition as funcCdr } from '../func_cdr/module.js';
import { definition as funcStrings } from '../func_strings/module.js';
import { definition as cdrCustom } from './module.js';

let calls: TestCalls;
afterEach(() => calls.close());

const start = async (mappings: string): Promise<void> => {
  calls = await startCalls(
    '[default]\nexten => 1,1,Answer()\n same => n,Set(CDR(project)=blue)\n same => n,Wait(1)\n',
    [cdr, cdrCustom, funcCdr, funcStrings],
  );
  calls.write('cdr_custom.conf', `[mappings]\n${mappings}\n`);
  await calls.kernel.modules.reload('cdr_custom');
  await calls.originate({ Channel: 'Local/1@default', Application: 'Wait', Data: '9', CallerID: 'A"B <5>' }, 5000);
};
const file = (name: string): string =>
  readFileSync(join(calls.kernel.settings.directories.astlogdir, 'cdr-custom', name), 'latin1');

describe('cdr_custom', () => {
  it('writes what its templates make of a record, in files of the folder and below', async () => {
    await start(
      'Master.csv => ${CSV_QUOTE(${CDR(clid)})},${CDR(src)},${CDR(project)},${CDR(billsec)}\nsub/o.csv => ${CDR(disposition,u)}',
    );
    expect(file('Master.csv').split('\n')[0]).toBe('"""A\\""B"" <5>",5,blue,1');
    expect(file('sub/o.csv')).toBe('8\n8\n');
  });

  it('keeps to its folder', async () => {
    await start('../outside.csv => ${CDR(src)}');
    expect(() => file('../outside.csv')).toThrow('ENOENT');
    expect(calls.logged.some((line) => line.startsWith('ERROR cdr_custom: '))).toBe(true);
  });
});
