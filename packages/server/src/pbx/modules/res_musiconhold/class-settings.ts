import type { Conf, ConfCategory } from '../../../config/conf.js';
import type { Problems } from '../../../config/problem.js';
import { flag, oneOf, parseBoolean, readSettings, type SettingsOf, words } from '../../../config/setting.js';

const unused = (description: string) => words('', { description });

/** The keys of `[general]` in musiconhold.conf. */
export const generalSchema = {
  preferchannelclass: flag(true, { description: "the channel's own class comes before the one that is asked for" }),
  cachertclasses: flag(false, { description: 'taken and without effect: classes come from this file alone' }),
};

/** The keys of a class in musiconhold.conf. */
export const classSchema = {
  mode: words('', { description: 'files, playlist or custom' }),
  directory: words('', { description: 'folder of the pieces, within astdatadir unless it begins with /' }),
  application: words('', {
    description: 'program that writes the music, signed 16-bit samples at 8 kHz, to its output',
  }),
  sort: oneOf(['', 'alpha', 'random', 'randstart'], '', { description: 'order of the pieces' }),
  announcement: words('', { description: 'sound that is played at the beginning and between two pieces' }),
  digit: words('', { description: 'digit by which whoever listens changes to this class' }),
  format: unused('format of what application writes: only slin is understood'),
  'loop-last': unused('taken and without effect'),
  answeredonly: flag(false, { description: 'only channels that were answered hear it' }),
};

export type GeneralSettings = SettingsOf<typeof generalSchema>;

export interface ClassSettings extends SettingsOf<typeof classSchema> {
  readonly name: string;
  /** Paths of a playlist. */
  readonly entries: readonly string[];
}

/** musiconhold.conf. */
export interface MusicConfig {
  readonly general: GeneralSettings;
  readonly classes: readonly ClassSettings[];
}

/** Reads musiconhold.conf; each section but `[general]` is a class. A class that cannot play is told and left out. */
export const musicConfig = (config: Conf, problems: Problems): MusicConfig => {
  const general = readSettings('general', config.variables('general'), generalSchema, problems);
  const classes: ClassSettings[] = [];
  for (const section of config.sections()) {
    if (section.name.toLowerCase() === 'general') continue;
    if (classes.some(({ name }) => name.toLowerCase() === section.name.toLowerCase()))
      problems.warning(section, `there is a class '${section.name}' already; this one does not count`);
    else {
      const found = classOf(section, problems);
      if (found) classes.push(found);
    }
  }
  return { general, classes };
};

const classOf = (section: ConfCategory, problems: Problems): ClassSettings | undefined => {
  const { name, variables } = section;
  const entries: string[] = [];
  let random = false;
  const settings = readSettings(name, variables, classSchema, problems, (variable) => {
    const key = variable.name.toLowerCase();
    if (key === 'entry') entries.push(variable.value);
    else if (key === 'random') random = parseBoolean(variable.value) ?? false;
    else return false;
    return true;
  });
  const refused = whyNot(settings, entries);
  if (refused !== undefined) {
    problems.warning(section, `the class '${name}' is left out: ${refused}`);
    return undefined;
  }
  return { ...settings, sort: random && settings.sort === '' ? 'random' : settings.sort, name, entries };
};

const whyNot = (
  { mode, directory, application, format }: SettingsOf<typeof classSchema>,
  entries: readonly string[],
) => {
  const wanted = mode.toLowerCase();
  if (mode === '') return 'it has no mode';
  if (wanted === 'files') return directory === '' ? 'it has no directory' : undefined;
  if (wanted === 'playlist') return entries.length === 0 ? 'its playlist has no entry' : undefined;
  if (wanted !== 'custom') return `there is no mode '${mode}', write files, playlist or custom`;
  if (application === '') return 'it has no application';
  return format === '' || /^s?lin(ear)?$/i.test(format) ? undefined : `its format '${format}' is not slin`;
};
