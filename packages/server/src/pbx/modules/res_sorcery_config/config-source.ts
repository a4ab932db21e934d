import type { ConfCategory } from '../../../config/conf.js';
import type { Problems } from '../../../config/problem.js';
import { parseBoolean } from '../../../config/setting.js';
import { readConfiguration } from '../../kernel/configuration.js';
import type { Kernel } from '../../kernel/kernel.js';
import { type ObjectType, readObject, type SorceryObject } from '../../kernel/sorcery/object-type.js';
import type { ObjectSource } from '../../kernel/sorcery/wizard.js';

interface ConfigData {
  readonly file: string;
  /** Lines that a section must have: `type=endpoint`. */
  readonly criteria: readonly (readonly [name: string, value: string])[];
  /** The one section that counts. */
  readonly section: string | undefined;
  readonly single: boolean;
}

/**
 * Sections of a file as objects. A section that cannot be one leaves the object of its id as it was.
 * @param data `pjsip.conf,criteria=type=endpoint`
 * @throws Error for data that cannot be read
 */
export const configSource = (kernel: Kernel, type: ObjectType, data: string): ObjectSource => {
  const wanted = configData(data);
  let objects: ReadonlyMap<string, SorceryObject> = new Map();
  return {
    get: (id) => objects.get(id),
    all: () => [...objects.values()],
    load: (problems) => {
      const reading = readConfiguration(kernel, wanted.file);
      if (!reading.found) {
        objects = new Map();
        return;
      }
      problems.list.push(...reading.problems.filter((one) => !problems.list.some((known) => isSame(one, known))));
      if (reading.valid) objects = objectsOf(type, reading.config.sections(), wanted, objects, problems);
    },
  };
};

type Told = Problems['list'][number];
/** Each type reads the file; what is wrong with the file itself is told once. */
const isSame = (one: Told, other: Told): boolean =>
  one.file === other.file && one.line === other.line && one.message === other.message;

const objectsOf = (
  type: ObjectType,
  sections: readonly ConfCategory[],
  wanted: ConfigData,
  before: ReadonlyMap<string, SorceryObject>,
  problems: Problems,
): ReadonlyMap<string, SorceryObject> => {
  const fitting = sections.filter((section) => fits(section, wanted));
  const objects = new Map<string, SorceryObject>();
  if (wanted.single && fitting.length > 1 && fitting[1])
    problems.warning(fitting[1], `there can be one section of type ${type.name} only; this one does not count`);
  for (const section of wanted.single ? fitting.slice(0, 1) : fitting) {
    const object = readObject(type, section.name, section, section.variables, problems) ?? before.get(section.name);
    if (object) objects.set(object.id, object);
  }
  return new Map([...objects].sort(([a], [b]) => (a < b ? -1 : 1)));
};

const fits = ({ name, variables }: ConfCategory, { criteria, section }: ConfigData): boolean =>
  (section === undefined || section === name) &&
  criteria.every(([key, value]) => variables.findLast((one) => one.name.toLowerCase() === key)?.value === value);

const configData = (data: string): ConfigData => {
  const [file = '', ...options] = data.split(',').map((one) => one.trim());
  if (file === '') throw new Error('the wizard config needs the name of a file');
  const criteria: (readonly [string, string])[] = [];
  let section: string | undefined;
  let single = false;
  for (const option of options) {
    const [, name = '', value = ''] = /^([^=]*)=?(.*)$/.exec(option) ?? [];
    if (name === 'criteria') {
      const [, key = '', wanted = ''] = /^([^=]*)=(.*)$/.exec(value) ?? [];
      criteria.push([key.toLowerCase(), wanted]);
    } else if (name === 'explicit_name') section = value;
    else if (name === 'single_object') single = parseBoolean(value) === true;
    else if (name !== 'buckets') throw new Error(`the wizard config has no option '${name}'`);
  }
  return { file, criteria, section, single };
};
