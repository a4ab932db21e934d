import type { Place } from './problem.js';

/** `name = value` of a configuration file, comments and blanks taken off. */
export interface ConfVariable extends Place {
  readonly name: string;
  readonly value: string;
  /** Written with `=>`. */
  readonly object: boolean;
  /** It comes from a template. */
  readonly inherited: boolean;
}

/** A section with what it inherits: variables of its templates come first, as Asterisk orders them. */
export interface ConfCategory extends Place {
  readonly name: string;
  /** `[name](!)`: nobody sees it but those who inherit from it. */
  readonly isTemplate: boolean;
  /** The names in parentheses behind the section's own. */
  readonly templates: readonly string[];
  readonly variables: readonly ConfVariable[];
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** A configuration, read and resolved: sections in their order, with all that they include and inherit. */
export class Conf {
  constructor(
    /** Templates among them. Names may come twice. */
    readonly categories: readonly ConfCategory[],
  ) {}

  /** The first section of that name, whatever its case, that is no template. */
  category(name: string): ConfCategory | undefined {
    return this.categories.find((category) => !category.isTemplate && same(category.name, name));
  }

  /** Sections that are no templates. */
  sections(): ConfCategory[] {
    return this.categories.filter(({ isTemplate }) => !isTemplate);
  }

  /** The variables of all sections of that name. */
  variables(name: string): ConfVariable[] {
    return this.sections().flatMap((category) => (same(category.name, name) ? category.variables : []));
  }

  /** The value that counts: the last one of that name, so that a section's own line beats its template's. */
  value(category: string, name: string): string | undefined {
    return this.variables(category).findLast((variable) => same(variable.name, name))?.value;
  }

  /** All values of a key, in order. */
  values(category: string, name: string): string[] {
    return this.variables(category)
      .filter((variable) => same(variable.name, name))
      .map(({ value }) => value);
  }
}
