import { Conf, type ConfCategory, type ConfVariable } from './conf.js';
import type { ConfFile, Line } from './conf-file.js';
import type { Place } from './problem.js';

/** A line, and the file in which it stands. */
export interface Written {
  readonly file: ConfFile;
  readonly line: Line;
}

/** A variable, and the lines that make it: its own, and those that add to it by `+=`. */
export interface Entry {
  name: string;
  value: string;
  object: boolean;
  /** From a template; the lines are the template's. */
  readonly inherited: boolean;
  readonly written: readonly Written[];
  readonly place: Place;
}

/** A line that begins a section, or goes on with it: `[name](+)`. */
export interface Heading extends Written {
  readonly number: number;
}

/** A section, with what is needed to change it where it is written. */
export interface Section {
  name: string;
  readonly isTemplate: boolean;
  readonly templates: readonly Section[];
  /** The names of the templates, as written. */
  templateNames: readonly string[];
  entries: Entry[];
  readonly headings: Heading[];
  /** For each file the last line that counts to the section: what is appended comes behind it. */
  readonly tails: Map<ConfFile, Line>;
}

/** A configuration as it is written, over all of its files. */
export class ConfDocument {
  constructor(
    readonly root: ConfFile,
    /** The root and all files that it includes, each once. */
    readonly files: readonly ConfFile[],
    readonly sections: Section[],
  ) {}

  toConf(): Conf {
    return new Conf(this.sections.map(toCategory));
  }
}

const toCategory = (section: Section): ConfCategory => ({
  name: section.name,
  isTemplate: section.isTemplate,
  templates: section.templateNames,
  variables: section.entries.map(toVariable),
  file: section.headings[0]?.file.path ?? '',
  line: section.headings[0]?.number ?? 0,
});

const toVariable = ({ name, value, object, inherited, place }: Entry): ConfVariable => ({
  name,
  value,
  object,
  inherited,
  ...place,
});

/** An entry as those see it who inherit it. */
export const inherit = (entry: Entry): Entry => ({ ...entry, inherited: true });
