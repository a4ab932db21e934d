import { type Acl, type AclRule, parseAclEntries } from './acl.js';
import { parseClassList } from './class-list.js';
import type { ConfVariable } from './conf.js';
import { type EventFilterRule, parseEventFilter } from './event-filter-syntax.js';
import type { ManagerGeneral, ManagerUser } from './manager-settings.js';
import { suggestion } from './nearest.js';
import type { Place, Problems } from './problem.js';
import { secretHashMistake } from './secret-hash-syntax.js';
import { flag, integer, readSettings, splitList, words } from './setting.js';
import { strip } from './strip.js';

/** A user's keys that hold one value. */
export const userSchema = {
  secret: words('', { sample: 'choose-a-long-one', description: 'the password' }),
  secret_hash: words('', {
    sample: '$scrypt$ln=15,r=8,p=1$salt$hash',
    description: 'instead of secret; for logins that send the password, over TLS or from this machine',
  }),
  writetimeout: integer(100, {
    min: 100,
    unit: 'milliseconds',
    description: 'time that the client may leave what it is sent unread',
  }),
  displayconnects: flag(true, { severity: 'error', description: 'as in [general], for this user' }),
  allowmultiplelogin: flag(true, { severity: 'error', description: 'as in [general], for this user' }),
};

/** A user's keys that hold lists, or may come several times. */
const repeatedKeys = ['deny', 'permit', 'acl', 'read', 'write', 'setvar', 'eventfilter'] as const;

/** What a section says of a user. */
export interface UserSource extends Place {
  readonly name: string;
  readonly variables: readonly ConfVariable[];
  /** Keys that are meant for others and no mistake (users.conf). */
  readonly ignoreUnknown?: boolean;
}

interface Draft {
  readonly own: AclRule[];
  readonly named: Acl[];
  read: number;
  write: number;
  readonly variables: [string, string][];
  readonly eventFilters: EventFilterRule[];
  refused: boolean;
}

/** Reads a user; undefined for one that must not be able to log in. */
export const readUser = (
  source: UserSource,
  general: ManagerGeneral,
  acls: readonly Acl[],
  problems: Problems,
): ManagerUser | undefined => {
  const draft: Draft = {
    own: [],
    named: [],
    read: 0,
    write: 0,
    variables: [],
    eventFilters: [],
    refused: false,
  };
  const schema = {
    ...userSchema,
    displayconnects: { ...userSchema.displayconnects, default: general.displayconnects },
    allowmultiplelogin: { ...userSchema.allowmultiplelogin, default: general.allowmultiplelogin },
  };
  const { name, file, line } = source;
  const { secret, secret_hash, ...single } = readSettings(name, source.variables, schema, problems, (variable) => {
    if (!readRepeated(draft, name, variable, acls, problems) && source.ignoreUnknown !== true)
      problems.warning(
        variable,
        `a user has no key '${variable.name}'${suggestion(variable.name, [...Object.keys(schema), ...repeatedKeys])}`,
      );
    return true;
  });
  if (draft.refused) return undefined;
  return {
    name,
    file,
    line,
    ...single,
    secret,
    secretHash: checkedHash(secret_hash, source, problems),
    acls: [...(draft.own.length > 0 ? [{ name: '', rules: draft.own, valid: true }] : []), ...draft.named],
    read: draft.read,
    write: draft.write,
    variables: draft.variables,
    eventFilters: draft.eventFilters,
  };
};

const checkedHash = (text: string, source: UserSource, problems: Problems): string => {
  if (text === '') return '';
  const place = source.variables.findLast(({ name }) => name.toLowerCase() === 'secret_hash') ?? source;
  const mistake = secretHashMistake(text);
  if (mistake === undefined) return text;
  problems.error(place, `the secret_hash of '${source.name}' cannot be used: ${mistake}`);
  return '';
};

/** Reads one of the repeated keys; false: it is none. */
const readRepeated = (
  draft: Draft,
  user: string,
  variable: ConfVariable,
  acls: readonly Acl[],
  problems: Problems,
): boolean => {
  const key = variable.name.toLowerCase();
  if (key === 'deny' || key === 'permit') readRules(draft, key, user, variable, problems);
  else if (key === 'acl') readNamed(draft, user, variable, acls, problems);
  else if (key === 'read' || key === 'write') {
    const { classes, wrong } = parseClassList(variable.value);
    draft[key] = classes;
    for (const message of wrong) problems.warning(variable, `${message}; it grants '${user}' nothing`);
  } else if (key === 'setvar') readVariable(draft, variable, problems);
  else if (key === 'eventfilter' || key.startsWith('eventfilter(')) readFilter(draft, variable, problems);
  else return false;
  return true;
};

const readRules = (
  draft: Draft,
  sense: 'deny' | 'permit',
  user: string,
  variable: ConfVariable,
  problems: Problems,
): void => {
  const { rules, wrong } = parseAclEntries(sense, variable.value);
  draft.own.push(...rules);
  draft.refused ||= wrong.length > 0;
  for (const message of wrong) problems.error(variable, `${message}. Until then '${user}' cannot log in`);
};

const readNamed = (
  draft: Draft,
  user: string,
  variable: ConfVariable,
  acls: readonly Acl[],
  problems: Problems,
): void => {
  for (const name of splitList(variable.value)) {
    const found = acls.find((acl) => acl.name.toLowerCase() === name.toLowerCase());
    draft.named.push(found ?? { name, rules: [], valid: false });
    if (found !== undefined) continue;
    const meant = suggestion(
      name,
      acls.map((acl) => acl.name),
    );
    problems.error(variable, `acl.conf has no list '${name}'${meant}. Until then '${user}' cannot log in`);
  }
};

const readVariable = (draft: Draft, variable: ConfVariable, problems: Problems): void => {
  const equals = variable.value.indexOf('=');
  const name = strip(variable.value.slice(0, Math.max(0, equals)));
  if (name === '') problems.warning(variable, `'${variable.value}' sets no variable; write setvar = NAME=value`);
  else draft.variables.unshift([name, variable.value.slice(equals + 1)]);
};

const readFilter = (draft: Draft, variable: ConfVariable, problems: Problems): void => {
  const result = parseEventFilter(variable.name.slice('eventfilter'.length).replace(/^\s*\(/, ''), variable.value);
  if ('rule' in result) draft.eventFilters.push(result.rule);
  else {
    draft.eventFilters.push(nothing);
    problems.error(variable, `the event filter cannot be read: ${result.wrong}. Until then the user sees no events`);
  }
};

/** In the place of a filter that cannot be read: without it the user could see what it was to hide. */
const nothing: EventFilterRule = { action: 'exclude', method: 'none', expression: '' };
