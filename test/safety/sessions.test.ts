import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { headerOf } from '../conformance/connection.js';
import { AmiUser } from '../support/ami.js';
import { until } from '../support/until.js';
import { GuardedOffice } from './users.js';

let office: GuardedOffice;
let admin: AmiUser;
const guests: AmiUser[] = [];
beforeAll(async () => {
  office = await GuardedOffice.open(['authlimit = 5', 'authtimeout = 2'], (one) => {
    // As most do it: connections by IPv4 come as mapped addresses of IPv6.
    one.replace('manager.conf', 'bindaddr = 127.0.0.1', 'bindaddr = ::');
    one.replace(
      'manager.conf',
      '[nobody]',
      [
        '[outsider]',
        'secret = a-secret-of-an-attacker',
        'read = all',
        'deny = 127.0.0.0/8',
        '[broken]',
        'secret = a-secret-of-an-attacker',
        'write = all',
        'permit = 127.0.0.0/99',
        '[gaps]',
        'secret = a-secret-of-an-attacker',
        'read = all',
        'write = call,,cdr',
        '[nobody]',
      ].join('\n'),
    );
  });
  admin = await office.login();
});
afterAll(() => office.close());
afterEach(() => {
  for (const guest of guests.splice(0)) guest.close();
});

const guest = async (): Promise<AmiUser> => {
  const user = await AmiUser.connect(office.office.account.port);
  guests.push(user);
  return user;
};
const login = async (Username: string, Secret = 'a-secret-of-an-attacker') => {
  const user = await guest();
  return { user, reply: await user.request({ Action: 'Login', Username, Secret }) };
};
const answers = async (): Promise<boolean> => headerOf(await admin.request({ Action: 'Ping' }), 'Ping') === 'Pong';

describe('sessions', () => {
  it('AST-2011-005 / CVE-2011-1507: connections that do not log in are few, and do not last', async () => {
    const idle = await Promise.all(Array.from({ length: 5 }, guest));
    await until(() => idle.every(({ connection }) => connection.hasBanner));
    const refused = await guest();
    await refused.closed();
    expect(refused.connection.hasBanner).toBe(false);
    expect(await answers()).toBe(true);
    await Promise.all(idle.map((one) => one.closed()));
    expect(headerOf((await login('caller')).reply, 'Response')).toBe('Success');
  });

  it('AST-2011-003, ASTERISK-29948: a client that is gone ends its session', async () => {
    const { user } = await login('caller');
    const connected = async () =>
      (await admin.request({ Action: 'Command', Command: 'manager show connected' })).filter((line) =>
        line.startsWith('Output:   caller'),
      ).length;
    await until(() => user.connection.hasBanner);
    expect(await connected()).toBeGreaterThan(0);
    user.close();
    for (let tries = 0; (await connected()) > 0; tries += 1) {
      await admin.request({ Action: 'UserEvent', UserEvent: 'Noise' });
      expect(tries).toBeLessThan(200);
    }
    expect(await answers()).toBe(true);
  });

  it('AST-2014-012: a rule for IPv4 counts where connections by IPv4 come in by IPv6', async () => {
    const { reply } = await login('outsider');
    expect(headerOf(reply, 'Message')).toBe('Authentication failed');
  });

  it('ASTERISK-24969: a user with a wrong line of its access list cannot log in', async () => {
    const { reply } = await login('broken');
    expect(headerOf(reply, 'Message')).toBe('Authentication failed');
  });

  it('a class list with an empty part grants no other class', async () => {
    const { user } = await login('gaps');
    const refused = await user.request({ Action: 'Command', Command: 'core show version' });
    expect(headerOf(refused, 'Message')).toBe('Permission denied');
    const allowed = await user.request({ Action: 'Hangup', Channel: 'none' });
    expect(headerOf(allowed, 'Message')).toBe('No such channel');
  });

  it('GHSA-3rhj-hhw7-m6fw: unknown users and refused addresses are told and harm nobody', async () => {
    for (const name of ['', '%s%n', '\x01\x1b[2J', 'x'.repeat(900)]) {
      const { reply } = await login(name);
      expect(headerOf(reply, 'Message')).toBe('Authentication failed');
    }
    await admin.event('InvalidAccountID', { AccountID: '%s%n' });
    await admin.event('FailedACL', { AccountID: 'outsider' });
    expect(await answers()).toBe(true);
  }, 30_000);

  it('#1531: filters that are added again and again, or do not compile, harm nobody', async () => {
    const { user } = await login('caller');
    for (const Filter of ['Event: Noise', 'Event: Noise', '!Event: Noise', '(', '[', '!', 'a{1000000}', '\\1']) {
      const reply = await user.request({ Action: 'Filter', Operation: 'Add', Filter });
      expect(headerOf(reply, 'Response')).toMatch(/Success|Error/);
    }
    await admin.request({ Action: 'UserEvent', UserEvent: 'Noise' });
    expect(headerOf(await user.request({ Action: 'Ping' }), 'Ping')).toBe('Pong');
  });
});
