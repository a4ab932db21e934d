import { allClasses, type ClassMask, classesOf } from '@amiable/protocol';
import { aclLines } from '../../config/acl.js';
import type { ManagerUser } from '../../config/manager-settings.js';
import type { ConsoleCommand } from '../../contract/console.js';
import type { Manager } from '../manager.js';

/** `manager show users` */
export const showUsers = (manager: Manager): ConsoleCommand => ({
  name: 'manager show users',
  summary: 'List the users of manager.conf',
  usage: ['Usage: manager show users', '       Lists the names of all users that are configured.'],
  run({ args, print }) {
    if (args.length > 0) return 'usage';
    const { users } = manager.settings;
    if (users.length === 0) {
      print('There are no manager users.');
      return undefined;
    }
    for (const line of ['', 'username', '--------']) print(line);
    for (const { name } of users) print(name);
    print('-------------------');
    print(`${users.length} manager users configured.`);
    return undefined;
  },
});

/** Classes as a user has them: `all` stands behind the names of all of them. */
const rights = (mask: ClassMask): string => {
  if (mask === 0) return '<none>';
  const names: string[] = classesOf(mask);
  return (mask === allClasses ? [...names, 'all'] : names).join(',');
};

const field = (name: string, value: string): string => `${name.padStart(18)}: ${value}`;
const yesNo = (value: boolean): string => (value ? 'yes' : 'no');

const userLines = (user: ManagerUser): string[] => [
  '',
  field('username', user.name),
  field('secret', user.secret === '' && user.secretHash === '' ? '(N/A)' : '<Set>'),
  field('ACL', yesNo(user.acls.length > 0)),
  field('read perm', rights(user.read)),
  field('write perm', rights(user.write)),
  field('displayconnects', yesNo(user.displayconnects)),
  field('allowmultiplelogin', yesNo(user.allowmultiplelogin)),
  field('Variables', ''),
  ...user.variables.map(([name, value]) => `                 ${name} = ${value}`),
  ...user.acls.flatMap(aclLines),
];

/** `manager show user NAME` */
export const showUser = (manager: Manager): ConsoleCommand => ({
  name: 'manager show user',
  summary: 'Show a user of manager.conf',
  usage: [' Usage: manager show user <user>', '        Display all information related to the manager user specified.'],
  run({ args, print }) {
    const [name, ...more] = args;
    if (name === undefined || more.length > 0) return 'usage';
    const user = manager.findUser(name);
    for (const line of user ? userLines(user) : [`There is no manager called ${name}`]) print(line);
    return undefined;
  },
  complete: (args) => (args.length <= 1 ? manager.settings.users.map(({ name }) => name) : []),
});
