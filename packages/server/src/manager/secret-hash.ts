import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { secretHashMistake } from '../config/secret-hash-syntax.js';

/** A `secret_hash`: `$scrypt$ln=15,r=8,p=1$SALT$HASH`, salt and hash in base64 without padding. */
export interface SecretHash {
  readonly cost: number;
  readonly blockSize: number;
  readonly parallelization: number;
  readonly salt: Buffer;
  readonly hash: Buffer;
}

/** What `maxmem` of scrypt is set to: more than any hash needs that the configuration accepts. */
const MEMORY_LIMIT = 512 * 1024 * 1024;

/** Reads a `secret_hash`; `undefined` if it cannot be used, as the configuration has told its owner. */
export const parseSecretHash = (text: string): SecretHash | undefined => {
  if (secretHashMistake(text) !== undefined) return undefined;
  const [, , costs = '', salt = '', hash = ''] = text.split('$');
  const [ln, r, p] = costs.split(',').map((cost) => Number(cost.slice(cost.indexOf('=') + 1))) as [
    number,
    number,
    number,
  ];
  return {
    cost: 2 ** ln,
    blockSize: r,
    parallelization: p,
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  };
};

const derive = (
  secret: Buffer,
  { cost, blockSize, parallelization, salt }: SecretHash,
  length: number,
): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const options = { N: cost, r: blockSize, p: parallelization, maxmem: MEMORY_LIMIT };
    scrypt(secret, salt, length, options, (error, key) => (error ? reject(error) : resolve(key)));
  });

/** Whether `secret` (a byte string) is the one that the hash was made from. */
export const verifySecretHash = async (secret: string, hash: SecretHash): Promise<boolean> =>
  timingSafeEqual(await derive(Buffer.from(secret, 'latin1'), hash, hash.hash.length), hash.hash);

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

/** Makes the `secret_hash` of a secret (a byte string), with a fresh salt. */
export const hashSecret = async (secret: string): Promise<string> => {
  const made: SecretHash = {
    cost: 2 ** 15,
    blockSize: 8,
    parallelization: 1,
    salt: randomBytes(16),
    hash: Buffer.alloc(0),
  };
  const key = await derive(Buffer.from(secret, 'latin1'), made, 32);
  return `$scrypt$ln=15,r=8,p=1$${unpadded(made.salt)}$${unpadded(key)}`;
};
