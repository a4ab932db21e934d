import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import { classMask } from '@amiable/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acl, connectTo, filters, settings, startManager, type TestManager, until, user } from './test-support.js';

const portOf = ({ manager }: TestManager, transport = 'TCP') =>
  manager.addresses.find((one) => one.transport === transport)?.address.port as number;
const admin = user('admin');
const memory = { enabled: false };

/** Two certificates of nobody, with their keys, for this test alone. */
const certificates = {
  one: `-----BEGIN CERTIFICATE-----
MIIBjTCCATOgAwIBAgIUHUnrV6p6Wn/2x2xPlNpUnCvMRpswCgYIKoZIzj0EAwIw
GzEZMBcGA1UEAwwQYW1pYWJsZS10ZXN0LW9uZTAgFw0yNjExMjMwNTQ4MzNaGA8y
MTI2MTAzMDA1NDgzM1owGzEZMBcGA1UEAwwQYW1pYWJsZS10ZXN0LW9uZTBZMBMG
ByqGSM49AgEGCCqGSM49AwEHA0IABCnvTtIlLfZ+SWQ0OGaropfVtFUU2ZfpHL5U
t+0iMasiIPbdp07288Q9VN2bCDOfuIED3gE9nX3s63yDWA3JmWOjUzBRMB0GA1Ud
DgQWBBRMsjsgQ1b5Ugb3sgWaoFWE1h65bTAfBgNVHSMEGDAWgBRMsjsgQ1b5Ugb3
sgWaoFWE1h65bTAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCIHdW
0ISfsNLpqPEnPjAtz5dVmBNi/2nFkYGrbQwQE4p0AiEA8Z3PAyllwQyQwLklysfN
9e38dHLy92q6fzh78xtji1s=
-----END CERTIFICATE-----
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgDooj8IHrlDVKJzJ+
aAMBvMZrJCB7wAH8NHNzlPwllZahRANCAAQp707SJS32fklkNDhmq6KX1bRVFNmX
6Ry+VLftIjGrIiD23adO9vPEPVTdmwgzn7iBA94BPZ197Ot8g1gNyZlj
-----END PRIVATE KEY-----
`,
  two: `-----BEGIN CERTIFICATE-----
MIIBjjCCATOgAwIBAgIURbPtZjfVTe73hUZAnQ7zd7d6hlcwCgYIKoZIzj0EAwIw
GzEZMBcGA1UEAwwQYW1pYWJsZS10ZXN0LXR3bzAgFw0yNjExMjMwNTQ4MzNaGA8y
MTI2MTAzMDA1NDgzM1owGzEZMBcGA1UEAwwQYW1pYWJsZS10ZXN0LXR3bzBZMBMG
ByqGSM49AgEGCCqGSM49AwEHA0IABIk5SKJIrfvVRh1nZYaakz1B9sGgI2dt2Shv
KNPnnbn6/SfjD3UqYW297NEy3HOlPoLNldjsUDKhVzd+OFB7Vc6jUzBRMB0GA1Ud
DgQWBBRK9BK+nLlan2qgWByoUGmjtLz92DAfBgNVHSMEGDAWgBRK9BK+nLlan2qg
WByoUGmjtLz92DAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0kAMEYCIQDJ
P4A5Ih+uJLwEp/5f8uYLAjl+YZwUin1wGiDa3HB08wIhAI2XxbKUdjX9KSCoaAcp
g0mh3qPhHZpKHPYCd8SyPOgs
-----END CERTIFICATE-----
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgxo+h8DmHybX74MKG
c4qWqF1JCE7dJiDF6X+ijfyzeaehRANCAASJOUiiSK371UYdZ2WGmpM9QfbBoCNn
bdkobyjT5525+v0n4w91KmFtvezRMtxzpT6CzZXY7FAyoVc3fjhQe1XO
-----END PRIVATE KEY-----
`,
};

