import { type CategoryFilter, categoryMatches, parseCategoryFilter } from './category-filter.js';
import { type ConfDocument, type Entry, type Heading, inherit, type Section, type Written } from './conf-document.js';
import type { ConfFile, Line } from './conf-file.js';
import { type LineContent, sectionText, valueText, variableText } from './conf-line.js';
import { strip } from './strip.js';

/** Why a change cannot be made. */
export type EditFailure =
  | 'newCategory'
  | 'renameCategory'
  | 'deleteCategory'
  | 'update'
  | 'delete'
  | 'append'
  | 'unknownCategory'
  | 'unknownTemplate'
  | 'readOnly';

export type EditResult = 'ok' | EditFailure;

export interface NewSection {
  readonly name: string;
  readonly allowDuplicates?: boolean;
  readonly isTemplate?: boolean;
  readonly templates?: readonly string[];
  /** The name of the section before which it comes; at the end without it. */
  readonly before?: string;
}

/** What is to be put into a line, and cannot be said in one. */
const breaksLine = (text: string): boolean => /[\r\n\0]/.test(text);
const breaksHeading = (name: string): boolean => name === '' || /[\][;\r\n\0]/.test(name);
/** An option in parentheses behind a section's name. */
const breaksOption = (name: string): boolean => breaksHeading(name) || /[,()]/.test(name);

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/**
 * Changes a configuration where it is written: each change touches the lines that it is about, and all other lines stay
 * as they are, byte for byte. The rules of what is found and what fails are those of Asterisk's UpdateConfig.
 */
export class ConfEditor {
  readonly #document: ConfDocument;
  /** What was written now. */
  readonly #touched = new Set<Entry>();

  constructor(document: ConfDocument) {
    this.#document = document;
  }

