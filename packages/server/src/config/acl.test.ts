import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Acl, aclLines, aclPermits, aclsPermit, addressBytes, parseAclEntries, parseAclEntry } from './acl.js';
import { namedAcls } from './acl-conf.js';
import { parseConfig } from './conf-reader.js';
import { Problems } from './problem.js';

const acl = (...lines: readonly (readonly ['permit' | 'deny', string])[]): Acl => ({
  name: '',
  rules: lines.flatMap(([sense, list]) => parseAclEntries(sense, list).rules),
  valid: true,
});

describe('an address list', () => {
  it('lets pass what no rule covers', () => {
    expect(aclPermits(acl(), '192.0.2.1')).toBe(true);
    expect(aclPermits(acl(['deny', '10.0.0.0/8']), '192.0.2.1')).toBe(true);
  });

  it('goes by the last rule that covers an address', () => {
    const list = acl(['deny', '0.0.0.0/0'], ['permit', '192.0.2.0/24,198.51.100.1'], ['deny', '192.0.2.7']);
    const passes = ['192.0.2.1', '192.0.2.7', '198.51.100.1', '198.51.100.2'].map((ip) => aclPermits(list, ip));
    expect(passes).toEqual([true, false, true, false]);
  });

  it('reads masks as prefix lengths and as addresses, and applies them to the network', () => {
    expect(aclLines(acl(['permit', '192.0.2.77/24'], ['deny', '10.1.2.3/255.255.0.0']))).toEqual([
      'ACL: (unnamed)',
      '---------------------------------------------',
      '  0: allow - 192.0.2.0/255.255.255.0',
      '  1:  deny - 10.1.0.0/255.255.0.0',
    ]);
  });

  it('turns the sense of an entry by !', () => {
    const list = acl(['permit', '192.0.2.0/24,!192.0.2.7']);
    expect(aclPermits(list, '192.0.2.7')).toBe(false);
    expect(aclPermits(list, '192.0.2.8')).toBe(true);
  });

  it('keeps IPv4 and IPv6 apart', () => {
    const list = acl(['deny', '0.0.0.0/0']);
    expect(aclPermits(list, '192.0.2.1')).toBe(false);
    expect(aclPermits(list, '2001:db8::1')).toBe(true);
    expect(aclPermits(acl(['deny', '::/0']), '192.0.2.1')).toBe(true);
    expect(aclLines(acl(['deny', '::/0'], ['permit', '2001:db8::5/32'])).slice(2)).toEqual([
      '  0:  deny - ::/::',
      '  1: allow - 2001:db8::/ffff:ffff::',
    ]);
  });

  it('treats an IPv4 address inside IPv6 as IPv4, on both sides', () => {
    expect(aclPermits(acl(['deny', '192.0.2.0/24']), '::ffff:192.0.2.9')).toBe(false);
    expect(aclPermits(acl(['deny', '::ffff:192.0.2.0/120']), '192.0.2.9')).toBe(false);
    expect(aclPermits(acl(['deny', '::ffff:192.0.2.0/120']), '192.0.3.9')).toBe(true);
  });

  it('does not mind the zone of a link-local address', () => {
    expect(aclPermits(acl(['deny', 'fe80::/10']), 'fe80::1%eth0')).toBe(false);
  });

  it('refuses everybody where it is invalid, and lets pass only what passes all', () => {
    const invalid = { name: 'x', rules: [], valid: false };
    expect(aclsPermit([invalid], '127.0.0.1')).toBe(false);
    expect(aclsPermit([acl(), acl(['deny', '127.0.0.1'])], '127.0.0.1')).toBe(false);
    expect(aclsPermit([], '127.0.0.1')).toBe(true);
  });

  it('refuses what is no address, as soon as it has rules', () => {
    expect(aclPermits(acl(['permit', '0.0.0.0/0']), 'unix')).toBe(false);
  });

  it.each([
    '',
    'localhost',
    '192.0.2',
    '192.0.2.1/33',
    '192.0.2.1/',
    '::1/129',
    '192.0.2.1/::',
    '1.2.3.4/8/8',
    '0300.0.0.1',
    'fe80::1%eth0',
  ])('says what is wrong with %j', (entry) => {
    expect(parseAclEntry('permit', entry)).toContain(`'${entry}'`);
  });

  it('decides like arithmetic on whole addresses', () => {
    const octet = fc.nat(255);
    fc.assert(
      fc.property(
        fc.tuple(octet, octet, octet, octet),
        fc.tuple(octet, octet, octet, octet),
        fc.nat(32),
        (a, b, bits) => {
          const number = (bytes: readonly number[]) => bytes.reduce((sum, byte) => sum * 256 + byte, 0);
          const size = 2 ** (32 - bits);
          const inside = Math.floor(number(a) / size) === Math.floor(number(b) / size);
          expect(aclPermits(acl(['deny', `${a.join('.')}/${bits}`]), b.join('.'))).toBe(!inside);
          expect(addressBytes(b.join('.'))).toEqual(b);
        },
      ),
    );
  });
});

describe('acl.conf', () => {
  const read = (text: string) => {
    const problems = new Problems();
    return { acls: namedAcls(parseConfig(text, 'acl.conf').config, problems), problems: problems.list };
  };

  it('gives the lists in the order of the file', () => {
    const { acls, problems } = read('[b]\ndeny=0.0.0.0/0.0.0.0\npermit=127.0.0.1\n[a]\n');
    expect(acls.map(({ name, valid }) => [name, valid])).toEqual([
      ['b', true],
      ['a', true],
    ]);
    expect(aclLines(acls[0] as Acl)[3]).toBe('  1: allow - 127.0.0.1/255.255.255.255');
    expect(problems).toEqual([]);
  });

  it('closes a list with a wrong entry, and tells the line', () => {
    const { acls, problems } = read('[a]\npermit=127.0.0.1\npermit=nowhere\n');
    expect(aclsPermit(acls, '127.0.0.1')).toBe(false);
    expect(problems).toMatchObject([{ severity: 'error', line: 3 }]);
  });

  it('tells unknown keys and second lists of a name', () => {
    const { problems } = read('[a]\npermitt=127.0.0.1\n[a]\n');
    expect(problems.map(({ line }) => line)).toEqual([2, 3]);
    expect(problems[0]?.message).toContain("did you mean 'permit'?");
  });
});
