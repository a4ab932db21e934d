import type { Schema } from '../../../config/setting.js';
import { parseBoolean } from '../../../config/setting.js';
import type { Channel } from '../../kernel/channel.js';
import { type BridgeProfile, bridgeSchema } from './bridge-profile.js';
import { defaultBridge, defaultMenu, defaultUser, standardBridge, standardUser } from './confbridge-conf.js';
import type { Conferences } from './conferences.js';
import { type Menu, menuEntry } from './menu.js';
import { type UserProfile, userSchema } from './user-profile.js';

/** What CONFBRIDGE() has made for one channel. */
interface Own {
  user?: UserProfile | undefined;
  bridge?: BridgeProfile | undefined;
  menu?: Menu | undefined;
}

/** The profiles by which a channel joins. */
export interface Profiles {
  readonly user: UserProfile;
  readonly bridge: BridgeProfile;
  readonly menu: Menu;
}

export type ProfileType = 'user' | 'bridge' | 'menu';
export const isProfileType = (text: string): text is ProfileType => /^(user|bridge|menu)$/.test(text);

/** Profiles that the dialplan makes for its channels, and the choice between those and the file's. */
export class ChannelProfiles {
  readonly #conferences: Conferences;
  readonly #own = new WeakMap<Channel, Own>();

  constructor(conferences: Conferences) {
    this.#conferences = conferences;
  }

  /** A profile by its name; without a name the channel's own one, else the default. */
  user(channel: Channel, name: string): UserProfile | undefined {
    const { users } = this.#conferences.config;
    if (name !== '') return users.get(name);
    return this.#own.get(channel)?.user ?? users.get(defaultUser) ?? standardUser(defaultUser);
  }

  bridge(channel: Channel, name: string): BridgeProfile | undefined {
    const { bridges } = this.#conferences.config;
    if (name !== '') return bridges.get(name);
    return this.#own.get(channel)?.bridge ?? bridges.get(defaultBridge) ?? standardBridge(defaultBridge);
  }

  menu(channel: Channel, name: string): Menu | undefined {
    const { menus } = this.#conferences.config;
    if (name !== '') return menus.get(name);
    return this.#own.get(channel)?.menu ?? menus.get(defaultMenu) ?? { name: defaultMenu, entries: [] };
  }

  /**
   * Sets an option of the channel's own profile, which begins as the default one; `template` makes it anew from another,
   * `clear` takes it away. false: there is no such option, or no such value.
   */
  set(channel: Channel, type: ProfileType, option: string, value: string): boolean {
    const key = option.toLowerCase();
    const own = this.#own.get(channel) ?? {};
    this.#own.set(channel, own);
    if (key === 'clear') {
      own[type] = undefined;
      return true;
    }
    if (key === 'template') return this.#copy(own, type, value);
    if (type === 'user') return this.#setUser(channel, own, key, value);
    if (type === 'bridge') return this.#setBridge(channel, own, key, value);
    return this.#setMenu(channel, own, option, value);
  }

  #copy(own: Own, type: ProfileType, name: string): boolean {
    const { users, bridges, menus } = this.#conferences.config;
    const from: Own = { user: users.get(name), bridge: bridges.get(name), menu: menus.get(name) };
    if (!from[type]) return false;
    Object.assign(own, { [type]: from[type] });
    return true;
  }

  #setUser(channel: Channel, own: Own, key: string, value: string): boolean {
    const setting = parsed(userSchema, key, value);
    const before = this.user(channel, '');
    if (!setting || !before) return false;
    own.user = { ...before, settings: { ...before.settings, ...setting } };
    return true;
  }

  #setBridge(channel: Channel, own: Own, key: string, value: string): boolean {
    const setting = parsed(bridgeSchema, key, value);
    const before = this.bridge(channel, '');
    if (!setting || !before) return false;
    own.bridge = { ...before, settings: { ...before.settings, ...setting } };
    return true;
  }

  #setMenu(channel: Channel, own: Own, digits: string, value: string): boolean {
    const entry = menuEntry(digits, value);
    const before = this.menu(channel, '');
    if (typeof entry === 'string' || !before) return false;
    const others = before.entries.filter((one) => one.digits !== entry.digits);
    own.menu = { ...before, entries: [...others, entry] };
    return true;
  }
}

/** A key of a schema with a value; any word that is not yes means no. */
const parsed = (schema: Schema, key: string, value: string): Readonly<Record<string, unknown>> | undefined => {
  const setting = schema[key];
  if (!setting) return undefined;
  const read = typeof setting.default === 'boolean' ? (parseBoolean(value) ?? false) : setting.parse(value);
  return read === undefined ? undefined : { [key]: read };
};