  /** The sections of a name (case-blind) that pass a filter; without a filter templates are left out. */
  find(name: string, filter: CategoryFilter = parseCategoryFilter('')): Section[] {
    return this.#document.sections.filter((section) =>
      categoryMatches({ name: section.name, isTemplate: section.isTemplate, variables: section.entries }, name, filter),
    );
  }

  newSection({ name, allowDuplicates, isTemplate = false, templates = [], before }: NewSection): EditResult {
    const anySection = (wanted: string) => this.#document.sections.find((section) => same(section.name, wanted));
    if (breaksHeading(name) || (allowDuplicates !== true && anySection(name) !== undefined)) return 'newCategory';
    const bases = templates.map((template) => (breaksOption(template) ? undefined : anySection(template)));
    if (bases.includes(undefined)) return 'unknownTemplate';
    const found = bases.filter((base) => base !== undefined);
    const next = before === undefined ? undefined : anySection(before);
    if (before !== undefined && next === undefined) return 'newCategory';
    const written = this.#writeHeading(sectionText(name, isTemplate, templates), next);
    if (written === undefined) return 'readOnly';
    const section: Section = {
      name,
      isTemplate,
      templates: found,
      templateNames: templates,
      entries: found.flatMap((base) => base.entries.map(inherit)),
      headings: [{ ...written, number: 0 }],
      tails: new Map([[written.file, written.line]]),
    };
    const sections = this.#document.sections;
    sections.splice(next === undefined ? sections.length : sections.indexOf(next), 0, section);
    return 'ok';
  }

  #writeHeading(text: string, next: Section | undefined): Written | undefined {
    const heading = next?.headings[0];
    if (heading === undefined) {
      const file = this.#document.root;
      if (file.readOnly) return undefined;
      const last = file.lines.at(-1);
      if (last !== undefined && strip(last.text) !== '') file.append('');
      return { file, line: file.append(text) };
    }
    const { file } = heading;
    if (file.readOnly) return undefined;
    let above = heading.line;
    for (let at = file.lines.indexOf(heading.line) - 1; isComment(file.lines[at]?.text); at -= 1)
      above = file.lines[at] ?? above;
    const line = file.insertBefore(above, text);
    file.insertAfter(line, '');
    return { file, line };
  }

  /** Renames a section, and its name where others inherit from it. */
  renameSection(section: Section, name: string): EditResult {
    const heirs = this.#document.sections.filter(({ templates }) => templates.includes(section));
    if (breaksHeading(name) || (heirs.length > 0 && breaksOption(name))) return 'renameCategory';
    if ([section, ...heirs].some(({ headings }) => isAnyReadOnly(headings))) return 'readOnly';
    for (const heading of section.headings) renameInHeading(section, heading, (content) => ({ ...content, name }));
    for (const heir of heirs) renameTemplate(heir, section.name, name);
    section.name = name;
    return 'ok';
  }

  /**
   * Takes a section away with all of its lines, and the comments between them. Comments around it stay. A section that
   * others inherit from stays: without it Asterisk would refuse the whole file.
   */
  deleteSection(section: Section): EditResult {
    if (this.#document.sections.some(({ templates }) => templates.includes(section))) return 'deleteCategory';
    const cutsComment = section.headings.some(({ line }) => line.beginsInComment);
    if (cutsComment || isAnyReadOnly(section.headings) || isReadOnly(section.entries)) return 'readOnly';
    const own = new Set(ownWritten(section).map(({ line }) => line));
    for (const { file, line } of section.headings) {
      const from = file.lines.indexOf(line);
      let to = from;
      for (let at = from + 1; at < file.lines.length && file.lines[at]?.content.kind !== 'section'; at += 1) {
        const current = file.lines[at];
        if (current !== undefined && (own.has(current) || current.content.kind === 'directive')) to = at;
      }
      while (file.lines[to]?.endsInComment) to += 1;
      for (const gone of file.lines.slice(from, to + 1)) file.remove(gone);
    }
    for (const { file, line } of ownWritten(section)) if (file.lines.includes(line)) removeLine(section, file, line);
    this.#document.sections.splice(this.#document.sections.indexOf(section), 1);
    return 'ok';
  }

  /** Takes the variables of a section away; those that it inherits are there again at the next reading. */
  emptySection(section: Section): EditResult {
    if (isReadOnly(section.entries)) return 'readOnly';
    for (const entry of section.entries) removeEntry(section, entry);
    section.entries = [];
    return 'ok';
  }

  /**
   * Gives the first variable of that name (and, where `match` is not '', of that value) another value. A variable that
   * is inherited becomes the section's own.
   */
  updateVariable(section: Section, name: string, value: string, match: string, object: boolean): EditResult {
    const index = section.entries.findIndex(
      (entry) => same(entry.name, name) && (match === '' || same(entry.value, match)),
    );
    const entry = section.entries[index];
    if (entry === undefined || breaksLine(value)) return 'update';
    if (isReadOnly([entry])) return 'readOnly';
    const arrow = entry.object || object;
    const written = entry.inherited
      ? this.#writeVariable(section, index, variableText(entry.name, arrow ? '=>' : '=', value))
      : rewriteValue(section, entry, value, arrow);
    if (written === undefined) return 'readOnly';
    this.#keep(section, index, 1, { ...entry, value, object: arrow, inherited: false, written: [written] });
    return 'ok';
  }

  #keep(section: Section, index: number, instead: number, entry: Entry): void {
    section.entries.splice(index, instead, entry);
    this.#touched.add(entry);
  }

  /** Takes variables away: the one at an index, inherited ones counted, or all of a name (and value). */
  deleteVariables(section: Section, which: { index: number } | { name: string; match: string }): EditResult {
    const gone = section.entries.filter((entry, index) =>
      'index' in which
        ? index === which.index
        : same(entry.name, which.name) && (which.match === '' || same(entry.value, which.match)),
    );
    if (gone.length === 0) return 'delete';
    if (isReadOnly(gone)) return 'readOnly';
    for (const entry of gone) removeEntry(section, entry);
    section.entries = section.entries.filter((entry) => !gone.includes(entry));
    return 'ok';
  }

  appendVariable(section: Section, name: string, value: string, object: boolean): EditResult {
    return this.insertVariable(section, section.entries.length, name, value, object);
  }

  /** Puts a variable behind as many others, inherited ones counted; at the end where there are fewer. */
  insertVariable(section: Section, index: number, name: string, value: string, object = false): EditResult {
    if (breaksLine(name) || breaksLine(value) || name === '' || name.includes('=')) return 'append';
    const at = Math.min(index, section.entries.length);
    settleAdditions(section, name);
    const written = this.#writeVariable(section, at, variableText(name, object ? '=>' : '=', value));
    if (written === undefined) return 'readOnly';
    const place = { file: written.file.path, line: 0 };
    this.#keep(section, at, 0, { name, value, object, inherited: false, written: [written], place });
    return 'ok';
  }

  /**
   * Settles what depends on the whole: a line that was written now and says what a template says is not needed, and
   * goes again.
   * @param preserve whether sections keep the values that they had when a template of theirs was changed: then what
   *   they inherited is written into them
   */
  finish(preserve: boolean): EditResult {
    for (const section of this.#document.sections) {
      const templateSays = (entry: Entry): boolean =>
        section.templates.some(({ entries }) =>
          entries.some(({ name, value }) => same(name, entry.name) && value === entry.value),
        );
      for (const entry of [...section.entries]) {
        if (!entry.inherited && this.#touched.has(entry) && templateSays(entry)) {
          removeEntry(section, entry);
          section.entries = section.entries.filter((other) => other !== entry);
        } else if (preserve && entry.inherited && !templateSays(entry)) {
          const result = this.#makeOwn(section, entry);
          if (result !== 'ok') return result;
        }
      }
    }
    return 'ok';
  }

  #makeOwn(section: Section, entry: Entry): EditResult {
    const index = section.entries.indexOf(entry);
    const text = variableText(entry.name, entry.object ? '=>' : '=', entry.value);
    const written = this.#writeVariable(section, index, text);
    if (written === undefined) return 'readOnly';
    section.entries[index] = { ...entry, inherited: false, written: [written] };
    return 'ok';
  }

  #writeVariable(section: Section, index: number, text: string): Written | undefined {
    const next = section.entries.slice(index).find((entry) => !entry.inherited && !isReadOnly([entry]))?.written[0];
    if (next !== undefined) return { file: next.file, line: next.file.insertBefore(next.line, text) };
    const file = section.tails.has(this.#document.root) ? this.#document.root : section.headings[0]?.file;
    const tail = file === undefined ? undefined : section.tails.get(file);
    if (file === undefined || tail === undefined || file.readOnly) return undefined;
    const line = file.insertAfter(tail, text);
    section.tails.set(file, line);
    return { file, line };
  }
}

