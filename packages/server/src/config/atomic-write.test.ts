import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeAtomically } from './atomic-write.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'amiable-write-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const at = (...names: string[]) => path.join(folder, ...names);

describe('writing a file', () => {
  it('takes away what a process left that was killed while it wrote, and nothing else', () => {
    const others = ['.x.conf.0123456789ab', '.x.conf.swp', '.y.conf.0123456789ab'];
    for (const name of ['.x.conf.ba9876543210', ...others]) writeFileSync(at(name), 'half');
    const long = new Date(Date.now() - 3_600_000);
    for (const name of ['.x.conf.ba9876543210', '.x.conf.swp', '.y.conf.0123456789ab'])
      utimesSync(at(name), long, long);
    writeAtomically(at('x.conf'), 'whole');
    expect(readdirSync(folder).sort()).toEqual([...others, 'x.conf'].sort());
  });

  it('writes bytes as they are, and leaves nothing else in the folder', () => {
    writeAtomically(at('x.conf'), 'caf\xc3\xa9 \xff\n');
    expect([...readFileSync(at('x.conf'))]).toEqual([0x63, 0x61, 0x66, 0xc3, 0xa9, 0x20, 0xff, 0x0a]);
    expect(readdirSync(folder)).toEqual(['x.conf']);
  });

  it('keeps the permissions of a file, and lets no stranger read a new one', () => {
    writeFileSync(at('old.conf'), 'old');
    chmodSync(at('old.conf'), 0o604);
    writeAtomically(at('old.conf'), 'new');
    writeAtomically(at('new.conf'), 'new');
    expect(statSync(at('old.conf')).mode & 0o777).toBe(0o604);
    expect(statSync(at('new.conf')).mode & 0o007).toBe(0);
  });

  it('puts another file in the place of the old one, so that who reads the old one reads it whole', () => {
    writeFileSync(at('x.conf'), 'old');
    const before = statSync(at('x.conf')).ino;
    writeAtomically(at('x.conf'), 'new');
    expect(statSync(at('x.conf')).ino).not.toBe(before);
  });

  it('writes the target of a link, beside the target', () => {
    mkdirSync(at('real'));
    writeFileSync(at('real', 'x.conf'), 'old');
    symlinkSync('real/x.conf', at('x.conf'));
    writeAtomically(at('x.conf'), 'new');
    expect(lstatSync(at('x.conf')).isSymbolicLink()).toBe(true);
    expect(readFileSync(at('real', 'x.conf'), 'latin1')).toBe('new');
    expect([readdirSync(folder).sort(), readdirSync(at('real'))]).toEqual([['real', 'x.conf'], ['x.conf']]);
  });

  it('leaves everything as it was where it fails', () => {
    mkdirSync(at('x.conf'));
    expect(() => writeAtomically(at('x.conf'), 'new')).toThrow();
    expect(() => writeAtomically(at('none', 'x.conf'), 'new')).toThrow(/ENOENT/);
    expect(readdirSync(folder)).toEqual(['x.conf']);
  });
});
