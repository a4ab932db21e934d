import { actions, classBit, type Message } from '@amiable/protocol';
import type { ManagerUser } from '../../config/manager-settings.js';
import { authenticate, type Refusal, type Verdict } from '../authentication.js';
import { parseEventMask } from '../event-mask.js';
import { acknowledge, closeAfterFailure } from '../reply.js';
import type { SecurityIncident } from '../security-events.js';
import type { Session } from '../session.js';

const { fails, reply } = actions.Login;
const system = classBit('system');

/** Logs in, by secret or by the answer to a challenge. */
export const login = (session: Session, message: Message): Promise<void> | undefined => {
  if (session.user) return acknowledge(session, message, 'Already authenticated');
  const { challenge } = session;
  session.challenge = '';
  const credentials = {
    username: message.get('Username'),
    authType: message.get('AuthType'),
    secret: message.get('Secret'),
    key: message.get('Key'),
  };
  const verdict = authenticate(credentials, challenge, session.connection, (name) => session.host.findUser(name));
  const decide = (found: Verdict) =>
    found.kind === 'accepted'
      ? accept(session, message, found.user, credentials.username)
      : refuse(session, message, found.reason, challenge);
  return verdict instanceof Promise ? verdict.then(decide) : decide(verdict);
};

const accept = (session: Session, message: Message, user: ManagerUser, account: string): Promise<void> | undefined => {
  const { host } = session;
  // Checking a hash takes a while, in which the client may have gone, a reload may have changed the user, or a twin may
  // have logged in.
  if (!session.isOpen) return undefined;
  const current = host.findUser(user.name);
  if (current !== user) return refuse(session, message, 'noUser', '');
  if (!user.allowmultiplelogin && host.isInUse(account)) {
    host.report(session, { kind: 'SessionLimit' });
    host.loginFailed(session);
    return closeAfterFailure(session, message, fails.inUse);
  }
  session.logIn(user, account);
  const mask = parseEventMask(message.get('Events'));
  if (mask !== undefined) session.setMask(mask);
  acknowledge(session, message, reply.message);
  if ((session.mask & user.read & system) !== 0) session.append(fullyBooted(session));
  host.loggedIn(session);
  return undefined;
};

/** The event that tells a client that everything runs; it goes to this one alone, past its filters. */
const fullyBooted = ({ host: { pbx, clock } }: Session): string => {
  const description = pbx.describe();
  if (!description.fullyBooted) return '';
  const secondsSince = (at: number) => Math.max(0, Math.floor((clock.now() - at) / 1000));
  return (
    'Event: FullyBooted\r\nPrivilege: system,all\r\n' +
    `Uptime: ${secondsSince(description.startedAt)}\r\nLastReload: ${secondsSince(description.reloadedAt)}\r\n` +
    'Status: Fully Booted\r\n\r\n'
  );
};

const incident = (message: Message, reason: Refusal, challenge: string): SecurityIncident | undefined => {
  const account = message.get('Username');
  switch (reason) {
    case 'noUser':
      return { kind: 'InvalidAccountID', account };
    case 'acl':
      return { kind: 'FailedACL', account };
    case 'challenge':
      return { kind: 'ChallengeResponseFailed', account, challenge, response: message.get('Key') };
    case 'secret':
    case 'hashInClear':
      return { kind: 'InvalidPassword', account };
    default:
      return undefined;
  }
};

const explanations: Readonly<Record<Refusal, string>> = {
  noName: 'gave no user name',
  noUser: 'gave a user name that is not configured',
  acl: 'may not come from that address',
  challenge: 'answered the challenge wrongly',
  noChallenge: 'answered no challenge, or the user has no secret to answer one with',
  secret: 'gave a wrong secret',
  noSecret: 'has no usable secret in the configuration',
  hashInClear: 'has a secret_hash, which needs TLS or a connection from this machine',
};

const refuse = (session: Session, message: Message, reason: Refusal, challenge: string): Promise<void> => {
  const { host } = session;
  const what = incident(message, reason, challenge);
  if (what) host.report(session, what);
  const name = message.get('Username');
  host.log.write('notice', 'manager', `${session.origin} failed to log in as '${name}': ${explanations[reason]}`);
  host.loginFailed(session);
  return closeAfterFailure(session, message, fails.refused);
};
