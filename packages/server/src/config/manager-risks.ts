import { statSync } from 'node:fs';
import { type ClassName, classesOf, classMask } from '@amiable/protocol';
import { aclsPermit } from './acl.js';
import { bindAddressText } from './bind-address.js';
import type { ManagerSettings, ManagerUser } from './manager-settings.js';
import { type Problem, Problems } from './problem.js';

export interface RiskContext {
  /** The path of manager.conf. */
  readonly file: string;
  /** `live_dangerously` of asterisk.conf. */
  readonly liveDangerously: boolean;
  /** `execincludes` of asterisk.conf. */
  readonly execIncludes: boolean;
}

/** A secret that is shorter than this can be guessed by trying. */
const shortestSecret = 12;

/** Secrets that everybody tries first; also as beginnings (`amp111`, `admin123`). */
const common = new Set(
  (
    'password passw0rd secret secret5 mysecret changeme admin administrator manager asterisk freepbx amp111 amp109 ' +
    'mark phone root test test123 guest user demo letmein welcome qwerty qwerty123 abc123 iloveyou 111111 123123 ' +
    '12345 123456 1234567 12345678 123456789 1234567890 000000 654321 dragon monkey master default telecom voip pbx ' +
    'trixbox elastix issabel astcc cisco sip sipuser pa55w0rd p@ssw0rd password1 password123 admin123 asterisk123'
  ).split(' '),
);

/** Addresses that nobody lets in by name: whoever lets them in lets everybody in. */
const strangers = [
  { family: 'IPv4', addresses: ['198.51.100.77', '8.8.8.8'] },
  { family: 'IPv6', addresses: ['2001:db8:77::1', '2a00:1450:4001::1'] },
] as const;

/** Classes by which a user reaches beyond calls: files, the shell, the configuration. */
const strong: readonly ClassName[] = ['system', 'command', 'config', 'originate'];

const isLoopback = (host: string): boolean => /^(127\.|::1$|localhost$)/.test(host);
const hears = (host: string, family: 'IPv4' | 'IPv6'): boolean => host.includes(':') || family === 'IPv4';

/** What works as written, and makes it easier for strangers. */
export const risks = (settings: ManagerSettings, context: RiskContext): readonly Problem[] => {
  const problems = new Problems();
  const place = { file: context.file, line: 0 };
  const { general } = settings;
  const open = general.enabled && !isLoopback(general.bind.host);
  if (open)
    problems.risk(
      place,
      `the manager listens on ${bindAddressText(general.bind)} without TLS: secrets and events cross the network ` +
        `readable; ${general.tlsenable ? 'leave only TLS open (bindaddr = 127.0.0.1)' : 'set tlsenable = yes'}`,
    );
  if (general.webenabled && general.enabled)
    problems.risk(place, 'webenabled = yes lets actions come over HTTP; leave it at no unless something needs it');
  if (context.liveDangerously)
    problems.risk(place, 'live_dangerously = yes in asterisk.conf lets manager users reach files and the shell');
  if (context.execIncludes && settings.users.some(({ write }) => write & classMask(['config'])))
    problems.risk(
      place,
      'execincludes = yes in asterisk.conf: whoever may change configuration files may run programs',
    );
  if (readableByAll(context.file))
    problems.risk(place, `everybody on this machine can read the secrets in it: chmod o-r ${context.file}`);
  const reached = general.enabled && (open || (general.tlsenable && !isLoopback(general.tlsbind.host)));
  for (const user of settings.users) {
    secretRisks(user, problems);
    if (reached) addressRisks(user, [general.bind.host, general.tlsbind.host], problems);
  }
  return problems.list;
};

const readableByAll = (file: string): boolean => {
  try {
    return (statSync(file).mode & 0o004) !== 0;
  } catch {
    return false;
  }
};

const secretRisks = (user: ManagerUser, problems: Problems): void => {
  const { name, secret, secretHash } = user;
  if (secret === '' && secretHash === '') problems.risk(user, `'${name}' has no secret, so nobody can log in as it`);
  if (secret === '') return;
  if (secret.toLowerCase() === name.toLowerCase()) problems.risk(user, `the secret of '${name}' is the user's name`);
  else if (common.has(secret.toLowerCase())) problems.risk(user, `the secret of '${name}' is one that everybody tries`);
  else if (secret.length < shortestSecret)
    problems.risk(
      user,
      `the secret of '${name}' has ${secret.length} characters; ${shortestSecret} or more keep it from being guessed`,
    );
};

const addressRisks = (user: ManagerUser, hosts: readonly string[], problems: Problems): void => {
  const everybody = strangers.filter(
    ({ family, addresses }) =>
      hosts.some((host) => hears(host, family)) && addresses.every((address) => aclsPermit(user.acls, address)),
  );
  if (everybody.length === 0) return;
  const families = everybody.map(({ family }) => family).join(' and ');
  const held = classesOf(user.write & classMask(strong));
  const may = held.length === 0 ? '' : `, and may write ${held.join(', ')}`;
  const half = everybody.length === 1 && user.acls.length > 0 && everybody[0]?.family === 'IPv6';
  problems.risk(
    user,
    `'${user.name}' may log in from every ${families} address${may}; ${
      half
        ? 'deny = ::/0 as well: deny lines for IPv4 do not count for IPv6'
        : 'write deny = 0.0.0.0/0,::/0 and permit = where it comes from'
    }`,
  );
};
