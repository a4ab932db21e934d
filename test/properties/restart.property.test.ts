import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startOffice, type TestOffice } from './office.js';

const key = fc.constantFrom('a', 'b', 'c/d', 'x%', 'y_');
const word = fc.stringMatching(/^[a-z0-9 .-]{0,12}$/).map((text) => text.trim());
const step = fc.oneof(
  fc.record({ do: fc.constant('put' as const), key, value: word }),
  fc.record({ do: fc.constant('delete' as const), key }),
  fc.record({ do: fc.constant('edit' as const), value: word }),
  fc.record({ do: fc.constant('forget' as const), nth: fc.nat(5) }),
  fc.record({ do: fc.constant('call' as const), ms: fc.constantFrom(100, 1500, 6000) }),
  fc.record({ do: fc.constant('record' as const), ms: fc.constantFrom(500, 1200) }),
  fc.constant({ do: 'restart' as const }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** What must be there whatever happens to the server. */
interface Kept {
  readonly database: Map<string, string>;
  readonly lines: string[];
  /** Records of calls that were posted. */
  records: number;
  recordings: number;
}

const numbered = (change: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(change).map(([name, value]) => [`${name}-000000`, value]));
const editable = { SrcFilename: 'editable.conf', DstFilename: 'editable.conf' };

const perform = async (office: TestOffice, one: Exclude<Step, { do: 'restart' }>, kept: Kept): Promise<void> => {
  if (one.do === 'put') {
    await office.perform('DBPut', { Family: 'kept', Key: one.key, Val: one.value });
    kept.database.set(one.key, one.value);
  } else if (one.do === 'delete') {
    await office.perform('DBDel', { Family: 'kept', Key: one.key });
    kept.database.delete(one.key);
  } else if (one.do === 'edit') {
    await office.perform('UpdateConfig', {
      ...editable,
      ...numbered({ Action: 'Append', Cat: 'kept', Var: 'line', Value: one.value }),
    });
    kept.lines.push(one.value);
  } else if (one.do === 'forget') {
    const line = kept.lines.length === 0 ? 0 : one.nth % kept.lines.length;
    await office.perform('UpdateConfig', {
      ...editable,
      ...numbered({ Action: 'Delete', Cat: 'kept', Line: String(line) }),
    });
    kept.lines.splice(line, 1);
  } else if (one.do === 'call') {
    await office.perform('Originate', {
      Channel: 'Local/while@office/n',
      Application: 'Wait',
      Data: '1',
      Async: 'true',
    });
    await office.clock.advance(one.ms);
  } else {
    await office.perform('Originate', {
      Channel: 'Local/echo@office/n',
      Application: 'MixMonitor',
      Data: `kept-${kept.recordings}.wav`,
      Async: 'true',
    });
    await office.clock.advance(one.ms);
    kept.recordings += 1;
  }
};

/** Ends the telephone system amid what it does, and starts another on the same folder. */
const restart = async (office: TestOffice, kept: Kept): Promise<TestOffice> => {
  kept.records += office.published.filter(({ name }) => name === 'Cdr').length;
  await office.close(true);
  return startOffice(office.folder);
};

const databaseOf = async (office: TestOffice): Promise<Map<string, string>> => {
  const items = (await office.perform('DBGetTree', { Family: 'kept' })) ?? [];
  return new Map(
    items.flatMap((item): [string, string][] => {
      const [, name, value = ''] = /Key: \/kept\/(.*)\r\nVal: (.*)\r\n/.exec(item) ?? [];
      return name === undefined ? [] : [[name, value]];
    }),
  );
};

const linesOf = async (office: TestOffice): Promise<string[]> => {
  const [reply = ''] = (await office.perform('GetConfig', { Filename: 'editable.conf' })) ?? [];
  return [...reply.matchAll(/^Line-\d+-\d+: line=(.*)\r$/gm)].map(([, value]) => value ?? '');
};

const isWhole = (file: string): boolean => {
  const bytes = readFileSync(file);
  return bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.readUInt32LE(40) === bytes.length - 44;
};

describe('a restart in between', () => {
  it('keeps the database, the files of configuration, the records of calls and the recordings', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 16 }), async (steps) => {
        const kept: Kept = { database: new Map(), lines: [], records: 0, recordings: 0 };
        let office = await startOffice();
        try {
          for (const one of steps) {
            if (one.do === 'restart') office = await restart(office, kept);
            else await perform(office, one, kept);
          }
          office = await restart(office, kept);
          expect(await databaseOf(office)).toEqual(kept.database);
          expect(await linesOf(office)).toEqual(kept.lines);
          const csv = join(office.folder, 'log/cdr-csv/Master.csv');
          const rows = existsSync(csv) ? readFileSync(csv, 'latin1').split('\n').length - 1 : 0;
          expect(rows).toBe(kept.records);
          const folder = join(office.folder, 'spool/monitor');
          const recordings = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.wav')) : [];
          expect(recordings).toHaveLength(kept.recordings);
          for (const name of recordings) expect(isWhole(join(folder, name)), name).toBe(true);
        } finally {
          await office.close();
        }
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 25), interruptAfterTimeLimit: 120_000 },
    );
  }, 300_000);
});
