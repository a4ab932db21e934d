import { isYes } from '../../kernel/arguments.js';
import { type BuiltinFeature, builtinFeatures, type FeatureSettings } from '../../kernel/features/feature-settings.js';
import type { DialplanFunction } from '../../kernel/module.js';

interface Item {
  readonly read: (settings: FeatureSettings) => string;
  /** undefined: the value is no good. */
  readonly write: (value: string) => Partial<FeatureSettings> | undefined;
}

type Key<T> = { [K in keyof FeatureSettings]: FeatureSettings[K] extends T ? K : never }[keyof FeatureSettings];

const text = (key: Key<string>): Item => ({ read: (settings) => settings[key], write: (value) => ({ [key]: value }) });

const number = (key: Key<number>, factor = 1): Item => ({
  read: (settings) => String(Math.trunc(settings[key] / factor)),
  write: (value) => (/^\s*\d+/.test(value) ? { [key]: Number.parseInt(value, 10) * factor } : undefined),
});

const items: Readonly<Record<string, Item>> = {
  featuredigittimeout: number('featureDigitMs'),
  transferdigittimeout: number('transferDigitMs', 1000),
  atxfernoanswertimeout: number('noAnswerMs', 1000),
  atxferdropcall: {
    read: ({ dropCall }) => (dropCall ? '1' : '0'),
    write: (value) => ({ dropCall: isYes(value) }),
  },
  atxferloopdelay: number('loopDelayMs', 1000),
  atxfercallbackretries: number('callbackRetries'),
  transferdialattempts: number('transferDialAttempts'),
  transferretrysound: text('transferRetrySound'),
  transferinvalidsound: text('transferInvalidSound'),
  courtesytone: text('courtesyTone'),
  recordingfailsound: text('recordingFailSound'),
  xfersound: text('transferSound'),
  xferfailsound: text('transferFailSound'),
  atxferabort: text('abort'),
  atxfercomplete: text('complete'),
  atxferthreeway: text('threeWay'),
  atxferswap: text('swap'),
  pickupexten: text('pickupExten'),
  pickupsound: text('pickupSound'),
  pickupfailsound: text('pickupFailSound'),
};

const FEATURE: DialplanFunction = {
  name: 'FEATURE',
  synopsis: 'A setting of features.conf, for this channel alone when it is written',
  syntax: 'FEATURE(option_name)',
  read: ({ kernel, channel }, name) => {
    const item = items[name.toLowerCase()];
    if (item) return item.read(kernel.features.settingsOf(channel));
    if (name.toLowerCase() === 'inherit') return channel && kernel.features.inherits(channel) ? 'yes' : 'no';
    kernel.log.write('warning', 'features', `FEATURE knows no '${name}'`);
    return undefined;
  },
  write: ({ kernel, channel }, name, value) => {
    if (!channel) return false;
    if (name.toLowerCase() === 'inherit') {
      kernel.features.setInherits(channel, isYes(value));
      return true;
    }
    const change = items[name.toLowerCase()]?.write(value);
    if (change) kernel.features.change(channel, change);
    else kernel.log.write('warning', 'features', `FEATURE cannot set '${name}' to '${value}'`);
    return change !== undefined;
  },
};

const featureNamed = (name: string): BuiltinFeature | undefined =>
  builtinFeatures.find((feature) => feature === name.toLowerCase());

const FEATUREMAP: DialplanFunction = {
  name: 'FEATUREMAP',
  synopsis: 'The code of a feature, or of one of [applicationmap]; for this channel alone when it is written',
  syntax: 'FEATUREMAP(feature_name)',
  read: ({ kernel, channel }, name) => {
    const feature = featureNamed(name);
    if (feature) return kernel.features.codeOf(channel, feature);
    const code = kernel.features.config.applications.get(name)?.code;
    if (code === undefined) kernel.log.write('warning', 'features', `FEATUREMAP knows no feature '${name}'`);
    return code;
  },
  write: ({ kernel, channel }, name, value) => {
    const feature = featureNamed(name);
    if (!channel || !feature) return false;
    kernel.features.setCode(channel, feature, value);
    return true;
  },
};

/** FEATURE and FEATUREMAP. */
export const featureFunctions: readonly DialplanFunction[] = [FEATURE, FEATUREMAP];
