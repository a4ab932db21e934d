import { createHash } from 'node:crypto';
import { classMask } from '@amiable/protocol';
import { describe, expect, it } from 'vitest';
import { hashSecret } from './secret-hash.js';
import { acl, settings, startManager, TestManager, user } from './test-support.js';

const md5 = (text: string) => createHash('md5').update(text).digest('hex');
const users = [
  user('admin'),
  user('reader', { read: classMask(['call', 'user']), write: 0 }),
  user('single', { allowmultiplelogin: false }),
  user('blocked', { acls: [acl('deny 0.0.0.0/0', 'permit 192.0.2.1')] }),
];
const office = async () => {
  const test = await startManager(settings(users, { enabled: false }));
  return { ...test, test, connect: test.connect.bind(test) };
};

describe('a connection', () => {
  it('is greeted with the banner and nothing else', async () => {
    const { test } = await office();
    const client = test.connect();
    await client.messages();
    expect((await client.messages()).length).toBe(0);
    const other = test.connect();
    await test.clock.advance(0);
    expect(other.received).toBe('Asterisk Call Manager/9.0.0\r\n');
  });

  it('is closed if nobody logs in within authtimeout', async () => {
    const { test } = await office();
    const client = test.connect();
    await test.clock.advance(29_999);
    expect(client.closed).toBe(false);
    await test.clock.advance(1);
    expect(client.closed).toBe(true);
    expect(test.manager.unauthenticated).toBe(0);
    expect(test.log.at('notice')).toEqual([expect.stringContaining('within 30 seconds')]);
  });

  it('may do nothing but log in, log off and ask a challenge before it is logged in', async () => {
    const { test } = await office();
    const client = test.connect();
    await client.messages();
    expect(await client.ask({ Action: 'Ping', ActionID: '1' })).toEqual([
      ['Response: Error', 'ActionID: 1', 'Message: Permission denied'],
    ]);
    expect(await client.ask({ Action: 'NoSuch', ActionID: '2' })).toEqual([
      ['Response: Error', 'ActionID: 2', 'Message: Permission denied'],
    ]);
    expect(await client.ask({ Action: 'Logoff', ActionID: '3' })).toEqual([
      ['Response: Goodbye', 'ActionID: 3', 'Message: Thanks for all the fish.'],
    ]);
    expect(client.closed).toBe(true);
  });
});

describe('Login', () => {
  it('answers, tells that everything runs, then publishes SuccessfulAuth', async () => {
    const { test } = await office();
    const client = test.connect();
    await test.clock.advance(17_500);
    await client.messages();
    const messages = await client.ask({ Action: 'Login', Username: 'ADMIN', Secret: 'admin-secret', ActionID: 'x' });
    expect(messages[0]).toEqual(['Response: Success', 'ActionID: x', 'Message: Authentication accepted']);
    expect(messages[1]).toEqual([
      'Event: FullyBooted',
      'Privilege: system,all',
      'Uptime: 17',
      'LastReload: 17',
      'Status: Fully Booted',
    ]);
    expect(messages[2]?.map((line) => line.replace(/(SessionID|RemoteAddress|EventTV|SessionTV): .*/, '$1'))).toEqual([
      'Event: SuccessfulAuth',
      'Privilege: security,all',
      'EventTV',
      'Severity: Informational',
      'Service: AMI',
      'EventVersion: 1',
      'AccountID: ADMIN',
      'SessionID',
      'LocalAddress: IPV4/TCP/127.0.0.1/5038',
      'RemoteAddress',
      'UsingPassword: 0',
      'SessionTV',
    ]);
    expect(messages.length).toBe(3);
    expect(test.log.at('verbose')).toEqual(["Manager 'ADMIN' logged on from 127.0.0.1"]);
    expect(test.log.at('security')[0]).toContain('SecurityEvent="SuccessfulAuth",EventTV="2026-11-23T');
  });

  it('tells nothing of FullyBooted to those who may not, or do not want to, see class system', async () => {
    const { test } = await office();
    for (const [name, mask] of [
      ['admin', 'call'],
      ['reader', 'on'],
      ['admin', 'off'],
    ] as const) {
      const client = test.connect();
      await client.messages();
      const messages = await client.ask({ Action: 'Login', Username: name, Secret: `${name}-secret`, Events: mask });
      expect(messages).toEqual([['Response: Success', 'Message: Authentication accepted']]);
    }
  });

  it.each([
    [{ Username: 'admin', Secret: 'wrong' }, 'InvalidPassword', 'EventVersion: 2'],
    [{ Username: 'admin' }, 'InvalidPassword', 'AccountID: admin'],
    [{ Username: 'stranger', Secret: 'x' }, 'InvalidAccountID', 'AccountID: stranger'],
    [{ Username: 'blocked', Secret: 'blocked-secret' }, 'FailedACL', 'SessionTV: 1970-01-01T'],
    [{ Secret: 'x' }, undefined, ''],
    [{ Username: 'admin', AuthType: 'MD5', Key: md5('admin-secret') }, undefined, ''],
  ])('with %j fails after a second, and %s is published', async (headers, event, line) => {
    const { test } = await office();
    const watcher = await test.connect().login('admin');
    const client = test.connect();
    await client.messages();
    client.send({ Action: 'Login', ...headers, ActionID: '9' } as Record<string, string>);
    expect(await client.messages()).toEqual([]);
    const seen = await watcher.messages();
    expect(seen.map(([first]) => first)).toEqual(event ? [`Event: ${event}`] : []);
    expect(seen.flat().join('\n')).toContain(line);
    await test.clock.advance(999);
    expect(client.closed).toBe(false);
    await test.clock.advance(1);
    expect(await client.messages()).toEqual([['Response: Error', 'ActionID: 9', 'Message: Authentication failed']]);
    expect(client.closed).toBe(true);
    expect(test.manager.counters.failedLogins).toBe(1);
  });

  it('says that it is done already', async () => {
    const { test } = await office();
    const client = await test.connect().login('admin', { Events: 'off' });
    expect(await client.ask({ Action: 'Login', Username: 'x', Secret: 'y' })).toEqual([
      ['Response: Success', 'Message: Already authenticated'],
    ]);
  });

  it('is refused a second time where allowmultiplelogin is off, until the first one has gone', async () => {
    const { test } = await office();
    const first = await test.connect().login('single');
    const second = test.connect();
    second.send({ Action: 'Login', Username: 'Single', Secret: 'single-secret' });
    await test.clock.advance(1_000);
    expect(await second.messages()).toEqual([['Response: Error', 'Message: Login Already In Use']]);
    const [limit] = await first.messages();
    expect(limit?.slice(0, 2)).toEqual(['Event: SessionLimit', 'Privilege: security,all']);
    expect(limit).toContain('AccountID: ');
    await first.ask({ Action: 'Logoff' });
    const third = test.connect();
    await third.messages();
    expect((await third.ask({ Action: 'Login', Username: 'single', Secret: 'single-secret' }))[0]).toContain(
      'Message: Authentication accepted',
    );
  });

  it('holds back a failed login with a timer that nobody else waits for', async () => {
    const { test } = await office();
    const bad = test.connect();
    bad.send({ Action: 'Login', Username: 'admin', Secret: 'wrong' });
    const good = await test.connect().login('admin', { Events: 'off' });
    expect((await good.ask({ Action: 'Ping' }))[0]).toContain('Ping: Pong');
    expect(bad.closed).toBe(false);
  });
});

