import { describe, expect, it } from 'vitest';
import { hashSecret, parseSecretHash, type SecretHash, verifySecretHash } from './secret-hash.js';

const parsed = (text: string) => parseSecretHash(text) as SecretHash;

describe('secret_hash', () => {
  it('is made of a secret, with a fresh salt each time, and verifies that secret alone', async () => {
    const [one, two] = await Promise.all([hashSecret('p\xe4ss'), hashSecret('p\xe4ss')]);
    expect(one).not.toBe(two);
    expect(one).toMatch(/^\$scrypt\$ln=15,r=8,p=1\$/);
    expect(await verifySecretHash('p\xe4ss', parsed(one))).toBe(true);
    expect(await verifySecretHash('pass', parsed(one))).toBe(false);
    expect(await verifySecretHash('', parsed(two))).toBe(false);
  });

  it('is the scrypt of RFC 7914', async () => {
    // The second vector of section 12 of the RFC: N = 1024, r = 8, p = 16.
    const key =
      'fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640';
    const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
    const salt = Buffer.from('NaCl');
    const hash: SecretHash = { cost: 1024, blockSize: 8, parallelization: 16, salt, hash: Buffer.from(key, 'hex') };
    expect(await verifySecretHash('password', hash)).toBe(true);
    const text = `$scrypt$ln=10,r=8,p=16$${base64(Buffer.from('NaCl and more'))}$${base64(Buffer.from(key, 'hex'))}`;
    expect(parsed(text)).toMatchObject({ cost: 1024, blockSize: 8, parallelization: 16 });
    expect(parsed(text).hash.toString('hex')).toBe(key);
  });

  it.each(['', 'secret', '$scrypt$ln=40,r=8,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA', '$2b$10$abc'])(
    '%j is none that can be used',
    (text) => {
      expect(parseSecretHash(text)).toBeUndefined();
    },
  );
});
