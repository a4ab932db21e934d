import type { Conf } from './conf.js';
import type { Problems } from './problem.js';
import { flag, readSettings, type SettingsOf, sampleSection, words } from './setting.js';

const general = {
  enable: flag(false, { description: 'logs channel events' }),
  dateformat: words('', { description: 'strftime format of times in files; nothing is seconds with their fraction' }),
  apps: words('', {
    description: 'applications whose begin and end are told, separated by commas',
    sample: 'dial,park',
  }),
  events: words('', {
    description: 'kinds of events that are told, or ALL',
    sample: 'APP_START,CHAN_START,CHAN_END,ANSWER,HANGUP',
  }),
};
const manager = {
  enabled: flag(false, { description: 'raises the event CEL' }),
  show_user_defined: flag(false, {
    description: "an event of the dialplan's own is USER_DEFINED, with its name in UserDefType",
  }),
};

export type CelManager = SettingsOf<typeof manager>;

export interface CelConf {
  readonly enable: boolean;
  readonly dateformat: string;
  /** In the order in which they are written, all lines of that name together. */
  readonly apps: readonly string[];
  readonly events: readonly string[];
}

type Variables = Pick<Conf, 'variables' | 'values'>;

/** Reads `[general]` of cel.conf. */
export const celGeneral = (conf: Variables, problems: Problems): CelConf => {
  const { enable, dateformat } = readSettings('general', conf.variables('general'), general, problems);
  const list = (name: string): string[] => conf.values('general', name).flatMap(entries);
  return { enable, dateformat, apps: list('apps'), events: list('events') };
};

const entries = (text: string): string[] =>
  text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');

/** Reads `[manager]` of cel.conf. */
export const celManager = (conf: Variables, problems: Problems): CelManager =>
  readSettings('manager', conf.variables('manager'), manager, problems);

/** A commented sample of cel.conf. */
export const celSample = (): string =>
  [sampleSection('general', general), sampleSection('manager', manager)].join('\n');
