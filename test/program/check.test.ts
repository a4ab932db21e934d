import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Office, runProgram } from '../support/office.js';

let office: Office;
beforeEach(async () => {
  office = await Office.open();
});
afterEach(() => office.close());

describe('--check', () => {
  it('ends with status 0 and starts nothing where nothing is wrong or risky', async () => {
    const { status, stdout } = await office.run('--check');
    expect(stdout).toBe(`${join(office.folder, 'etc')}: nothing wrong, nothing risky\n`);
    expect(status).toBe(0);
    expect(existsSync(join(office.folder, 'run'))).toBe(false);
    expect(existsSync(join(office.folder, 'lib'))).toBe(false);
    expect(existsSync(join(office.folder, 'log'))).toBe(false);
  });

  it.each([
    ['manager.conf', ['[general]', 'enabled = yes', 'port = many'], 'manager.conf:3: error'],
    [
      'manager.conf',
      ['[general]', 'enabled = yes', '[a]', 'secret = a-long-secret-of-a', 'raed = all'],
      'manager.conf:5: warning',
    ],
    ['manager.conf', ['[general]', 'enabled = yes', '[a]', 'secret = a', 'read = call'], 'manager.conf:3: risk'],
    ['acl.conf', ['[office]', 'permit = 10.0.0.0/99'], 'acl.conf:2: error'],
    ['logger.conf', ['[logfiles]', 'messages => notice,eror'], 'logger.conf:2: warning'],
    ['modules.conf', ['[modules]', 'autolaod = yes'], 'modules.conf:2: warning'],
    ['extensions.conf', ['[office]', 'exten => 1,1,Anser()'], 'extensions.conf:2: warning'],
    ['queues.conf', ['[support]', 'strategy = ringal'], 'queues.conf:2: '],
  ])('tells of a fault in %s with its line (%#)', async (name, lines, message) => {
    office.write(name, lines);
    const { status, stdout } = await office.run('--check');
    expect(stdout).toContain(message);
    expect(status).toBe(message.includes('error') ? 1 : 2);
  });

  it('tells of a fault in asterisk.conf', async () => {
    office.replace('asterisk.conf', '[directories]', '[options]\nverbse = 3\n[directories]');
    const { status, stdout } = await office.run('--check');
    expect(stdout).toMatch(/asterisk\.conf:2: warning: .*'verbose'/);
    expect(status).toBe(2);
  });

  it('tells of everything in one run', async () => {
    office.write('manager.conf', [
      '[general]',
      'enabled = yes',
      'port = many',
      'authlimit = none',
      '[a]',
      'secret = a',
    ]);
    const { stdout } = await office.run('--check');
    for (const line of [3, 4, 5]) expect(stdout).toContain(`manager.conf:${line}: `);
  });

  it('says which file is missing', async () => {
    rmSync(office.configFile);
    const { status, stderr, stdout } = await office.run('--check');
    expect(status).toBe(1);
    expect(stdout + stderr).toContain(office.configFile);
  });

  it('says where a home folder would be that is not there yet, without making it', async () => {
    const home = join(office.folder, 'home');
    const { status, stderr } = await runProgram(['--check', '--home', home]);
    expect(status).toBe(1);
    expect(stderr).toContain(home);
    expect(existsSync(home)).toBe(false);
  });
});
