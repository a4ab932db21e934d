import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { headerOf } from '../conformance/connection.js';
import { AmiUser } from '../support/ami.js';
import { Office } from '../support/office.js';
import type { RunningServer } from '../support/server.js';

let office: Office;
let server: RunningServer;
let admin: AmiUser;
beforeEach(async () => {
  office = await Office.open();
  office.write('manager.conf', [
    ...readFileSync(join(office.folder, 'etc/manager.conf'), 'latin1').trimEnd().split('\n'),
    '[desk]',
    'secret = a-secret-of-the-desk',
    'read = call',
    'write = call,reporting',
  ]);
  server = await office.start();
  admin = await AmiUser.login(office.account);
});
afterEach(async () => {
  admin.close();
  await office.close();
});

const desk = () => AmiUser.login({ ...office.account, username: 'desk', secret: 'a-secret-of-the-desk' });

const ways: readonly [string, () => Promise<unknown>][] = [
  ['at SIGHUP', async () => server.process.kill('SIGHUP')],
  ['at -rx "manager reload"', () => office.run('-rx', 'manager reload')],
  ['at the Reload action', () => admin.request({ Action: 'Reload', Module: 'manager' })],
];

describe('reading the configuration again', () => {
  it.each(ways)('%s takes a right away from a user who is logged in', async (_, reload) => {
    const user = await desk();
    expect(headerOf(await user.request({ Action: 'CoreShowChannels' }), 'Response')).toBe('Success');
    office.replace('manager.conf', 'write = call,reporting', 'write = call');
    await reload();
    for (let tries = 0; ; tries += 1) {
      const reply = await user.request({ Action: 'CoreShowChannels' });
      if (headerOf(reply, 'Message') === 'Permission denied') break;
      expect(tries).toBeLessThan(100);
      await sleep(20);
    }
    user.close();
  });

  it.each(ways)('%s disconnects a user who is no longer there', async (_, reload) => {
    const user = await desk();
    office.replace('manager.conf', '[desk]', '[other]');
    await reload();
    await user.closed();
    await expect(desk()).rejects.toThrow('Authentication failed');
  });

  it.each(ways)('%s keeps what is in force when the new configuration is wrong, and says why', async (_, reload) => {
    const user = await desk();
    office.replace('manager.conf', 'write = call,reporting', 'write = call');
    office.replace('manager.conf', 'bindaddr = 127.0.0.1', 'bindaddr = nowhere at all');
    await reload();
    for (let tries = 0; !/manager\.conf:4/.test(server.output()); tries += 1) {
      expect(tries).toBeLessThan(200);
      await sleep(20);
    }
    expect(headerOf(await user.request({ Action: 'CoreShowChannels' }), 'Response')).toBe('Success');
    user.close();
  });

  it('goes by a list of acl.conf as it is after "acl reload"', async () => {
    office.write('acl.conf', ['[desks]', 'permit = 127.0.0.1']);
    office.replace('manager.conf', 'secret = a-secret-of-the-desk', 'secret = a-secret-of-the-desk\nacl = desks');
    await office.run('-rx', 'manager reload');
    const user = await desk();
    office.write('acl.conf', ['[desks]', 'deny = 0.0.0.0/0']);
    await admin.request({ Action: 'Reload', Module: 'acl' });
    await user.closed();
    await expect(desk()).rejects.toThrow('Authentication failed');
  });

  it('takes over the dialplan at SIGHUP', async () => {
    office.replace('extensions.conf', 'exten => 101,1,Answer()', 'exten => 102,1,Answer()');
    server.process.kill('SIGHUP');
    for (let tries = 0; ; tries += 1) {
      const { stdout } = await office.run('-rx', 'dialplan show 102@office');
      if (stdout.includes("'102'")) break;
      expect(tries).toBeLessThan(20);
    }
  });
});
