import { RE2JS } from 're2js';
import { strip } from './strip.js';

/** What a filter looks at. */
export interface Filterable {
  readonly name: string;
  readonly isTemplate: boolean;
  readonly variables: readonly { readonly name: string; readonly value: string }[];
}

interface Condition {
  readonly name: RE2JS;
  readonly value: RE2JS;
}

/** A filter of sections: `name=value` conditions, all of which must hold, and whether templates count. */
export interface CategoryFilter {
  readonly conditions: readonly Condition[];
  readonly templates: 'exclude' | 'include' | 'restrict';
  /** It cannot be read, so nothing matches. */
  readonly broken: boolean;
}

const compile = (expression: string): RE2JS | undefined => {
  try {
    return RE2JS.compile(expression, RE2JS.DOTALL);
  } catch {
    return undefined;
  }
};

/**
 * Reads the filter of GetConfig, of `catfilter` in UpdateConfig and of `[name](+filter)`: conditions `name=value`, both
 * sides regular expressions that may match anywhere, and `TEMPLATES=include` or `TEMPLATES=restrict`.
 */
export const parseCategoryFilter = (text: string, separator: ',' | '&' = ','): CategoryFilter => {
  const conditions: Condition[] = [];
  let templates: CategoryFilter['templates'] = 'exclude';
  for (const part of text === '' ? [] : text.split(separator)) {
    const [name = '', value] = part.split('=').map(strip);
    if (value === undefined) return { conditions, templates, broken: true };
    if (name === 'TEMPLATES') {
      const wanted = value.toLowerCase();
      if (wanted !== 'include' && wanted !== 'restrict') return { conditions, templates, broken: true };
      templates = wanted;
      continue;
    }
    const [namePattern, valuePattern] = [compile(name), compile(value)];
    if (!namePattern || !valuePattern) return { conditions, templates, broken: true };
    conditions.push({ name: namePattern, value: valuePattern });
  }
  return { conditions, templates, broken: false };
};

/** Whether a section passes a filter; an empty name stands for every section. */
export const categoryMatches = (category: Filterable, name: string, filter: CategoryFilter): boolean => {
  if (filter.broken) return false;
  if (name !== '' && category.name.toLowerCase() !== name.toLowerCase()) return false;
  if (category.isTemplate ? filter.templates === 'exclude' : filter.templates === 'restrict') return false;
  return filter.conditions.every((condition) =>
    category.variables.some(
      (variable) => condition.name.matcher(variable.name).find() && condition.value.matcher(variable.value).find(),
    ),
  );
};
