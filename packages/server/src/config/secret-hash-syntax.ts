/** The most memory that checking one login may take, in bytes; a costlier hash would let a few logins stop the machine. */
const mostMemory = 256 * 1024 * 1024;

/**
 * What is wrong with a `secret_hash`, for people; undefined if it can be used. Written is
 * `$scrypt$ln=15,r=8,p=1$<salt>$<hash>`: the cost as a power of two, block size, parallelization, and salt and hash in
 * base64 without padding.
 */
export const secretHashMistake = (text: string): string | undefined => {
  const [, ln, r, p, salt = '', hash = ''] =
    /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(text) ?? [];
  if (ln === undefined) return 'write $scrypt$ln=15,r=8,p=1$salt$hash, with salt and hash in base64 without padding';
  if (Number(ln) < 10 || Number(r) < 1 || Number(p) < 1) return 'ln must be 10 or more, r and p 1 or more';
  if (Number(p) > 16 || 128 * Number(r) * 2 ** Number(ln) > mostMemory)
    return 'checking it would take too long; ln=15,r=8,p=1 is enough';
  if (base64Bytes(salt) < 8 || base64Bytes(hash) < 16) return 'the salt needs 8 bytes and the hash 16, or more';
  return undefined;
};

const base64Bytes = (text: string): number => Math.floor((text.length * 3) / 4);
