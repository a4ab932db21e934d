import type { Conf, ConfCategory } from '../../../config/conf.js';
import type { Problems } from '../../../config/problem.js';
import { hasKey, readSettings, type Schema, type SettingsOf } from '../../../config/setting.js';
import { extensionsOf, overlap } from './lot-extensions.js';
import { defaultExtension, defaultLot, generalSchema, type LotSettings, lotSchema } from './parking-settings.js';

export interface LotConfig {
  readonly name: string;
  readonly settings: LotSettings;
}

/** res_parking.conf. */
export interface ParkingConfig {
  /** Whether lots are made on demand. */
  readonly dynamic: boolean;
  readonly lots: readonly LotConfig[];
}

/**
 * Reads res_parking.conf; each section but `[general]` is a lot, and there is always one named `default`. Wrong values,
 * unknown keys and extensions of two lots that overlap are errors: the file must not be taken over then.
 */
export const parkingConfig = (config: Conf, problems: Problems): ParkingConfig => {
  const general = config.sections().filter(({ name }) => isGeneral(name));
  const dynamic = general.reduce((before, section) => {
    const says = section.variables.length > 0;
    return says ? readStrictly(section, generalSchema, problems).parkeddynamic : before;
  }, false);
  const lots: LotConfig[] = [];
  const read: (LotConfig & { readonly section: ConfCategory })[] = [];
  for (const section of config.sections()) {
    if (isGeneral(section.name)) continue;
    if (lots.some(({ name }) => name === section.name)) {
      problems.warning(section, `there is a lot '${section.name}' already; this one does not count`);
      continue;
    }
    const lot = { name: section.name, settings: readStrictly(section, lotSchema, problems) };
    lots.push(lot);
    read.push({ ...lot, section });
  }
  tellOverlaps(read, problems);
  if (!lots.some(({ name }) => name === defaultLot)) lots.push({ name: defaultLot, settings: standardLot() });
  return { dynamic, lots };
};

/** The lot that is there without a line in the file. */
const standardLot = (): LotSettings => {
  const settings = Object.fromEntries(Object.entries(lotSchema).map(([key, setting]) => [key, setting.default]));
  return { ...(settings as LotSettings), parkext: defaultExtension };
};

const isGeneral = (name: string): boolean => name.toLowerCase() === 'general';

const readStrictly = <S extends Schema>(section: ConfCategory, schema: S, problems: Problems): SettingsOf<S> =>
  readSettings(section.name, section.variables, schema, problems, (variable) => {
    if (hasKey(schema, variable.name)) return false;
    problems.error(variable, `[${section.name}] has no key '${variable.name}'`);
    return true;
  });

const tellOverlaps = (lots: readonly (LotConfig & { readonly section: ConfCategory })[], problems: Problems): void => {
  lots.forEach((lot, at) => {
    for (const other of lots.slice(0, at)) {
      const exten = overlap(extensionsOf(other), extensionsOf(lot));
      if (exten !== undefined)
        problems.error(
          lot.section,
          `the lots '${other.name}' and '${lot.name}' both want the extension ${exten} of ${lot.settings.context}`,
        );
    }
  });
};
