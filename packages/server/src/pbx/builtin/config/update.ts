import { parseCategoryFilter } from '../../../config/category-filter.js';
import type { Section } from '../../../config/conf-document.js';
import type { ConfEditor, EditResult } from '../../../config/edit.js';
import { splitList } from '../../../config/setting.js';
import { strip } from '../../../config/strip.js';

/** Why a change of UpdateConfig fails, as the catalog names it. */
export type UpdateFailure =
  | 'unknownAction'
  | 'noCategory'
  | 'incomplete'
  | Exclude<EditResult, 'ok' | 'readOnly' | 'delete'>
  | 'notSaved';

/** One numbered group of headers: `Action-000000`, `Cat-000000`, … */
interface Change {
  readonly action: string;
  readonly category: string;
  readonly variable: string;
  readonly value: string;
  /** The value began with `>`, or Match says so. */
  readonly object: boolean;
  readonly match: string;
  readonly line: string;
  readonly options: Options;
}

interface Options {
  readonly allowDuplicates: boolean;
  readonly isTemplate: boolean;
  readonly ignoreError: boolean;
  readonly inherit: readonly string[];
  readonly filter: string;
}

const readOptions = (text: string): Options => {
  const tokens = splitQuoted(text);
  const has = (name: string) => tokens.some((token) => token.toLowerCase() === name);
  const given = (name: string) => {
    const token = tokens.find((candidate) => candidate.startsWith(name)) ?? '';
    // Only quotes keep a second '=' from ending the value.
    return unquote(strip(/^[^=]*=\s*("[^"]*"|'[^']*'|[^=]*)/.exec(token)?.[1] ?? ''));
  };
  return {
    allowDuplicates: has('allowdups'),
    isTemplate: has('template'),
    ignoreError: has('ignoreerror'),
    inherit: splitList(given('inherit')),
    filter: given('catfilter'),
  };
};

/** Splits at the commas that stand outside of quotes. */
const splitQuoted = (text: string): string[] =>
  (text.match(/(?:"[^"]*"|'[^']*'|[^,])+/g) ?? []).map(strip).filter((token) => token !== '');

const unquote = (text: string): string => (/^(["']).*\1$/s.test(text) ? text.slice(1, -1) : text);

const readChange = (get: (name: string) => string, index: number): Change | undefined => {
  const number = String(index).padStart(6, '0');
  const action = get(`Action-${number}`);
  if (action === '') return undefined;
  const value = get(`Value-${number}`);
  const arrow = value.startsWith('>');
  return {
    action: action.toLowerCase(),
    category: get(`Cat-${number}`),
    variable: get(`Var-${number}`),
    value: arrow ? value.slice(1) : value,
    object: arrow,
    match: get(`Match-${number}`),
    line: get(`Line-${number}`),
    options: readOptions(get(`Options-${number}`)),
  };
};

/**
 * Makes the numbered changes of a request, in their order, until one fails or there is none of the next number.
 * @param get gives the value of a header, '' if it is not there
 * @returns undefined if all of them were made
 */
export const applyChanges = (editor: ConfEditor, get: (name: string) => string): UpdateFailure | undefined => {
  for (let index = 0; ; index += 1) {
    const change = readChange(get, index);
    if (change === undefined) return undefined;
    const failure = applyChange(editor, change);
    if (failure !== undefined) return failure;
  }
};

const applyChange = (editor: ConfEditor, change: Change): UpdateFailure | undefined => {
  if (change.category === '') return 'noCategory';
  switch (change.action) {
    case 'newcat':
      return newCategory(editor, change);
    case 'renamecat':
      return change.value === ''
        ? 'incomplete'
        : each(editor, change, (section) => editor.renameSection(section, change.value));
    case 'delcat':
      return each(editor, change, (section) => editor.deleteSection(section));
    case 'emptycat':
      return each(editor, change, (section) => editor.emptySection(section));
    case 'update':
      return change.variable === '' ? 'incomplete' : update(editor, change);
    case 'delete':
      return change.variable === '' && change.line === '' ? 'incomplete' : remove(editor, change);
    case 'append':
      return change.variable === '' ? 'incomplete' : append(editor, change);
    case 'insert':
      return change.variable === '' || change.line === '' ? 'incomplete' : insert(editor, change);
    default:
      return 'unknownAction';
  }
};

const failureOf = (result: EditResult): UpdateFailure | undefined => {
  if (result === 'ok') return undefined;
  if (result === 'readOnly') return 'notSaved';
  // The reference names the update, not the deletion.
  return result === 'delete' ? 'update' : result;
};

const sectionsOf = (editor: ConfEditor, { category, options }: Change): Section[] =>
  editor.find(category, parseCategoryFilter(options.filter));

/** Makes a change in every section that is meant; it fails with the first that fails. */
const each = (editor: ConfEditor, change: Change, run: (section: Section) => EditResult): UpdateFailure | undefined => {
  const sections = sectionsOf(editor, change);
  if (sections.length === 0)
    return change.action === 'delcat' && change.options.ignoreError ? undefined : 'unknownCategory';
  for (const section of sections) {
    const failure = failureOf(run(section));
    if (failure !== undefined) return failure;
  }
  return undefined;
};

/** Makes a change in every section that is meant; it is enough if it can be made in one of them. */
const any = (
  editor: ConfEditor,
  change: Change,
  missing: EditResult,
  run: (section: Section) => EditResult,
): UpdateFailure | undefined | 'none' => {
  let made = false;
  const failure = each(editor, change, (section) => {
    const result = run(section);
    made ||= result === 'ok';
    return result === missing ? 'ok' : result;
  });
  return failure ?? (made ? undefined : 'none');
};

const newCategory = (editor: ConfEditor, { category, match, options }: Change): UpdateFailure | undefined => {
  const result = editor.newSection({
    name: category,
    allowDuplicates: options.allowDuplicates,
    isTemplate: options.isTemplate,
    templates: options.inherit,
    ...(match !== '' && { before: match }),
  });
  const isThere =
    result === 'newCategory' && editor.find(category, parseCategoryFilter('TEMPLATES=include')).length > 0;
  return isThere && options.ignoreError ? undefined : failureOf(result);
};

const update = (editor: ConfEditor, change: Change): UpdateFailure | undefined => {
  const { variable, value, match, object } = change;
  const failure = any(editor, change, 'update', (section) =>
    editor.updateVariable(section, variable, value, match, object),
  );
  return failure === 'none' ? 'update' : failure;
};

/** The number at the beginning of a text, as C reads it. */
const numberOf = (text: string): number => Number.parseInt(/^\s*[-+]?\d{1,15}/.exec(text)?.[0] ?? '', 10);

const remove = (editor: ConfEditor, change: Change): UpdateFailure | undefined => {
  const { variable, match, line, options } = change;
  const index = numberOf(line);
  const failure = any(editor, change, 'delete', (section) => {
    if (line === '') return editor.deleteVariables(section, { name: variable, match });
    return index >= 0 ? editor.deleteVariables(section, { index }) : 'delete';
  });
  if (failure !== 'none') return failure;
  return options.ignoreError ? undefined : 'update';
};

const append = (editor: ConfEditor, change: Change): UpdateFailure | undefined => {
  const object = change.object || change.match.toLowerCase() === 'object';
  return each(editor, change, (section) => editor.appendVariable(section, change.variable, change.value, object));
};

const insert = (editor: ConfEditor, change: Change): UpdateFailure | undefined => {
  const index = numberOf(change.line);
  return each(editor, change, (section) => {
    // What is no number is no place, and the reference says nothing of it.
    if (Number.isNaN(index)) return 'ok';
    return editor.insertVariable(section, index < 0 ? 1 : index, change.variable, change.value);
  });
};