describe('a reload', () => {
  it('takes a right away from a session that is there, and gives another', async () => {
    const test = await startManager(settings([admin], memory));
    test.pbx.actions.set('Hangup', () => ({ response: 'Success', headers: [] }));
    test.pbx.actions.set('DBPut', () => ({ response: 'Success', headers: [] }));
    const client = await test.connect().login('admin', { Events: 'on' });
    const only = (name: 'call' | 'system') => user('Admin', { read: classMask([name]), write: classMask([name]) });
    await test.manager.reload(settings([only('call')], memory));
    expect((await client.ask({ Action: 'DBPut' }))[0]).toContain('Message: Permission denied');
    expect((await client.ask({ Action: 'Hangup' }))[0]).toEqual(['Response: Success']);
    test.pbx.tick(1, 'system');
    test.pbx.tick(2, 'call');
    expect((await client.messages()).map((message) => message.at(-1))).toEqual(['Number: 2']);
    await test.manager.reload(settings([only('system')], memory));
    expect((await client.ask({ Action: 'DBPut' }))[0]).toEqual(['Response: Success']);
    test.pbx.tick(3, 'call');
    expect(await client.messages()).toEqual([]);
  });

  it('disconnects a user who is gone, and one whose access list refuses the address now', async () => {
    const test = await startManager(settings([admin, user('gone'), user('moved')], memory));
    const [stays, gone, moved] = await Promise.all(
      ['admin', 'gone', 'moved'].map((name) => test.connect().login(name, { Events: 'off' })),
    );
    const { changes } = await test.manager.reload(
      settings([admin, user('moved', { acls: [acl('deny 0.0.0.0/0', 'permit 192.0.2.1')] })], memory),
    );
    await test.clock.advance(0);
    expect([stays?.closed, gone?.closed, moved?.closed]).toEqual([false, true, true]);
    expect(changes).toEqual([expect.stringContaining('the user was removed'), expect.stringContaining('access list')]);
  });

  it('gives sessions the filters of their users, beside those they added themselves', async () => {
    const test = await startManager(settings([admin], memory));
    const client = await test.connect().login('admin', { Events: 'call' });
    await client.ask({ Action: 'Filter', Operation: 'Add', Filter: '!Number: 1\r' });
    await client.ask({
      Action: 'Filter',
      Operation: 'Add',
      MatchCriteria: 'action(exclude),header(Number),method(exact)',
      Filter: '1',
    });
    await test.manager.reload(
      settings([user('admin', { eventFilters: filters('action(exclude),header(Number),method(exact) = 2') })], memory),
    );
    for (const number of [1, 2, 3]) test.pbx.tick(number);
    expect((await client.messages()).map((message) => message.at(-1))).toEqual(['Number: 3']);
  });

  it('leaves what is in force where a filter does not compile, and says which', async () => {
    const test = await startManager(settings([admin], memory));
    const wrong = user('wrong', { line: 33, eventFilters: [{ action: 'include', method: 'regex', expression: '((' }] });
    const { applied, problems } = await test.manager.reload(settings([wrong], memory));
    expect(applied).toBe(false);
    expect(problems).toEqual([expect.objectContaining({ severity: 'error', file: 'manager.conf', line: 33 })]);
    expect(test.manager.findUser('admin')).toBe(admin);
    expect(test.manager.findUser('wrong')).toBeUndefined();
  });

  it('takes over all of [general]', async () => {
    const test = await startManager(settings([admin], memory));
    const client = await test.connect().login('admin', { Events: 'call' });
    await test.manager.reload(
      settings([admin], {
        ...memory,
        timestampevents: true,
        disabledevents: ['Tock'],
        channelvars: ['COLOUR'],
        authlimit: 1,
      }),
    );
    test.pbx.emit({ name: 'Tock', classes: classMask(['call']), body: '' });
    test.pbx.tick(1);
    expect((await client.messages()).map((message) => message[2]?.split(':')[0])).toEqual(['Timestamp']);
    expect(test.pbx.channelVariables).toEqual(['COLOUR']);
    test.connect();
    const refused = test.connect();
    await test.clock.advance(0);
    expect(refused.closed).toBe(true);
  });
});

describe('a user whose filter cannot be used', () => {
  it('sees no events at all, and the log says why', async () => {
    const broken = user('admin', { eventFilters: [{ action: 'exclude', method: 'regex', expression: '((' }] });
    const test = await startManager(settings([broken], memory));
    const client = await test.connect().login('admin');
    test.pbx.tick(1);
    expect(await client.messages()).toEqual([]);
    expect(test.log.at('error')[0]).toContain("manager.conf:10: [admin] eventfilter '(('");
  });
});

