import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { categoryMatches, parseCategoryFilter } from './category-filter.js';
import type { Conf } from './conf.js';
import { ConfDocument, type Entry, inherit, type Section } from './conf-document.js';
import { ConfFile, type Line } from './conf-file.js';
import { globFiles } from './conf-glob.js';
import type { LineContent } from './conf-line.js';
import { hasErrors, type Place, type Problem, Problems } from './problem.js';

export interface ReadOptions {
  /** The folder from which relative includes count: astetcdir. By default the folder of the file itself. */
  readonly root?: string;
  /** Whether `#exec` runs programs (`execincludes` in asterisk.conf). */
  readonly execIncludes?: boolean;
}

/** A configuration that was read. */
export interface ConfReading {
  readonly document: ConfDocument;
  readonly config: Conf;
  readonly problems: readonly Problem[];
  /** The file is there. If it is not, there is one problem, an error. */
  readonly found: boolean;
  /** No error: Asterisk would take it, too. */
  readonly valid: boolean;
}

/** Files include each other no deeper. */
const deepestInclude = 10;
/** Milliseconds that a program behind `#exec` may take. */
const execTimeout = 10_000;

/**
 * Reads a configuration file with all that it includes. Never throws for what is on the disk: whatever is wrong is
 * among the problems, and the rest is read.
 */
export const readConfig = (file: string, options: ReadOptions = {}): ConfReading => {
  const absolute = path.resolve(file);
  const reader = new Reader({ root: path.dirname(absolute), ...options });
  try {
    return reader.read(absolute, readFileSync(absolute, 'latin1'), true);
  } catch (error) {
    reader.problems.error({ file: absolute, line: 0 }, `the file cannot be read: ${(error as Error).message}`);
    return reader.read(absolute, '', false);
  }
};

/** Reads text as if it stood in the file. */
export const parseConfig = (text: string, file: string, options: ReadOptions = {}): ConfReading =>
  new Reader({ root: path.dirname(path.resolve(file)), ...options }).read(file, text, true);

class Reader {
  readonly problems = new Problems();
  readonly #options: ReadOptions & { readonly root: string };
  readonly #files = new Map<string, ConfFile>();
  readonly #sections: Section[] = [];

  constructor(options: ReadOptions & { readonly root: string }) {
    this.#options = options;
  }

  read(file: string, text: string, found: boolean): ConfReading {
    const root = this.#add(new ConfFile(file, text));
    this.#readFile(root, undefined, 1);
    const document = new ConfDocument(root, [...this.#files.values()], this.#sections);
    const problems = this.problems.list;
    return { document, config: document.toConf(), problems, found, valid: found && !hasErrors(problems) };
  }

  #add(file: ConfFile): ConfFile {
    this.#files.set(file.path, file);
    return file;
  }

  #readFile(file: ConfFile, outer: Section | undefined, depth: number): void {
    let section = outer;
    file.lines.forEach((line, index) => {
      const place = { file: file.path, line: index + 1 };
      const { content } = line;
      if (content.kind === 'section') section = this.#section(content, file, line, place) ?? section;
      else if (content.kind === 'variable') this.#variable(content, section, file, line, place);
      else if (content.kind === 'directive') {
        this.#directive(content, section, place, depth);
        section?.tails.set(file, line);
      } else if (content.kind === 'wrong') this.problems[content.fatal ? 'error' : 'warning'](place, content.message);
    });
    if (file.unclosedComment !== undefined)
      this.problems.warning(
        { file: file.path, line: file.unclosedComment },
        "the block comment that begins here has no end ('--;'): the rest of the file does not count",
      );
  }

