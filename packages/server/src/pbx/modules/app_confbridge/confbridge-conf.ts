import type { Conf, ConfCategory, ConfVariable } from '../../../config/conf.js';
import { Problems } from '../../../config/problem.js';
import { readSettings } from '../../../config/setting.js';
import { caseBlindHash, inBucketOrder } from '../../kernel/hash-order.js';
import { type BridgeProfile, bridgeSchema } from './bridge-profile.js';
import { type Menu, type MenuEntry, menuEntry } from './menu.js';
import { type UserProfile, userSchema } from './user-profile.js';

/** The profiles that count where none is named; they are there even if the file does not have them. */
export const defaultUser = 'default_user';
export const defaultBridge = 'default_bridge';
export const defaultMenu = 'default_menu';

/** confbridge.conf. */
export interface ConfbridgeConfig {
  readonly users: ReadonlyMap<string, UserProfile>;
  readonly bridges: ReadonlyMap<string, BridgeProfile>;
  readonly menus: ReadonlyMap<string, Menu>;
}

/** Buckets of the reference's tables of profiles. */
const buckets = 283;

/** Profiles in the order of the reference's lists. */
export const listed = <P extends { readonly name: string }>(profiles: ReadonlyMap<string, P>): readonly P[] =>
  inBucketOrder(profiles.values(), ({ name }) => caseBlindHash(name), buckets);

/**
 * Reads confbridge.conf: each section says in `type` what it is. Of two sections of one kind and name the last counts.
 */
export const confbridgeConfig = (config: Conf, problems: Problems): ConfbridgeConfig => {
  const users = new Map<string, UserProfile>();
  const bridges = new Map<string, BridgeProfile>();
  const menus = new Map<string, Menu>();
  const sections = config.sections();
  for (const written of sections) {
    const { name } = written;
    const section = { ...written, variables: withTemplates(written, sections, problems) };
    if (name.toLowerCase() === 'general') continue;
    const type = typeOf(section);
    if (type === 'user') users.set(name, userProfile(section, problems));
    else if (type === 'bridge') bridges.set(name, bridgeProfile(section, problems));
    else if (type === 'menu') menus.set(name, menuOf(section, problems));
    else
      problems.error(
        section,
        type === undefined
          ? `[${name}] does not say what it is: write type=user, type=bridge or type=menu`
          : `[${name}] is of no type '${type}': write user, bridge or menu`,
      );
  }
  if (!users.has(defaultUser)) users.set(defaultUser, standardUser(defaultUser));
  if (!bridges.has(defaultBridge)) bridges.set(defaultBridge, standardBridge(defaultBridge));
  if (!menus.has(defaultMenu)) menus.set(defaultMenu, { name: defaultMenu, entries: [] });
  return { users, bridges, menus };
};

const isType = ({ name }: ConfVariable): boolean => name.toLowerCase() === 'type';

const typeOf = ({ variables }: ConfCategory): string | undefined => variables.findLast(isType)?.value.toLowerCase();

/** The lines of a section, with those of the section that `template` names in the place of that line. */
const withTemplates = (
  { name, variables }: ConfCategory,
  sections: readonly ConfCategory[],
  problems: Problems,
  inside: readonly string[] = [],
): readonly ConfVariable[] =>
  variables.flatMap((variable) => {
    if (variable.name.toLowerCase() !== 'template') return [variable];
    const template = sections.find((section) => section.name === variable.value);
    if (template && !inside.includes(template.name))
      return withTemplates(template, sections, problems, [...inside, name]).filter((line) => !isType(line));
    problems.error(variable, `[${name}] cannot be made of '${variable.value}': there is no such section before it`);
    return [];
  });

const userProfile = ({ name, variables }: ConfCategory, problems: Problems): UserProfile => ({
  name,
  settings: readSettings(name, variables, userSchema, problems, isType),
});

const bridgeProfile = ({ name, variables }: ConfCategory, problems: Problems): BridgeProfile => ({
  name,
  settings: readSettings(name, variables, bridgeSchema, problems, isType),
});

/** Profiles in which nothing is set. */
export const standardUser = (name: string): UserProfile => ({
  name,
  settings: readSettings(name, [], userSchema, new Problems()),
});
export const standardBridge = (name: string): BridgeProfile => ({
  name,
  settings: readSettings(name, [], bridgeSchema, new Problems()),
});

const menuOf = ({ name, variables }: ConfCategory, problems: Problems): Menu => {
  const entries = new Map<string, MenuEntry>();
  for (const variable of variables) {
    if (isType(variable)) continue;
    const entry = menuEntry(variable.name, variable.value);
    if (typeof entry === 'string') problems.error(variable, `[${name}]: ${entry}`);
    else {
      entries.delete(entry.digits);
      entries.set(entry.digits, entry);
    }
  }
  return { name, entries: [...entries.values()] };
};
