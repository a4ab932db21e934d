import { type Acl, type AclRule, parseAclEntries } from './acl.js';
import type { Conf, ConfCategory } from './conf.js';
import { suggestion } from './nearest.js';
import type { Problems } from './problem.js';

/**
 * The named lists of acl.conf, in the order of the file. A list with a wrong entry is there, and refuses everybody: what
 * was meant to keep somebody out must not let them in.
 */
export const namedAcls = (conf: Conf, problems: Problems): readonly Acl[] => {
  const acls = new Map<string, Acl>();
  for (const category of conf.sections()) {
    if (category.name.toLowerCase() === 'general') continue;
    if (acls.has(category.name))
      problems.warning(category, `the list '${category.name}' is there already; the first one counts`);
    else acls.set(category.name, readAcl(category, problems));
  }
  return [...acls.values()];
};

const readAcl = ({ name, variables }: ConfCategory, problems: Problems): Acl => {
  const rules: AclRule[] = [];
  let valid = true;
  for (const variable of variables) {
    const sense = variable.name.toLowerCase();
    if (sense !== 'permit' && sense !== 'deny') {
      problems.warning(
        variable,
        `an address list has only permit and deny, not '${variable.name}'${suggestion(sense, ['permit', 'deny'])}`,
      );
      continue;
    }
    const parsed = parseAclEntries(sense, variable.value);
    rules.push(...parsed.rules);
    valid &&= parsed.wrong.length === 0;
    for (const wrong of parsed.wrong)
      problems.error(variable, `${wrong}. Until then the list '${name}' refuses everybody`);
  }
  return { name, rules, valid };
};

/** acl.conf with what it may hold. */
export const aclSample = (): string =>
  [
    '; Lists of addresses under names, for acl = in manager.conf. The last rule that covers an address decides.',
    ';[office]',
    ';deny = 0.0.0.0/0.0.0.0,::/0      ; nobody, but',
    ';permit = 192.168.0.0/16          ; these; also 2001:db8::/32, or !192.168.0.7 for all but one',
    '',
  ].join('\n');
