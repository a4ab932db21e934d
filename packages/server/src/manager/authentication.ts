import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { aclsPermit } from '../config/acl.js';
import type { ManagerUser } from '../config/manager-settings.js';
import { type Connection, isLoopback } from './peer.js';
import { parseSecretHash, verifySecretHash } from './secret-hash.js';

/** What a client says of itself in Login. All byte strings, '' where not given. */
export interface Credentials {
  readonly username: string;
  readonly authType: string;
  readonly secret: string;
  readonly key: string;
}

export type Verdict =
  | { readonly kind: 'accepted'; readonly user: ManagerUser }
  /** `reason` is for the log and the security event; the client is told the same in all cases. */
  | { readonly kind: 'refused'; readonly reason: Refusal };

export type Refusal = 'noName' | 'noUser' | 'acl' | 'challenge' | 'noChallenge' | 'secret' | 'noSecret' | 'hashInClear';

/** A challenge for MD5: 18 digits out of a generator fit for secrets. The reference has at most ten, and uses them again. */
export const newChallenge = (): string =>
  `${randomInt(100_000_000, 1_000_000_000)}${randomInt(100_000_000, 1_000_000_000)}`;

const digest = (text: string): Buffer => createHash('sha256').update(text, 'latin1').digest();

/** Whether two texts are the same, in a time that tells nothing of either. */
export const sameText = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));

const md5 = (text: string): string => createHash('md5').update(text, 'latin1').digest('hex');

const refused = (reason: Refusal): Verdict => ({ kind: 'refused', reason });

const checkChallenge = (user: ManagerUser, key: string, challenge: string): Verdict => {
  if (key === '' || challenge === '' || user.secret === '') return refused('noChallenge');
  return sameText(md5(challenge + user.secret), key) ? { kind: 'accepted', user } : refused('challenge');
};

const checkHash = async (user: ManagerUser, secret: string, connection: Connection): Promise<Verdict> => {
  const hash = parseSecretHash(user.secretHash);
  if (!hash) return refused('noSecret');
  // Whoever hashes a secret at rest does not want it on a wire in clear text.
  if (connection.transport !== 'TLS' && !isLoopback(connection.remote.host)) return refused('hashInClear');
  return (await verifySecretHash(secret, hash)) ? { kind: 'accepted', user } : refused('secret');
};

/**
 * Decides on a login. `challenge` is the one sent to this connection, '' if none: the caller forgets it afterwards. Only
 * a user with `secret_hash` takes a moment; all others are decided at once.
 */
export const authenticate = (
  { username, authType, secret, key }: Credentials,
  challenge: string,
  connection: Connection,
  findUser: (name: string) => ManagerUser | undefined,
): Verdict | Promise<Verdict> => {
  if (username === '') return refused('noName');
  const user = findUser(username);
  if (!user) return refused('noUser');
  if (!aclsPermit(user.acls, connection.remote.host)) return refused('acl');
  if (authType.toLowerCase() === 'md5') return checkChallenge(user, key, challenge);
  if (user.secretHash !== '') return checkHash(user, secret, connection);
  if (user.secret === '') return refused('noSecret');
  return sameText(user.secret, secret) ? { kind: 'accepted', user } : refused('secret');
};