describe('Login by MD5', () => {
  const challengeOf = (messages: string[][]) => /^Challenge: (\d+)$/.exec(messages[0]?.[1] ?? '')?.[1] ?? '';

  it('accepts the answer to the challenge', async () => {
    const { test } = await office();
    const client = test.connect();
    await client.messages();
    const challenge = challengeOf(await client.ask({ Action: 'Challenge', AuthType: 'md5' }));
    expect(challenge).toMatch(/^\d{18}$/);
    const Key = md5(`${challenge}admin-secret`);
    const answer = await client.ask({ Action: 'Login', AuthType: 'MD5', Username: 'admin', Key });
    expect(answer[0]).toEqual(['Response: Success', 'Message: Authentication accepted']);
  });

  it('uses a challenge once, and a new one makes the one before it void', async () => {
    const { test } = await office();
    const client = test.connect();
    await client.messages();
    const first = challengeOf(await client.ask({ Action: 'Challenge', AuthType: 'MD5' }));
    const second = challengeOf(await client.ask({ Action: 'Challenge', AuthType: 'MD5' }));
    expect(second).not.toBe(first);
    client.send({ Action: 'Login', AuthType: 'MD5', Username: 'admin', Key: md5(`${first}admin-secret`) });
    await test.clock.advance(1_000);
    expect((await client.messages())[0]).toContain('Message: Authentication failed');
  });

  it('does not tell readers of security events the answer that was expected', async () => {
    const { test } = await office();
    const watcher = await test.connect().login('admin');
    const client = test.connect();
    await client.messages();
    const challenge = challengeOf(await client.ask({ Action: 'Challenge', AuthType: 'MD5' }));
    client.send({ Action: 'Login', AuthType: 'MD5', Username: 'admin', Key: '0123' });
    const [event] = await watcher.messages();
    expect(event?.[0]).toBe('Event: ChallengeResponseFailed');
    expect(event).toContain(`Challenge: ${challenge}`);
    expect(event).toContain('Response: 0123');
    expect(event).toContain('ExpectedResponse: ');
    expect(event?.join()).not.toContain(md5(`${challenge}admin-secret`));
  });

  it.each([{ AuthType: 'SHA9' }, {}])('offers no challenge of another kind: %j', async (headers) => {
    const { test } = await office();
    const client = test.connect();
    await client.messages();
    expect(await client.ask({ Action: 'Challenge', ...headers } as Record<string, string>)).toEqual([
      ['Response: Error', 'Message: Must specify AuthType'],
    ]);
  });
});

describe('a user with secret_hash', () => {
  const attempt = async (connection: object, secret: string) => {
    const hashed = user('hashed', { secret: '', secretHash: await hashSecret('correct horse') });
    const test = new TestManager(settings([hashed], { enabled: false }));
    await test.manager.start();
    const client = test.connect(connection);
    client.send({ Action: 'Login', Username: 'hashed', Secret: secret, Events: 'off' });
    for (let round = 0; round < 200 && !client.received.includes('Message'); round++) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      await test.clock.advance(20);
    }
    return client.received;
  };
  const far = { host: '198.51.100.7', port: 4711 };

  it('logs in by the secret from this machine and over TLS', async () => {
    expect(await attempt({}, 'correct horse')).toContain('Authentication accepted');
    expect(await attempt({ transport: 'TLS', remote: far }, 'correct horse')).toContain('Authentication accepted');
  });

  it('is refused in clear text from elsewhere, and with another secret', async () => {
    expect(await attempt({ remote: far }, 'correct horse')).toContain('Authentication failed');
    expect(await attempt({}, 'battery staple')).toContain('Authentication failed');
  });
});
