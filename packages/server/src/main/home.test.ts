import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findHome, isLaidOut, layOutHome } from './home.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'amiable-home-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('finding the home folder', () => {
  it('takes what the command line says before the environment, and the environment before ~/.amiable', () => {
    expect(findHome('/srv/one', { AMIABLE_HOME: '/srv/two' }).folder).toBe('/srv/one');
    expect(findHome(undefined, { AMIABLE_HOME: '/srv/two' }).configFile).toBe('/srv/two/etc/asterisk.conf');
    expect(findHome(undefined, {}).folder).toBe(path.join(os.homedir(), '.amiable'));
  });

  it('makes a relative folder absolute', () => {
    expect(findHome('here', {}).folder).toBe(path.resolve('here'));
  });
});

describe('laying out a home folder', () => {
  it('fills every place of the samples and keeps all of it for the owner', () => {
    const home = layOutHome(findHome(path.join(folder, 'home')));
    expect(isLaidOut(home)).toBe(true);
    const files = readdirSync(path.join(home.folder, 'etc'));
    expect(files).toEqual(expect.arrayContaining(['asterisk.conf', 'manager.conf', 'extensions.conf', 'queues.conf']));
    for (const name of files) {
      const file = path.join(home.folder, 'etc', name);
      expect(readFileSync(file, 'latin1')).not.toMatch(/@[A-Z]+@/);
      expect(statSync(file).mode & 0o777).toBe(0o600);
    }
    expect(statSync(home.folder).mode & 0o777).toBe(0o700);
    expect(readFileSync(home.configFile, 'latin1')).toContain(`astrundir => ${home.folder}/run`);
  });

  it('makes another secret each time, of letters and digits', () => {
    const one = layOutHome(findHome(path.join(folder, 'one')));
    const two = layOutHome(findHome(path.join(folder, 'two')));
    expect(one.adminSecret).toMatch(/^[A-Za-z0-9]{24}$/);
    expect(two.adminSecret).not.toBe(one.adminSecret);
    expect(readFileSync(path.join(one.folder, 'etc/manager.conf'), 'latin1')).toContain(
      `secret = ${one.adminSecret}\n`,
    );
  });

  it('leaves what is there alone, and tells no secret that it did not make', () => {
    const home = findHome(path.join(folder, 'home'));
    layOutHome(home);
    const manager = path.join(home.folder, 'etc/manager.conf');
    writeFileSync(manager, '[general]\nenabled = no\n');
    rmSync(home.configFile);
    const again = layOutHome(home);
    expect(again.created.map((file) => path.basename(file))).toEqual(['asterisk.conf']);
    expect(again.adminSecret).toBeUndefined();
    expect(readFileSync(manager, 'latin1')).toBe('[general]\nenabled = no\n');
  });
});