describe('the listeners', () => {
  const running: TestManager[] = [];
  const start = async (...given: Parameters<typeof startManager>) => {
    const test = await startManager(...given);
    running.push(test);
    return test;
  };
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'amiable-tls-'));
    writeFileSync(path.join(folder, 'asterisk.pem'), certificates.one);
  });
  afterEach(() => {
    for (const { manager } of running.splice(0)) manager.stop();
    rmSync(folder, { recursive: true });
  });
  const secure = () => ({ tlsenable: true, tlscertfile: path.join(folder, 'asterisk.pem') });
  const connectTls = (port: number, options: tls.ConnectionOptions = {}) =>
    new Promise<{ socket: tls.TLSSocket; name: string; protocol: string | null }>((resolve, reject) => {
      const socket = tls.connect({ port, host: '127.0.0.1', rejectUnauthorized: false, ...options }, () => {
        const name = socket.getPeerCertificate().subject.CN as string;
        resolve({ socket, name, protocol: socket.getProtocol() });
      });
      socket.once('error', reject);
    });

  it('serve clients over TLS, with the certificate and key of one file', async () => {
    const test = await start(settings([admin], secure()));
    const { socket } = await connectTls(portOf(test, 'TLS'));
    let text = '';
    socket.on('data', (bytes) => {
      text += bytes.toString('latin1');
    });
    socket.write('Action: Login\r\nUsername: admin\r\nSecret: admin-secret\r\n\r\n');
    await until(() => text.includes('SuccessfulAuth'));
    expect(text).toContain('LocalAddress: IPV4/TLS/127.0.0.1/');
    socket.destroy();
  });

  it('count handshakes that do not end among those who have not logged in', async () => {
    const test = await start(settings([admin], { ...secure(), authlimit: 5, authtimeout: 1 }));
    const port = portOf(test, 'TLS');
    const clients = await Promise.all(Array.from({ length: 20 }, () => connectTo(port)));
    await until(() => clients.filter(({ closed }) => closed).length === 15);
    await expect(connectTls(port)).rejects.toThrow();
    await until(() => clients.every(({ closed }) => closed));
    const { socket } = await connectTls(port);
    socket.destroy();
  });

  it('offer no TLS older than 1.2, and 1.3 alone where 1.2 is disabled', async () => {
    const test = await start(settings([admin], secure()));
    await expect(connectTls(portOf(test, 'TLS'), { maxVersion: 'TLSv1.1', minVersion: 'TLSv1' })).rejects.toThrow();
    const twelve = await connectTls(portOf(test, 'TLS'), { maxVersion: 'TLSv1.2' });
    expect(twelve.protocol).toBe('TLSv1.2');
    twelve.socket.destroy();
    const strict = await start(settings([admin], { ...secure(), tlsdisablev12: true }));
    await expect(connectTls(portOf(strict, 'TLS'), { maxVersion: 'TLSv1.2' })).rejects.toThrow();
  });

  it('read the certificate again on reload, and keep their ports and clients', async () => {
    const test = await start(settings([admin], secure()));
    const port = portOf(test, 'TLS');
    const before = await connectTls(port);
    expect(before.name).toBe('amiable-test-one');
    writeFileSync(path.join(folder, 'asterisk.pem'), certificates.two);
    expect((await test.manager.reload(settings([admin], secure()))).changes).toEqual([]);
    const after = await connectTls(port);
    expect(after.name).toBe('amiable-test-two');
    expect(before.socket.destroyed).toBe(false);
    for (const { socket } of [before, after]) socket.destroy();
  });

  it('stay as they are where the new ones cannot be had', async () => {
    const taken = net.createServer().listen(0, '127.0.0.1');
    await until(() => taken.listening);
    const { port } = taken.address() as net.AddressInfo;
    const test = await start(settings([admin]));
    const result = await test.manager.reload(settings([], { bind: { host: '127.0.0.1', port } }));
    expect(result.applied).toBe(false);
    expect(result.problems[0]?.message).toContain('EADDRINUSE');
    const missing = await test.manager.reload(
      settings([], { tlsenable: true, tlscertfile: path.join(folder, 'none.pem') }),
    );
    expect(missing.problems[0]?.message).toContain('none.pem');
    const client = await connectTo(portOf(test));
    await client.login('admin', { Events: 'off' });
    await until(() => test.manager.counters.logins === 1);
    client.stream.destroy();
    taken.close();
  });

  it('open and close as the settings say, while the clients that are there stay', async () => {
    const test = await start(settings([admin]));
    const client = await connectTo(portOf(test));
    await until(() => client.received !== '');
    const { changes } = await test.manager.reload(settings([admin], memory));
    expect(changes.length).toBe(1);
    expect(test.manager.addresses).toEqual([]);
    client.send({ Action: 'Login', Username: 'admin', Secret: 'admin-secret' });
    await until(() => client.received.includes('Authentication accepted'));
    client.stream.destroy();
  });

  it('serve IPv6, and take IPv4 inside it for IPv4', async () => {
    const local = user('admin', { acls: [acl('deny 0.0.0.0/0', 'deny ::/0', 'permit 127.0.0.1')] });
    const test = await start(settings([local], { bind: { host: '::', port: 0 } }));
    const client = await connectTo(portOf(test));
    client.send({ Action: 'Login', Username: 'admin', Secret: 'admin-secret' });
    await until(() => client.received.includes('SuccessfulAuth'));
    expect(client.received).toContain('RemoteAddress: IPV4/TCP/127.0.0.1/');
    client.stream.destroy();
  });
});
