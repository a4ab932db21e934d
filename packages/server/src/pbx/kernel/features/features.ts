import type { Channel } from '../channel.js';
import { substitute } from '../substitute.js';
import type { DigitHook } from './digit-hook.js';
import {
  type ApplicationFeature,
  type BuiltinFeature,
  builtinFeatures,
  defaultFeatureConfig,
  type FeatureConfig,
  type FeatureSettings,
} from './feature-settings.js';

/** What a builtin feature does when its code is pressed; the one who pressed it is in a bridge. */
export type FeatureAction = (channel: Channel) => void | Promise<void>;

/** Who parks calls. */
export interface Parker {
  /** The lot of an extension that parks; undefined where it does not. */
  lotOf(context: string, exten: string): string | undefined;
  /** Parks a channel on behalf of another one that it talks to, in that one's lot or in one that is named. */
  park(parkee: Channel, parker: Channel, lot: string | undefined): boolean;
}

/** The letters of Dial that allow a feature, in lower case: for the one who is called. */
const letters: Readonly<Record<string, readonly BuiltinFeature[]>> = {
  t: ['blindxfer', 'atxfer'],
  h: ['disconnect'],
  k: ['parkcall'],
  w: ['automon'],
  x: ['automixmon'],
};

/** What one channel has of its own. */
interface Own {
  readonly allowed: Set<BuiltinFeature>;
  settings: Partial<FeatureSettings>;
  readonly codes: Map<BuiltinFeature, string>;
  inherit: boolean;
}

/** What channels can do by pressing digits while they talk: features.conf, and what each channel may. */
export class Features {
  #config: FeatureConfig = defaultFeatureConfig;
  readonly #actions = new Map<BuiltinFeature, FeatureAction>();
  /** Who parks calls, where somebody does. */
  parker: Parker | undefined;
  readonly #own = new WeakMap<Channel, Own>();

  get config(): FeatureConfig {
    return this.#config;
  }

  configure(config: FeatureConfig): void {
    this.#config = config;
  }

  /** Says what a feature does; gives the function that takes it back. */
  provide(feature: BuiltinFeature, action: FeatureAction): () => void {
    this.#actions.set(feature, action);
    return () => {
      if (this.#actions.get(feature) === action) this.#actions.delete(feature);
    };
  }

  /** The settings that hold for a channel; without one, those of features.conf. */
  settingsOf(channel: Channel | undefined): FeatureSettings {
    const own = channel && this.#own.get(channel);
    return own ? { ...this.#config.settings, ...own.settings } : this.#config.settings;
  }

  change(channel: Channel, settings: Partial<FeatureSettings>): void {
    const own = this.#ownOf(channel);
    own.settings = { ...own.settings, ...settings };
  }

  /** The code of a feature; empty where it has none. */
  codeOf(channel: Channel | undefined, feature: BuiltinFeature): string {
    return (channel && this.#own.get(channel)?.codes.get(feature)) ?? this.#config.map[feature];
  }

  setCode(channel: Channel, feature: BuiltinFeature, code: string): void {
    this.#ownOf(channel).codes.set(feature, code);
  }

  /** Whether channels that a channel calls take over its settings. */
  inherits(channel: Channel): boolean {
    return this.#own.get(channel)?.inherit ?? false;
  }

  setInherits(channel: Channel, inherit: boolean): void {
    this.#ownOf(channel).inherit = inherit;
  }

  /** Hands a channel's own settings to one that is made for it, where it says so. */
  handDown(from: Channel, to: Channel): void {
    const own = this.#own.get(from);
    if (!own?.inherit) return;
    this.#own.set(to, { ...own, allowed: new Set(), codes: new Map(own.codes) });
  }

  /** The features that a channel may use. */
  allowed(channel: Channel): ReadonlySet<BuiltinFeature> {
    return this.#own.get(channel)?.allowed ?? new Set();
  }

  allow(channel: Channel, features: Iterable<BuiltinFeature>): void {
    const { allowed } = this.#ownOf(channel);
    for (const feature of features) allowed.add(feature);
  }

  /** Allows what letters of Dial and BRIDGE_FEATURES say: upper case for the caller, lower case for the one who was called. */
  allowLetters(caller: Channel, callee: Channel, options: Iterable<string>): void {
    for (const letter of [...options, ...(caller.variables.get('BRIDGE_FEATURES') ?? '')]) {
      const features = letters[letter.toLowerCase()];
      if (features) this.allow(letter === letter.toLowerCase() ? callee : caller, features);
    }
  }

  /** The codes that a channel may press now. */
  hooksOf(channel: Channel): readonly DigitHook[] {
    const hooks: DigitHook[] = [];
    for (const feature of builtinFeatures) {
      const run = this.#actions.get(feature);
      const code = this.codeOf(channel, feature);
      if (run && code !== '' && this.allowed(channel).has(feature)) hooks.push({ code, run });
    }
    return [...hooks, ...this.#dynamicHooks(channel)];
  }

  /** The features named in DYNAMIC_FEATURES, and those of groups that are named there. */
  #dynamicHooks(channel: Channel): readonly DigitHook[] {
    const names = channel.variables.get('DYNAMIC_FEATURES') ?? '';
    if (names === '') return [];
    const hooks: DigitHook[] = [];
    const add = (name: string, code: string): void => {
      const feature = this.#config.applications.get(name);
      if (!feature) return;
      hooks.push({ code: code || feature.code, run: (who) => runApplicationFeature(who, feature) });
    };
    for (const name of names.split('#').filter((word) => word !== '')) {
      const group = this.#config.groups.get(name);
      if (group) for (const [member, code] of group) add(member, code);
      else add(name, '');
    }
    return hooks;
  }

  #ownOf(channel: Channel): Own {
    let own = this.#own.get(channel);
    if (!own) {
      own = { allowed: new Set(), settings: {}, codes: new Map(), inherit: false };
      this.#own.set(channel, own);
    }
    return own;
  }
}

/** Runs the application on whoever the feature is for; the others hear music meanwhile, where it says so. */
const runApplicationFeature = async (channel: Channel, feature: ApplicationFeature): Promise<void> => {
  const { bridge } = channel;
  if (!bridge) return;
  const run = async (target: Channel): Promise<void> => {
    const application = target.kernel.applications.get(feature.application);
    if (!application) {
      target.kernel.log.write(
        'warning',
        'features',
        `There is no application '${feature.application}' for the feature '${feature.name}'`,
      );
      return;
    }
    target.variables.set('DYNAMIC_FEATURENAME', feature.name);
    target.variables.set('DYNAMIC_WHO_ACTIVATED', channel.name);
    if (feature.musicClass !== '') bridge.hold(target, feature.musicClass);
    const data = await substitute(feature.data, { kernel: target.kernel, channel: target, trusted: true });
    const outcome = await application.run(target, data);
    if (feature.musicClass !== '') bridge.unhold(target);
    if (outcome === 'hangup') target.softHangup();
  };
  if (feature.on === 'self') await run(channel);
  else for (const peer of bridge.channels) if (peer !== channel) bridge.send(peer, () => run(peer));
};
