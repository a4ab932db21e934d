import type { Header } from '@amiable/protocol';
import { categoryMatches, parseCategoryFilter } from '../../../config/category-filter.js';
import type { Conf, ConfCategory } from '../../../config/conf.js';

const six = (number: number): string => String(number).padStart(6, '0');

/** The sections of a name ('' for all) that pass a filter. */
export const chosen = (conf: Conf, name: string, filter: string): ConfCategory[] => {
  const parsed = parseCategoryFilter(filter);
  return conf.categories.filter((category) => categoryMatches(category, name, parsed));
};

/** The answer of GetConfig. */
export const configHeaders = (categories: readonly ConfCategory[]): Header[] =>
  categories.flatMap(({ name, isTemplate, templates, variables }, index): Header[] => [
    [`Category-${six(index)}`, name],
    ...(isTemplate ? [[`IsTemplate-${six(index)}`, '1'] as const] : []),
    ...(templates.length > 0 ? [[`Templates-${six(index)}`, templates.join(',')] as const] : []),
    ...variables.map(
      (variable, line) => [`Line-${six(index)}-${six(line)}`, `${variable.name}=${variable.value}`] as const,
    ),
  ]);

/** The answer of ListCategories. */
export const categoryHeaders = (categories: readonly ConfCategory[]): Header[] =>
  categories.length === 0
    ? [['Error', 'no categories found']]
    : categories.map(({ name }, index) => [`Category-${six(index)}`, name]);

const escapes: Readonly<Record<string, string>> = { '\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r' };

/** A JSON string whose bytes beyond ASCII stay as they are: the text is UTF-8 already, if it is anything. */
const quoted = (text: string): string =>
  `"${text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON allows none of them
    /["\\\x00-\x1f]/g,
    (character) =>
      escapes[character] ??
      (character < ' ' ? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}` : `\\${character}`),
  )}"`;

/** The answer of GetConfigJSON: an object for each section; names that come twice stay twice, as the reference has it. */
export const configJson = (categories: readonly ConfCategory[]): string => {
  const members = categories.map(({ name, isTemplate, templates, variables }) => {
    const values = [
      ...(isTemplate ? ['"istemplate":1'] : []),
      ...(templates.length > 0 ? [`"templates":${quoted(templates.join(','))}`] : []),
      ...variables.map((variable) => `${quoted(variable.name)}:${quoted(variable.value)}`),
    ];
    return `${quoted(name)}:{${values.join(',')}}`;
  });
  return `{${members.join(',')}}`;
};
