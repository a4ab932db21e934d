import type { Conf } from './conf.js';
import type { Problems } from './problem.js';
import { flag, integer, readSettings, type SettingsOf, sampleSection, words } from './setting.js';

const prompts = {
  call_from_prompt: words('followme/call-from', {
    description: 'played to who is called before the name of the caller',
  }),
  norecording_prompt: words('followme/no-recording', {
    description: 'played to who is called where the caller has not said his name',
  }),
  options_prompt: words('followme/options', { description: 'tells who is called what to press' }),
  hold_prompt: words('followme/pls-hold-while-try', { description: 'asks the caller to hold' }),
  status_prompt: words('followme/status', { description: 'tells the caller that somebody is being looked for' }),
  sorry_prompt: words('followme/sorry', { description: 'tells the caller that nobody could be reached' }),
  connecting_prompt: words('', {
    description: 'played to the caller when somebody takes the call; nothing is silence',
  }),
};

const keys = {
  takecall: words('1', { description: 'digits by which who is called takes the call' }),
  declinecall: words('2', { description: 'digits by which who is called refuses it' }),
  ...prompts,
};

const general = {
  featuredigittimeout: integer(5000, { min: 1, description: 'how long digits are waited for, in milliseconds' }),
  enable_callee_prompt: flag(true, { description: 'asks who is called; otherwise whoever answers first has the call' }),
  ...keys,
};

const profile = {
  context: words('default', { description: 'context of the dialplan in which the numbers are called' }),
  musicclass: words('', { description: 'music that the caller hears meanwhile; nothing is the default one' }),
  ...keys,
};

/** Numbers that are called at once. */
export interface FollowMeStep {
  readonly numbers: readonly string[];
  /** How long they ring, in seconds. */
  readonly timeout: number;
  readonly order: number;
}

export type FollowMeGeneral = SettingsOf<typeof general>;

/** One who can be followed: a section of followme.conf, with what `[general]` says where it is silent. */
export interface FollowMeProfile extends SettingsOf<typeof profile> {
  readonly name: string;
  /** In the order in which they are tried. */
  readonly steps: readonly FollowMeStep[];
}

export interface FollowMeConf {
  readonly general: FollowMeGeneral;
  readonly profiles: ReadonlyMap<string, FollowMeProfile>;
}

const usualTimeout = 25;

const isNumber = ({ name }: { readonly name: string }): boolean => name.toLowerCase() === 'number';

/** Names are written with `_` or with `-`. */
const renamed = (conf: Conf, section: string) =>
  conf.variables(section).map((variable) => ({ ...variable, name: variable.name.replaceAll('-', '_') }));

const step = (text: string, at: number): FollowMeStep | undefined => {
  const [numbers = '', timeout = '', order = ''] = text.split(',').map((part) => part.trim());
  const list = numbers.split('&').filter((number) => number !== '');
  if (list.length === 0) return undefined;
  return {
    numbers: list,
    timeout: Number.parseInt(timeout, 10) || usualTimeout,
    order: Number.parseInt(order, 10) || at,
  };
};

/** Reads followme.conf. */
export const followMeConf = (conf: Conf, problems: Problems): FollowMeConf => {
  const common = readSettings('general', renamed(conf, 'general'), general, problems);
  const profiles = new Map<string, FollowMeProfile>();
  for (const { name, isTemplate } of conf.categories) {
    if (name.toLowerCase() === 'general' || isTemplate) continue;
    const variables = renamed(conf, name);
    const given = new Set(variables.map((variable) => variable.name.toLowerCase()));
    const own = readSettings(name, variables, profile, problems, isNumber);
    const inherited = Object.fromEntries(
      Object.keys(keys).flatMap((key) => (given.has(key) ? [] : [[key, common[key as keyof typeof keys]]])),
    );
    const steps = variables
      .filter(isNumber)
      .flatMap((variable, index) => step(variable.value, index + 1) ?? [])
      .sort((a, b) => a.order - b.order);
    profiles.set(name, { ...own, ...inherited, name, steps });
  }
  return { general: common, profiles };
};

/** A commented sample of followme.conf. */
export const followMeSample = (): string =>
  [sampleSection('general', general), sampleSection('bob', profile), ';number = 1001&1002,20,1'].join('\n');
