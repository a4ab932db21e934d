import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseCommandLine } from './command-line.js';
import { controlSocket, findConfiguration, readMainConfiguration } from './configuration.js';
import { StartError } from './start-error.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'amiable-conf-'));
  file = path.join(folder, 'asterisk.conf');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (text: string, ...args: string[]) => {
  writeFileSync(file, text);
  return readMainConfiguration(file, parseCommandLine(args));
};

describe('asterisk.conf under the command line', () => {
  it('says what the command line leaves open', () => {
    const { settings, problems } = read('[options]\nmaxcalls = 7\nverbose = 2\nasteriskversion = 18.9.0\n');
    expect(settings.options).toMatchObject({ maxcalls: 7, verbose: 2, asteriskversion: '18.9.0' });
    expect(problems).toEqual([]);
  });

  it('gives way to the command line', () => {
    const args = ['-vvv', '-dd', '-M', '9', '-L', '1.5', '-e', '64', '-U', 'pbx', '-G', 'voice', '-XTp'];
    const { settings } = read('[options]\nmaxcalls = 7\nverbose = 2\n', ...args, '--asterisk-version', '16.30.1');
    expect(settings.options).toMatchObject({
      verbose: 3,
      debug: 2,
      maxcalls: 9,
      maxload: 1.5,
      minmemfree: 64,
      runuser: 'pbx',
      rungroup: 'voice',
      execincludes: true,
      timestamp: true,
      highpriority: true,
      asteriskversion: '16.30.1',
    });
  });

  it('names the control socket', () => {
    expect(controlSocket(read('[directories]\nastrundir => /run/a\n').settings)).toBe('/run/a/asterisk.ctl');
    const other = '[directories]\nastrundir => /run/a\n[files]\nastctl = b.ctl\n';
    expect(controlSocket(read(other).settings)).toBe('/run/a/b.ctl');
  });

  it('tells that nobody but the owner gets at the control socket, whatever the file says', () => {
    const { problems } = read('[files]\nastctlpermissions = 0660\nastctlgroup = voice\n');
    expect(problems.map(({ line, severity }) => [line, severity])).toEqual([
      [2, 'warning'],
      [3, 'warning'],
    ]);
    expect(read('[files]\nastctlpermissions = 0600\n').problems).toEqual([]);
  });

  it.each([
    ['[directories]\nastrundir => run\n', 'asterisk.conf:2: error'],
    ['astrundir = /run\n', 'asterisk.conf:1: error'],
  ])('keeps a server from starting where it cannot be followed: %j', (text, where) => {
    expect(() => read(text)).toThrow(StartError);
    expect(() => read(text)).toThrow(where);
  });

  it('is told of where it is missing', () => {
    expect(() => readMainConfiguration(file, parseCommandLine([]))).toThrow(file);
    const home = path.join(folder, 'home');
    expect(() => findConfiguration(parseCommandLine(['--home', home]))).toThrow(`in the home folder ${home} yet`);
    expect(findConfiguration(parseCommandLine(['-C', 'x.conf']))).toBe('x.conf');
  });
});
