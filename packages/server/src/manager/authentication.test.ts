import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authenticate, type Credentials, newChallenge, sameText, type Verdict } from './authentication.js';
import type { Connection } from './peer.js';
import { acl, user } from './test-support.js';

const connection: Connection = {
  transport: 'TCP',
  remote: { host: '198.51.100.7', port: 4711 },
  local: { host: '0.0.0.0', port: 5038 },
};
const users = [
  user('admin'),
  user('open', { secret: '' }),
  user('listed', { acls: [acl('permit 0.0.0.0/0'), acl('deny 198.51.100.0/24')] }),
  user('broken', { acls: [{ name: 'nosuch', rules: [], valid: false }] }),
];
const verdict = (given: Partial<Credentials>, challenge = ''): Verdict | Promise<Verdict> =>
  authenticate({ username: '', authType: '', secret: '', key: '', ...given }, challenge, connection, (name) =>
    users.find((one) => one.name === name),
  );
const md5 = (text: string) => createHash('md5').update(text, 'latin1').digest('hex');

describe('secrets are compared', () => {
  it('as equal exactly when they are, whatever their lengths', () => {
    const text = fc.stringMatching(/^[a-c\xe4]{0,3}$/);
    fc.assert(fc.property(text, text, (a, b) => sameText(a, b) === (a === b)));
  });

  it('through digests of one length, so that neither length nor place of a difference shows', () => {
    expect(sameText('a', 'a'.repeat(100_000))).toBe(false);
    expect(sameText('', '')).toBe(true);
  });
});

describe('a login', () => {
  it('is accepted by the secret, and by the answer to the challenge', () => {
    expect(verdict({ username: 'admin', secret: 'admin-secret' })).toMatchObject({ kind: 'accepted' });
    const key = md5('123admin-secret');
    expect(verdict({ username: 'admin', authType: 'Md5', key }, '123')).toMatchObject({ kind: 'accepted' });
  });

  it.each([
    [{ username: '' }, 'noName'],
    [{ username: 'stranger', secret: 'x' }, 'noUser'],
    [{ username: 'admin', secret: 'admin-secre' }, 'secret'],
    [{ username: 'admin', secret: '' }, 'secret'],
    [{ username: 'open', secret: '' }, 'noSecret'],
    [{ username: 'open', authType: 'MD5', key: md5('1') }, 'noChallenge'],
    [{ username: 'admin', authType: 'MD5', key: '' }, 'noChallenge'],
    [{ username: 'admin', authType: 'MD5', key: md5('1admin-secret').toUpperCase() }, 'challenge'],
    [{ username: 'listed', secret: 'listed-secret' }, 'acl'],
    [{ username: 'broken', secret: 'broken-secret' }, 'acl'],
  ])('with %j is refused: %s', (given, reason) => {
    expect(verdict(given, '1')).toEqual({ kind: 'refused', reason });
  });

  it('by MD5 is refused where no challenge was sent', () => {
    expect(verdict({ username: 'admin', authType: 'MD5', key: md5('admin-secret') })).toEqual({
      kind: 'refused',
      reason: 'noChallenge',
    });
  });
});

describe('challenges', () => {
  it('are 18 digits, and never the same', () => {
    const seen = new Set(Array.from({ length: 2_000 }, newChallenge));
    expect(seen.size).toBe(2_000);
    for (const challenge of seen) expect(challenge).toMatch(/^[1-9]\d{17}$/);
  });
});
