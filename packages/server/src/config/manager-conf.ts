import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Acl } from './acl.js';
import { namedAcls } from './acl-conf.js';
import { Conf, type ConfCategory, type ConfVariable } from './conf.js';
import { type ConfReading, type ReadOptions, readConfig } from './conf-reader.js';
import { generalSchema, readGeneral } from './manager-general.js';
import type { ManagerSettings, ManagerUser } from './manager-settings.js';
import { readUser, type UserSource, userSchema } from './manager-user.js';
import { type Problem, Problems } from './problem.js';
import { parseBoolean, sampleSection } from './setting.js';

/** manager.conf as it counts, with what is wrong in it and in the files that it needs. */
export interface ManagerReading {
  /** The path of manager.conf. */
  readonly file: string;
  readonly settings: ManagerSettings;
  readonly problems: readonly Problem[];
  /**
   * Whether a server can start with it: the file was read, and says where to listen. There may still be errors; they
   * keep a reload from taking it over, while a start goes on with defaults, and without the users that are wrong.
   */
  readonly usable: boolean;
}

/**
 * Reads manager.conf, the users of users.conf that have `hasmanager = yes`, and the lists of acl.conf.
 * @param folder astetcdir
 */
export const loadManagerSettings = (folder: string, options: ReadOptions = {}): ManagerReading => {
  const read = (name: string): ConfReading => readConfig(path.join(folder, name), { root: folder, ...options });
  const optional = (name: string): ConfReading | undefined =>
    existsSync(path.join(folder, name)) ? read(name) : undefined;
  const manager = read('manager.conf');
  const [users, acls] = [optional('users.conf'), optional('acl.conf')];
  const problems = new Problems();
  const lists = acls === undefined ? [] : namedAcls(acls.config, problems);
  const { settings, canListen } = managerSettings(manager.config, lists, problems, users?.config);
  const parts = [manager, users, acls].flatMap((reading) => reading?.problems ?? []);
  return {
    file: manager.document.root.path,
    settings,
    usable: manager.valid && canListen,
    problems: [...parts, ...problems.list],
  };
};

/** Reads manager.conf from what was read of the files. */
export const managerSettings = (
  conf: Conf,
  acls: readonly Acl[],
  problems: Problems,
  usersConf: Conf = new Conf([]),
): { readonly settings: ManagerSettings; readonly canListen: boolean } => {
  const { general, canListen } = readGeneral(conf.variables('general'), problems);
  const users = userSources(conf, usersConf)
    .map((source) => readUser(source, general, acls, problems))
    .filter((user): user is ManagerUser => user !== undefined);
  return { settings: { general, users }, canListen };
};

const isGeneral = ({ name }: ConfCategory): boolean => name.toLowerCase() === 'general';

/** Sections with one name, whatever their case and file, make one user. */
const userSources = (conf: Conf, usersConf: Conf): UserSource[] => {
  const sources = new Map<string, UserSource>();
  const others = usersConf.sections().filter((category) => !isGeneral(category) && hasManager(category.variables));
  for (const category of [
    ...others.map((category) => fromUsersConf(usersConf, category)),
    ...conf.sections().filter((category) => !isGeneral(category)),
  ]) {
    const key = category.name.toLowerCase();
    const before = sources.get(key);
    sources.set(
      key,
      before === undefined
        ? category
        : { ...before, ignoreUnknown: false, variables: [...before.variables, ...category.variables] },
    );
  }
  return [...sources.values()];
};

const lastValue = (variables: readonly ConfVariable[], key: string): ConfVariable | undefined =>
  variables.findLast(({ name }) => name.toLowerCase() === key);

const hasManager = (variables: readonly ConfVariable[]): boolean =>
  parseBoolean(lastValue(variables, 'hasmanager')?.value ?? '') === true;

/** The keys of users.conf that are about the manager; `[general]` there gives those that a section leaves out. */
const fromUsersConf = (usersConf: Conf, { name, file, line, variables }: ConfCategory): UserSource => {
  const single = ['secret', 'read', 'write', 'displayconnects', 'allowmultiplelogin', 'writetimeout'];
  const general = usersConf.variables('general');
  const chosen = single.map((key) => lastValue(variables, key) ?? lastValue(general, key));
  const rules = variables.filter((variable) => ['deny', 'permit', 'acl'].includes(variable.name.toLowerCase()));
  return { name, file, line, variables: [...chosen.filter((variable) => variable !== undefined), ...rules] };
};

/** manager.conf with every key, its default and what it means. */
export const managerSample = (): string =>
  [
    sampleSection('general', generalSchema),
    sampleSection('a-user', userSchema).replace('[a-user]', ';[a-user]'),
    ';deny = 0.0.0.0/0.0.0.0,::/0      ; addresses, the last rule that covers one decides',
    ';permit = 127.0.0.1,::1',
    ';acl = office                     ; lists of acl.conf, all of which must let an address pass',
    ';read = call,agent                ; classes of events: all, none, or some',
    ';write = call,originate           ; classes of actions',
    ';setvar = NAME=value              ; on every channel that the user originates',
    ';eventfilter = !Event: VarSet     ; a regular expression over the event; ! keeps it away',
    ';eventfilter(name(Newchannel),header(Channel),method(starts_with)) = PJSIP/',
    '',
  ].join('\n');
