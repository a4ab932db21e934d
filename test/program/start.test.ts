import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AmiUser } from '../support/ami.js';
import { Office, runProgram } from '../support/office.js';
import { freePort, type RunningServer, startProgram } from '../support/server.js';
import { until } from '../support/until.js';

let office: Office;
beforeEach(async () => {
  office = await Office.open();
});
afterEach(() => office.close());

describe('starting', () => {
  it('says where it listens and how to go on', async () => {
    const { output } = await office.start();
    expect(output()).toMatch(/^Amiable \d+\.\d+\.\d+, answering as Asterisk 20\.20\.1$/m);
    expect(output()).toContain(`127.0.0.1:${office.account.port}`);
    expect(output()).toContain(join(office.folder, 'etc'));
    expect(output()).toMatch(/^Ready/m);
  });

  it('greets and lets a user in', async () => {
    await office.start();
    const user = await AmiUser.login(office.account);
    expect(user.connection.messages[0]).toEqual(['Asterisk Call Manager/9.0.0']);
    await user.event('FullyBooted');
    user.close();
  });

  it('refuses a second server on the same run folder, which leaves the first as it is', async () => {
    await office.start();
    const second = await office.run('-f');
    expect(second.status).toBe(1);
    expect(second.stderr).toContain('running already');
    expect((await office.run('-rx', 'core show version')).status).toBe(0);
    (await AmiUser.login(office.account)).close();
  });

  it('starts again after it was killed', async () => {
    await office.start();
    await office.restart();
    expect((await office.run('-rx', 'core show version')).status).toBe(0);
  });

  it('says which port is taken and how to choose another, and leaves nothing half started', async () => {
    const other = createServer().listen(office.account.port, '127.0.0.1');
    const { status, stderr } = await office.run('-f');
    expect(status).toBe(1);
    expect(stderr).toContain(`127.0.0.1:${office.account.port}`);
    expect(stderr).toContain('--port');
    expect(stderr).not.toContain('    at ');
    expect(existsSync(join(office.folder, 'run/asterisk.ctl'))).toBe(false);
    expect(existsSync(join(office.folder, 'run/asterisk.pid'))).toBe(false);
    await new Promise((resolve) => other.close(resolve));
  });

  it.each([
    ['a missing asterisk.conf', (one: Office) => rmSync(one.configFile), 'asterisk.conf'],
    [
      'a wrong manager.conf',
      (one: Office) => one.replace('manager.conf', 'bindaddr = 127.0.0.1', 'bindaddr = nowhere at all'),
      'manager.conf:4',
    ],
    ['a missing manager.conf', (one: Office) => rmSync(join(one.folder, 'etc/manager.conf')), 'manager.conf'],
  ])('does not start with %s, and says where the fault is', async (_, spoil, where) => {
    spoil(office);
    const { status, stderr } = await office.run('-f');
    expect(status).toBe(1);
    expect(stderr).toContain(where);
    expect(stderr).not.toContain('    at ');
    expect(existsSync(join(office.folder, 'run/asterisk.ctl'))).toBe(false);
  });

  it('says which certificate it cannot use', async () => {
    office.replace(
      'manager.conf',
      'bindaddr = 127.0.0.1',
      'bindaddr = 127.0.0.1\ntlsenable = yes\ntlscertfile = /nowhere.pem',
    );
    const { status, stderr } = await office.run('-f');
    expect(status).toBe(1);
    expect(stderr).toContain('tlscertfile = /nowhere.pem');
    expect(stderr).not.toContain('    at ');
  });

  it('tells of risks in the configuration and starts all the same', async () => {
    office.replace('manager.conf', 'secret = a-secret-of-the-panel', 'secret = panel');
    const { output } = await office.start();
    expect(output()).toMatch(/manager\.conf:\d+: risk: /);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'ends in good order at %s: users are told, socket and pid file go',
    async (signal) => {
      const server = await office.start();
      const user = await AmiUser.login(office.account);
      const run = join(office.folder, 'run');
      expect(readFileSync(join(run, 'asterisk.pid'), 'utf8').trim()).toBe(String(server.process.pid));
      await server.kill(signal);
      expect(server.process.exitCode).toBe(0);
      await user.event('Shutdown', { Shutdown: 'Cleanly', Restart: 'False' });
      await user.closed();
      expect(existsSync(join(run, 'asterisk.ctl'))).toBe(false);
      expect(existsSync(join(run, 'asterisk.pid'))).toBe(false);
    },
  );
});

describe('ending by the console', () => {
  it('waits for the calls at "core stop gracefully", and can be called off', async () => {
    const server = await office.start();
    const user = await AmiUser.login(office.account);
    const call = { Channel: 'Local/101@office', Application: 'Wait', Data: '60', Async: 'true' };
    await user.request({ Action: 'Originate', ...call });
    await user.event('Newstate', { ChannelStateDesc: 'Up' });
    await office.run('-rx', 'core stop gracefully');
    expect((await office.run('-rx', 'core abort shutdown')).stdout).not.toBe('');
    await office.run('-rx', 'core stop gracefully');
    expect(server.process.exitCode).toBeNull();
    await user.request({ Action: 'Hangup', Channel: '/Local/' });
    await user.event('Shutdown', { Shutdown: 'Cleanly' });
    await user.closed();
    await until(() => server.process.exitCode !== null);
    expect(server.process.exitCode).toBe(0);
  });

  it('starts again at "core restart now", on the same port, as often as it is asked', async () => {
    const server = await office.start();
    const pids = new Set<string>();
    for (let round = 0; round < 2; round += 1) {
      const before = readFileSync(join(office.folder, 'run/asterisk.pid'), 'utf8');
      pids.add(before);
      const user = await AmiUser.login(office.account);
      await office.run('-rx', 'core restart now');
      await user.event('Shutdown', { Restart: 'True' });
      await user.closed();
      await until(() => {
        const file = join(office.folder, 'run/asterisk.pid');
        return existsSync(file) && readFileSync(file, 'utf8') !== before;
      });
      (await AmiUser.login(office.account)).close();
    }
    expect(pids.size).toBe(2);
    await server.kill('SIGTERM');
    expect(server.process.exitCode).toBe(0);
    expect(existsSync(join(office.folder, 'run/asterisk.pid'))).toBe(false);
  });
});

describe('in the background (-F)', () => {
  it('comes back when everything runs, and leaves a pid file', async () => {
    const { status, stdout } = await office.run('-F');
    const pid = Number(readFileSync(join(office.folder, 'run/asterisk.pid'), 'utf8'));
    try {
      expect(status).toBe(0);
      expect(stdout).toContain(`pid ${pid}`);
      (await AmiUser.login(office.account)).close();
      expect((await office.run('-rx', 'core waitfullybooted')).status).toBe(0);
    } finally {
      expect((await office.run('-rx', 'core stop now')).status).toBe(0);
    }
  });

  it('says why it did not start', async () => {
    office.replace('manager.conf', 'bindaddr = 127.0.0.1', 'bindaddr = nowhere at all');
    const { status, stderr } = await office.run('-F');
    expect(status).toBe(1);
    expect(stderr).toContain('manager.conf:4');
  });
});

describe('without a configuration of one’s own', () => {
  let server: RunningServer | undefined;
  afterEach(() => server?.kill());

  const startAt = async (home: string) => {
    const port = await freePort();
    server = await startProgram(['--home', home, '--port', String(port)], port);
    return { port, output: server.output() };
  };

  it('lays a home folder out, shows the secret of admin once, and lets admin in with it', async () => {
    const home = join(office.folder, 'home');
    const first = await startAt(home);
    const secret = /^\s*Secret:\s+(\S+)$/m.exec(first.output)?.[1] ?? '';
    expect(secret).toHaveLength(24);
    expect(first.output).not.toMatch(/ERROR|WARNING/);
    expect(statSync(join(home, 'etc/manager.conf')).mode & 0o777).toBe(0o600);
    (await AmiUser.login({ host: '127.0.0.1', port: first.port, username: 'admin', secret })).close();
    await server?.kill('SIGTERM');

    const second = await startAt(home);
    expect(second.output).not.toContain(secret);
    (await AmiUser.login({ host: '127.0.0.1', port: second.port, username: 'admin', secret })).close();
  });

  it('has samples without a fault', async () => {
    const home = join(office.folder, 'home');
    const { output } = await startAt(home);
    expect(output).not.toMatch(/WARNING|ERROR|warning|error/);
    const checked = await runProgram(['--check', '--home', home]);
    expect(checked).toEqual({ status: 0, stdout: `${home}/etc: nothing wrong, nothing risky\n`, stderr: '' });
  });

  it('has phones that can be called', async () => {
    const home = join(office.folder, 'home');
    const { port, output } = await startAt(home);
    const secret = /^\s*Secret:\s+(\S+)$/m.exec(output)?.[1] ?? '';
    const user = await AmiUser.login({ host: '127.0.0.1', port, username: 'admin', secret });
    const click = { Channel: 'PJSIP/1001', Context: 'office', Exten: '600', Priority: '1', Async: 'true' };
    expect(await user.request({ Action: 'Originate', ...click })).toContain('Response: Success');
    await user.event('DeviceStateChange', { Device: 'PJSIP/1001', State: 'RINGING' });
    await user.event('ExtensionStatus', { Exten: '1001', StatusText: 'Ringing' });
    const { stdout: phones } = await runProgram(['--home', home, '-rx', 'phone show phones']);
    expect(phones).toContain('10 phones');
    user.close();
  });

  it('finishes a layout that was broken off, and keeps what is there', async () => {
    const home = join(office.folder, 'home');
    mkdirSync(join(home, 'etc'), { recursive: true });
    writeFileSync(join(home, 'etc/extensions.conf'), '[mine]\nexten => 1,1,Answer()\n');
    await startAt(home);
    expect(readFileSync(join(home, 'etc/extensions.conf'), 'utf8')).toContain('[mine]');
    expect(existsSync(join(home, 'etc/asterisk.conf'))).toBe(true);
  });
});

// Only root can become somebody else.
if (process.getuid?.() === 0)
  describe('as another user (-U)', () => {
    it('owns what it makes, and has given root up', async () => {
      const [uid, gid] = [65_534, 65_534];
      execFileSync('chown', ['-R', `${uid}:${gid}`, office.folder]);
      office.server = await startProgram(['-C', office.configFile, '-U', 'nobody'], office.account.port);
      const status = readFileSync(`/proc/${office.server.process.pid}/status`, 'utf8');
      expect(status).toMatch(new RegExp(`^Uid:\\t${uid}\\t${uid}\\t${uid}\\t${uid}$`, 'm'));
      expect(status).toMatch(new RegExp(`^Gid:\\t${gid}\\t${gid}\\t${gid}\\t${gid}$`, 'm'));
      expect(statSync(join(office.folder, 'run/asterisk.ctl'))).toMatchObject({ uid, gid });
    });

    it('says that there is no such user', async () => {
      const { status, stderr } = await office.run('-U', 'nobody-at-all');
      expect(status).toBe(1);
      expect(stderr).toContain("become the user 'nobody-at-all'");
    });
  });

describe('questions that start nothing', () => {
  it('tells its version, and the Asterisk that it answers as', async () => {
    expect(await runProgram(['-V'])).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^Amiable \d+\.\d+\.\d+ \(answers as Asterisk 20\.20\.1\)\n$/),
    });
    expect((await runProgram(['-V', '--asterisk-version', '18.9.0'])).stdout).toContain('answers as Asterisk 18.9.0');
  });

  it('answers as the Asterisk that is wanted', async () => {
    office.server = await startProgram(['-C', office.configFile, '--asterisk-version', '18.9.0'], office.account.port);
    const user = await AmiUser.login(office.account);
    const settings = await user.request({ Action: 'CoreSettings' });
    expect(settings).toEqual(expect.arrayContaining(['AMIversion: 7.0.3', 'AsteriskVersion: 18.9.0']));
    expect(user.connection.messages[0]).toEqual(['Asterisk Call Manager/7.0.3']);
    user.close();
  });

  it('refuses an unknown switch with status 1 and points to its help', async () => {
    const { status, stderr } = await runProgram(['--chek']);
    expect(status).toBe(1);
    expect(stderr).toContain('--check');
  });
});
