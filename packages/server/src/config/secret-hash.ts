import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/** A `secret_hash`: `$scrypt$ln=15,r=8,p=1$<salt>$<hash>`, salt and hash in base64 without padding. */
export interface SecretHash {
  /** The cost as a power of two. */
  readonly ln: number;
  readonly r: number;
  readonly p: number;
  readonly salt: Buffer;
  readonly hash: Buffer;
}

/** Bounds that keep one login from taking the whole machine: at most 128 MiB and a few seconds. */
const most = { ln: 17, r: 8, p: 4, bytes: 64 } as const;
const usual = { ln: 15, r: 8, p: 1, saltBytes: 16, hashBytes: 32 } as const;

/** Reads a `secret_hash`; gives what is wrong as text. */
export const parseSecretHash = (text: string): SecretHash | string => {
  const [, ln, r, p, salt = '', hash = ''] =
    /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(text) ?? [];
  if (ln === undefined) return 'write $scrypt$ln=15,r=8,p=1$salt$hash, with salt and hash in base64 without padding';
  const parsed = { ln: Number(ln), r: Number(r), p: Number(p), salt: bytes(salt), hash: bytes(hash) };
  if (parsed.ln < 10 || parsed.ln > most.ln) return `ln must be from 10 to ${most.ln}`;
  if (parsed.r < 1 || parsed.r > most.r || parsed.p < 1 || parsed.p > most.p)
    return `r must be from 1 to ${most.r}, and p from 1 to ${most.p}`;
  if (parsed.salt.length < 8 || parsed.hash.length < 16) return 'the salt needs 8 bytes and the hash 16, or more';
  if (parsed.salt.length > most.bytes || parsed.hash.length > most.bytes)
    return `salt and hash may have ${most.bytes} bytes`;
  return parsed;
};

const bytes = (base64: string): Buffer => Buffer.from(base64, 'base64');
const text = (buffer: Buffer): string => buffer.toString('base64').replace(/=+$/, '');

const derive = (secret: string, salt: Buffer, length: number, { ln, r, p }: { ln: number; r: number; p: number }) =>
  new Promise<Buffer>((resolve, reject) => {
    const options: ScryptOptions = { N: 2 ** ln, r, p, maxmem: 256 * r * 2 ** ln };
    scrypt(Buffer.from(secret, 'latin1'), salt, length, options, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });

/** Makes the `secret_hash` of a secret (a byte string), with a salt of its own. */
export const hashSecret = async (secret: string): Promise<string> => {
  const salt = randomBytes(usual.saltBytes);
  const hash = await derive(secret, salt, usual.hashBytes, usual);
  return `$scrypt$ln=${usual.ln},r=${usual.r},p=${usual.p}$${text(salt)}$${text(hash)}`;
};

/** Whether a secret (a byte string) is the one of a hash. Takes constant time, off the main thread. */
export const secretMatches = async (secret: string, hash: SecretHash): Promise<boolean> =>
  timingSafeEqual(await derive(secret, hash.salt, hash.hash.length, hash), hash.hash);