  #section(
    { name, options }: Extract<LineContent, { kind: 'section' }>,
    file: ConfFile,
    line: Line,
    place: Place,
  ): Section | undefined {
    const heading = { file, line, number: place.line };
    const addition = options.find((option) => option.startsWith('+'));
    const section = addition === undefined ? undefined : this.#existing(name, addition.slice(1));
    if (addition !== undefined && section === undefined) {
      this.problems.error(place, `[${name}](${addition}) goes on with a section that is not there`);
      return undefined;
    }
    const names = options.filter((option) => option !== '!' && !option.startsWith('+'));
    const templates = names.map((option) => this.#template(option, place)).filter((found) => found !== undefined);
    const inherited = templates.flatMap((template) => template.entries.map(inherit));
    if (section !== undefined) {
      section.headings.push(heading);
      section.entries.push(...inherited);
      section.tails.set(file, line);
      return section;
    }
    const added: Section = {
      name,
      isTemplate: options.includes('!'),
      templates,
      templateNames: names,
      entries: inherited,
      headings: [heading],
      tails: new Map([[file, line]]),
    };
    this.#sections.push(added);
    return added;
  }

  #existing(name: string, filterText: string): Section | undefined {
    const filter = parseCategoryFilter(filterText, '&');
    return this.#sections.find((section) =>
      categoryMatches({ name: section.name, isTemplate: section.isTemplate, variables: section.entries }, name, filter),
    );
  }

  #template(name: string, place: Place): Section | undefined {
    const found = this.#sections.find((section) => section.name.toLowerCase() === name.toLowerCase());
    if (found === undefined) this.problems.error(place, `no section '${name}' to inherit from stands before this line`);
    return found;
  }

  #variable(
    { name, operator, value, blanks }: Extract<LineContent, { kind: 'variable' }>,
    section: Section | undefined,
    file: ConfFile,
    line: Line,
    place: Place,
  ): void {
    if (section === undefined) {
      this.problems.error(place, `'${name}' stands before the first section; begin with a line such as [general]`);
      return;
    }
    section.tails.set(file, line);
    const index = operator === '+=' ? section.entries.findLastIndex((entry) => entry.name === name) : -1;
    const before = section.entries[index];
    const entry: Entry = {
      name,
      value: before === undefined || value === '' ? (before?.value ?? value) : before.value + blanks + value,
      object: operator === '=>' || before?.object === true,
      inherited: false,
      written: before === undefined || before.inherited ? [{ file, line }] : [...before.written, { file, line }],
      place,
    };
    if (index >= 0) section.entries[index] = entry;
    else section.entries.push(entry);
  }

  #directive(
    { name, argument }: Extract<LineContent, { kind: 'directive' }>,
    section: Section | undefined,
    place: Place,
    depth: number,
  ): void {
    const kind = name.toLowerCase();
    if (kind !== 'include' && kind !== 'tryinclude' && kind !== 'exec')
      this.problems.warning(place, `'#${name}' is no directive; there are #include, #tryinclude and #exec`);
    else if (argument === '') this.problems.warning(place, `#${kind} needs a ${kind === 'exec' ? 'command' : 'file'}`);
    else if (kind === 'exec') this.#exec(argument, section, place, depth);
    else this.#include(argument, section, place, depth, kind === 'tryinclude');
  }

  #include(pattern: string, section: Section | undefined, place: Place, depth: number, optional: boolean): void {
    if (depth >= deepestInclude) {
      this.problems.error(place, `files include each other more than ${deepestInclude} deep`);
      return;
    }
    const absolute = path.resolve(this.#options.root, Buffer.from(pattern, 'latin1').toString('utf8'));
    const files = globFiles(absolute);
    if (files.length === 0 && !optional)
      this.problems.error(place, `there is no file ${absolute}; write #tryinclude if it may be missing`);
    for (const file of files) {
      const opened = this.#files.get(file) ?? this.#open(file, place);
      if (opened !== undefined) this.#readFile(opened, section, depth + 1);
    }
  }

  #open(file: string, place: Place): ConfFile | undefined {
    try {
      return this.#add(new ConfFile(file, readFileSync(file, 'latin1')));
    } catch (error) {
      this.problems.error(place, `${file} cannot be read: ${(error as Error).message}`);
      return undefined;
    }
  }

  #exec(command: string, section: Section | undefined, place: Place, depth: number): void {
    if (this.#options.execIncludes !== true) {
      this.problems.warning(place, '#exec does nothing unless asterisk.conf says execincludes = yes in [options]');
      return;
    }
    try {
      const output = execFileSync('/bin/sh', ['-c', command], {
        encoding: 'latin1',
        timeout: execTimeout,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      this.#readFile(new ConfFile(`${place.file}:${place.line}(#exec)`, output, true), section, depth + 1);
    } catch (error) {
      this.problems.error(place, `'${command}' failed: ${(error as Error).message.split('\n')[0]}`);
    }
  }
}
