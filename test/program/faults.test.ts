import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { headerOf } from '../conformance/connection.js';
import { AmiUser } from '../support/ami.js';
import { Office } from '../support/office.js';

let office: Office;
beforeEach(async () => {
  office = await Office.open();
});
afterEach(() => office.close());

/** A file that takes a while to write: one category for each of many numbers, all with the same value. */
const generation = (value: string): string[] =>
  Array.from({ length: 2000 }, (_, n) => [`[number-${n}]`, `value = ${value}`, `; a comment on ${n}`, '']).flat();

describe('a server that is killed (kill -9)', () => {
  it('leaves a file of UpdateConfig old or new, never half', async () => {
    office.write('editable.conf', generation('0'));
    const file = join(office.folder, 'etc/editable.conf');
    const filesBefore = readdirSync(join(office.folder, 'etc')).sort();
    const wholes = new Set<string>();
    for (let round = 0; round < 5; round += 1) {
      const server = await office.start();
      const user = await AmiUser.login(office.account);
      const before = readFileSync(file, 'latin1');
      const updates = Array.from({ length: 50 }, (_, n) =>
        user
          .request({
            Action: 'UpdateConfig',
            SrcFilename: 'editable.conf',
            DstFilename: 'editable.conf',
            'Action-000000': 'Update',
            'Cat-000000': 'number-1999',
            'Var-000000': 'value',
            'Value-000000': `${round}-${n}`,
          })
          .catch(() => undefined),
      );
      // At least one update has been answered; the next ones are under way.
      expect(headerOf((await updates[0]) ?? [], 'Response')).toBe('Success');
      await sleep(round * 7);
      await server.kill('SIGKILL');
      user.close();
      const after = readFileSync(file, 'latin1');
      const value = /\[number-1999\]\nvalue = (\S+)\n/.exec(after)?.[1];
      expect(value).toMatch(new RegExp(`^${round}-\\d+$`));
      const strip = (text: string) => text.replace(/(\[number-1999\]\nvalue = )\S+/, '$1');
      expect(strip(after)).toBe(strip(before));
      wholes.add(value ?? '');
    }
    expect(wholes.size).toBe(5);
    await office.start();
    // A write that was cut off may leave its own early file, which no configuration reads.
    const files = readdirSync(join(office.folder, 'etc')).filter((name) => !/^\.editable\.conf\.\w+$/.test(name));
    expect(files.sort()).toEqual(filesBefore);
  }, 60_000);

  it('keeps every DBPut that it answered', async () => {
    let answered = 0;
    for (let round = 0; round < 3; round += 1) {
      const server = await office.start();
      const user = await AmiUser.login(office.account);
      const puts = Array.from({ length: 500 }, (_, n) =>
        user
          .request({ Action: 'DBPut', Family: 'storm', Key: `${round}-${n}`, Val: 'x'.repeat(100) })
          .then(() => (answered = Math.max(answered, round * 1000 + n)))
          .catch(() => undefined),
      );
      await puts[20];
      await server.kill('SIGKILL');
      user.close();
      const last = answered - round * 1000;
      expect(last).toBeGreaterThanOrEqual(20);
      await office.start();
      const reader = await AmiUser.login(office.account);
      for (let n = 0; n <= last; n += 1) {
        const reply = await reader.request({ Action: 'DBGet', Family: 'storm', Key: `${round}-${n}` });
        expect(headerOf(reply, 'Response')).toBe('Success');
      }
      await reader.event('DBGetResponse', { Family: 'storm', Key: `${round}-${last}`, Val: 'x'.repeat(100) });
      reader.close();
      await office.server?.kill();
    }
  }, 60_000);
});
