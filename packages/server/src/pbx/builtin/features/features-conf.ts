import type { Conf, ConfCategory, ConfVariable } from '../../../config/conf.js';
import type { Problems } from '../../../config/problem.js';
import { decimal, flag, integer, readSettings, words } from '../../../config/setting.js';
import { separateArguments } from '../../kernel/arguments.js';
import {
  type ApplicationFeature,
  type BuiltinFeature,
  builtinFeatures,
  defaultFeatureMap,
  type FeatureConfig,
} from '../../kernel/features/feature-settings.js';

const sound = (value: string, description: string) => words(value, { description });
const code = (value: string, description: string) => words(value, { description });

/** The keys of `[general]` in features.conf. */
export const generalSchema = {
  featuredigittimeout: integer(1000, {
    unit: 'milliseconds',
    description: 'how long the next digit of a code may take',
  }),
  courtesytone: sound('', 'sound before a recording by code begins'),
  recordingfailsound: sound('', 'sound when a recording by code fails'),
  transferdigittimeout: decimal(3, { unit: 'seconds', description: 'how long each digit of a target may take' }),
  transferdialattempts: integer(3, { description: 'how often a target may be dialled wrong', min: 1 }),
  transferretrysound: sound('pbx-invalid', 'sound when it may be dialled again'),
  transferinvalidsound: sound('privacy-incorrect', 'sound when it may not'),
  transferannouncesound: sound('pbx-transfer', 'sound that asks for a target'),
  atxfernoanswertimeout: decimal(15, { unit: 'seconds', description: 'how long the target may ring' }),
  atxferdropcall: flag(false, { description: 'the call ends if who transfers hangs up before the target answers' }),
  atxferloopdelay: decimal(10, { unit: 'seconds', description: 'pause between two calls back' }),
  atxfercallbackretries: integer(2, { description: 'how often who transferred is called back' }),
  xfersound: sound('beep', 'sound when a transfer succeeds'),
  xferfailsound: sound('beeperr', 'sound when it fails'),
  atxferabort: code('*1', 'ends an attended transfer'),
  atxfercomplete: code('*2', 'completes it'),
  atxferthreeway: code('*3', 'makes it a call of three'),
  atxferswap: code('*4', 'changes between the two others'),
  pickupexten: words('*8', { description: 'extension that picks up a call of the own group' }),
  pickupsound: sound('', 'sound when a call is picked up'),
  pickupfailsound: sound('', 'sound when none could be'),
};

const ms = (seconds: number): number => Math.round(seconds * 1000);

/** Sections of features.conf that are not groups. */
const reserved = ['general', 'featuremap', 'applicationmap'];

/** Reads features.conf; what is wrong is told with its place and does not count. */
export const featureConfig = (config: Conf, problems: Problems): FeatureConfig => {
  const sections = (name: string): readonly ConfVariable[] =>
    config
      .sections()
      .filter((section) => section.name.toLowerCase() === name)
      .flatMap(({ variables }) => variables);
  const general = readSettings('general', sections('general'), generalSchema, problems);
  const applications = applicationMap(sections('applicationmap'), problems);
  const groups = config.sections().filter(({ name }) => !reserved.includes(name.toLowerCase()));
  return {
    settings: {
      featureDigitMs: general.featuredigittimeout,
      courtesyTone: general.courtesytone,
      recordingFailSound: general.recordingfailsound,
      transferDigitMs: ms(general.transferdigittimeout),
      transferDialAttempts: general.transferdialattempts,
      transferRetrySound: general.transferretrysound,
      transferInvalidSound: general.transferinvalidsound,
      transferAnnounceSound: general.transferannouncesound,
      noAnswerMs: ms(general.atxfernoanswertimeout),
      dropCall: general.atxferdropcall,
      loopDelayMs: ms(general.atxferloopdelay),
      callbackRetries: general.atxfercallbackretries,
      transferSound: general.xfersound,
      transferFailSound: general.xferfailsound,
      abort: general.atxferabort,
      complete: general.atxfercomplete,
      threeWay: general.atxferthreeway,
      swap: general.atxferswap,
      pickupExten: general.pickupexten,
      pickupSound: general.pickupsound,
      pickupFailSound: general.pickupfailsound,
    },
    map: featureMap(sections('featuremap'), problems),
    applications,
    groups: new Map(groups.map((group) => [group.name, readGroup(group, applications, problems)])),
  };
};

const featureMap = (lines: readonly ConfVariable[], problems: Problems): Record<BuiltinFeature, string> => {
  const map: Record<BuiltinFeature, string> = { ...defaultFeatureMap };
  for (const line of lines) {
    const feature = builtinFeatures.find((name) => name === line.name.toLowerCase());
    if (feature) map[feature] = line.value;
    else problems.warning(line, `[featuremap] knows ${builtinFeatures.join(', ')}; not '${line.name}'`);
  }
  return map;
};

/** Who is to be able to press it; Asterisk reads this, and lets both. */
const sides: readonly string[] = ['caller', 'callee', 'both'];

const applicationMap = (lines: readonly ConfVariable[], problems: Problems): Map<string, ApplicationFeature> => {
  const features = new Map<string, ApplicationFeature>();
  for (const line of lines) {
    const feature = applicationFeature(line.name, line.value);
    if (feature) features.set(line.name, feature);
    else
      problems.warning(
        line,
        `write 'digits,self|peer[/caller|callee|both],application[,arguments[,music]]' for '${line.name}'`,
      );
  }
  return features;
};

/** `digits,on[/by],application[,arguments[,music]]`, or the arguments in brackets behind the application. */
const applicationFeature = (name: string, text: string): ApplicationFeature | undefined => {
  const [digits = '', activation = '', application = '', ...rest] = separateArguments(text).map((word) => word.trim());
  const [on = '', by = 'both'] = activation.split('/');
  const bracket = application.indexOf('(');
  const inBrackets = bracket >= 0;
  const data = inBrackets ? application.slice(bracket + 1, application.lastIndexOf(')')) : (rest.shift() ?? '');
  const side = on.toLowerCase();
  if (digits === '' || application === '' || !sides.includes(by.toLowerCase()) || (side !== 'self' && side !== 'peer'))
    return undefined;
  return {
    name,
    code: digits,
    on: side,
    application: inBrackets ? application.slice(0, bracket) : application,
    data,
    musicClass: rest.shift() ?? '',
  };
};

const readGroup = (
  group: ConfCategory,
  applications: ReadonlyMap<string, ApplicationFeature>,
  problems: Problems,
): ReadonlyMap<string, string> => {
  const members = new Map<string, string>();
  for (const line of group.variables) {
    if (applications.has(line.name)) members.set(line.name, line.value);
    else problems.warning(line, `[applicationmap] has no feature '${line.name}' for the group '${group.name}'`);
  }
  return members;
};
