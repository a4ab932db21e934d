import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** A `secret_hash`: `$scrypt$ln=15,r=8,p=1$SALT$HASH`, salt and hash in base64 without padding. */
export interface SecretHash {
  readonly cost: number;
  readonly blockSize: number;
  readonly parallelization: number;
  readonly salt: Buffer;
  readonly hash: Buffer;
}

const format = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Above this much memory for one login a hash is refused: it would let whoever may connect exhaust the machine. */
const MOST_MEMORY = 256 * 1024 * 1024;

/** Reads a `secret_hash`; `undefined` if it is none, or one that costs too much to check. */
export const parseSecretHash = (text: string): SecretHash | undefined => {
  const found = format.exec(text);
  if (!found) return undefined;
  const [, ln, r, p, salt, hash] = found as unknown as [string, string, string, string, string, string];
  const cost = 2 ** Number(ln);
  const blockSize = Number(r);
  const parallelization = Number(p);
  if (Number(ln) < 1 || blockSize < 1 || parallelization < 1 || 128 * cost * blockSize > MOST_MEMORY) return undefined;
  return { cost, blockSize, parallelization, salt: Buffer.from(salt, 'base64'), hash: Buffer.from(hash, 'base64') };
};

const derive = (
  secret: Buffer,
  { cost, blockSize, parallelization, salt }: SecretHash,
  length: number,
): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const options = { N: cost, r: blockSize, p: parallelization, maxmem: 2 * MOST_MEMORY };
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