const isComment = (text: string | undefined): boolean => text !== undefined && /^\s*;/.test(text);

const ownWritten = (section: Section): Written[] =>
  section.entries.flatMap(({ inherited, written }) => (inherited ? [] : written));

const isReadOnly = (entries: readonly Entry[]): boolean =>
  entries.some(({ inherited, written }) => !inherited && written.some(({ file }) => file.readOnly));

const removeEntry = (section: Section, entry: Entry): void => {
  if (entry.inherited) return;
  for (const { file, line } of entry.written) removeLine(section, file, line);
};

const isAnyReadOnly = (written: readonly Written[]): boolean => written.some(({ file }) => file.readOnly);

const removeLine = (section: Section, file: ConfFile, line: Line): void => {
  if (line.content.kind === 'variable' && (line.beginsInComment || line.endsInComment)) {
    // Without the line a block comment would lose its begin or its end.
    const { nameAt, valueAt } = line.content;
    const text = textOf(line);
    file.replace(line, text.slice(0, nameAt.from) + text.slice(valueAt.to), { kind: 'empty' });
    return;
  }
  if (section.tails.get(file) === line) {
    const above = file.lines.slice(0, file.lines.indexOf(line)).findLast(({ content }) => content.kind !== 'empty');
    if (above !== undefined) section.tails.set(file, above);
    else section.tails.delete(file);
  }
  file.remove(line);
};

const textOf = (line: Line): string => line.text.replace(/\r?\n$/, '');

const replaceLine = (section: Section, { file, line }: Written, text: string, content: LineContent): Written => {
  const replaced = file.replace(line, text, content);
  if (section.tails.get(file) === line) section.tails.set(file, replaced);
  return { file, line: replaced };
};

/** Writes a value in its place; lines that added to it are not needed any more. */
const rewriteValue = (section: Section, entry: Entry, value: string, arrow: boolean): Written => {
  const [first, ...more] = entry.written;
  if (first?.line.content.kind !== 'variable') throw new Error(`The variable ${entry.name} stands in no line`);
  for (const { file, line } of more) removeLine(section, file, line);
  const { content } = first.line;
  const text = textOf(first.line);
  const operator = arrow ? '=>' : '=';
  const between = text.slice(content.operatorAt.to, content.valueAt.from);
  const after = text.slice(content.valueAt.to);
  // '=' must not run into a '>', nor a backslash into the ';' of a comment.
  const gapBefore = between === '' && value.startsWith('>') ? ' ' : '';
  const gapAfter = value.endsWith('\\') && after.startsWith(';') ? ' ' : '';
  const until = `${text.slice(0, content.operatorAt.from)}${operator}${between}${gapBefore}`;
  const written = `${until}${valueText(value)}`;
  return replaceLine(section, first, `${written}${gapAfter}${after}`, {
    ...content,
    operator,
    value,
    blanks: between + gapBefore,
    operatorAt: { from: content.operatorAt.from, to: content.operatorAt.from + operator.length },
    valueAt: { from: until.length, to: written.length },
  });
};

/** Writes out what `+=` lines add, where another variable of that name could come between them and what they add to. */
const settleAdditions = (section: Section, name: string): void => {
  for (const [index, entry] of section.entries.entries()) {
    const adds = entry.written.some(({ line }) => line.content.kind === 'variable' && line.content.operator === '+=');
    if (entry.inherited || entry.name !== name || !adds || isReadOnly([entry])) continue;
    section.entries[index] = { ...entry, written: [rewriteValue(section, entry, entry.value, entry.object)] };
  }
};

type Headline = Extract<LineContent, { kind: 'section' }>;

const renameInHeading = (section: Section, heading: Heading, change: (content: Headline) => Headline): void => {
  const { content } = heading.line;
  if (content.kind !== 'section') return;
  const changed = change(content);
  const text = textOf(heading.line);
  const options = changed.options.length === 0 ? '' : `(${changed.options.join(',')})`;
  const from = content.nameAt.from;
  const replaced = replaceLine(
    section,
    heading,
    `${text.slice(0, from)}${changed.name}]${options}${text.slice(content.until)}`,
    {
      ...changed,
      nameAt: { from, to: from + changed.name.length },
      until: from + changed.name.length + 1 + options.length,
    },
  );
  section.headings[section.headings.indexOf(heading)] = { ...heading, ...replaced };
};

const renameTemplate = (heir: Section, from: string, to: string): void => {
  const renamed = (name: string) => (same(name, from) ? to : name);
  heir.templateNames = heir.templateNames.map(renamed);
  for (const heading of [...heir.headings])
    renameInHeading(heir, heading, (content) => ({ ...content, options: content.options.map(renamed) }));
};
