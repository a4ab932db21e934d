import { basename, isAbsolute, relative } from 'node:path';
import type { Conf, ConfVariable } from '../../../config/conf.js';
import type { Place, Problems } from '../../../config/problem.js';
import { parseBoolean } from '../../../config/setting.js';
import { leadingInteger } from '../../kernel/arguments.js';
import { Context, hintPriority } from '../../kernel/dialplan/context.js';
import { parseTiming } from '../../kernel/dialplan/timing.js';

/** Who the entries of extensions.conf belong to. */
export const registrar = 'pbx_config';

/** extensions.conf, as it is written. */
export interface ExtensionsConf {
  /** Whether the console may write the file (`static` and not `writeprotect`). */
  readonly writable: boolean;
  readonly autofallthrough: boolean;
  readonly clearglobalvars: boolean;
  readonly contexts: readonly Context[];
}

export interface ExtensionsOptions {
  /** Puts the values of global variables into names of extensions and contexts. */
  readonly substitute: (text: string) => string;
  /** The folder of the configuration, which file names in `dialplan show` leave out. */
  readonly root: string;
  readonly problems: Problems;
}

const generalKeys = [
  'static',
  'writeprotect',
  'autofallthrough',
  'clearglobalvars',
  'extenpatternmatchnew',
  'overrideswitch',
  'userscontext',
];

/** The global variables of the file, in order. */
export const globalsOf = (conf: Conf): readonly ConfVariable[] => conf.variables('globals');

/** Reads contexts; whatever is wrong with a line is told, and the line left out. */
export function readExtensions(conf: Conf, options: ExtensionsOptions): ExtensionsConf {
  const general = generalOf(conf, options.problems);
  const contexts = new Map<string, Context>();
  for (const category of conf.sections()) {
    if (/^(general|globals)$/i.test(category.name)) continue;
    const context = contexts.get(category.name) ?? new Context(category.name, registrar);
    contexts.set(category.name, context);
    const reader = new ContextReader(context, options);
    for (const variable of category.variables) reader.read(variable);
  }
  return { ...general, contexts: [...contexts.values()] };
}

const generalOf = (conf: Conf, problems: Problems) => {
  for (const variable of conf.variables('general')) {
    const { name, value } = variable;
    if (!generalKeys.includes(name.toLowerCase()))
      problems.warning(variable, `[general] of extensions.conf knows ${generalKeys.join(', ')}; not '${name}'`);
    else if (
      name.toLowerCase() !== 'userscontext' &&
      name.toLowerCase() !== 'overrideswitch' &&
      parseBoolean(value) === undefined
    )
      problems.warning(variable, `${name} is yes or no, not '${value}'`);
  }
  const isSet = (name: string, otherwise: boolean): boolean => {
    const value = conf.value('general', name);
    return value === undefined ? otherwise : parseBoolean(value) === true;
  };
  return {
    writable: isSet('static', false) && !isSet('writeprotect', false),
    autofallthrough: isSet('autofallthrough', true),
    clearglobalvars: isSet('clearglobalvars', false),
  };
};

/** Splits at the first comma that stands in no brackets or parentheses. */
const cut = (text: string): [first: string, rest: string] => {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '\\') at += 1;
    else if (character === '[' || character === '(') depth += 1;
    else if (character === ']' || character === ')') depth -= 1;
    else if (character === ',' && depth <= 0) return [text.slice(0, at), text.slice(at + 1)];
  }
  return [text, ''];
};

/** `exten/callerid`: a slash within brackets belongs to a set. */
export const splitCallerId = (text: string): { exten: string; callerId: string | undefined } => {
  let inSet = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '[') inSet = true;
    else if (character === ']') inSet = false;
    else if (character === '/' && !inSet) return { exten: text.slice(0, at), callerId: text.slice(at + 1) };
  }
  return { exten: text, callerId: undefined };
};

/** Splits `Application(data)`. */
export const splitApplication = (text: string): { application: string; data: string; closed: boolean } => {
  const open = text.indexOf('(');
  if (open < 0) return { application: text.trim(), data: '', closed: true };
  const close = text.lastIndexOf(')');
  const closed = close > open;
  return {
    application: text.slice(0, open).trim(),
    data: text.slice(open + 1, closed ? close : undefined),
    closed,
  };
};

/** Reads the lines of one section; a line may go on from the one before it. */
class ContextReader {
  readonly #context: Context;
  readonly #options: ExtensionsOptions;
  #exten: string | undefined;
  #priority: number | undefined;

  constructor(context: Context, options: ExtensionsOptions) {
    this.#context = context;
    this.#options = options;
  }

  read(variable: ConfVariable): void {
    const { problems, substitute } = this.#options;
    const { name, value } = variable;
    switch (name.toLowerCase()) {
      case 'exten': {
        const [exten, rest] = cut(value);
        this.#exten = substitute(exten.trim());
        this.#step(rest, variable);
        return;
      }
      case 'same':
        if (this.#exten === undefined)
          problems.warning(variable, `'same' goes on with an extension: there is none before it`);
        else this.#step(value, variable);
        return;
      case 'include':
        this.#include(substitute(value), variable);
        return;
      case 'ignorepat':
        this.#context.ignorePatterns = [...this.#context.ignorePatterns, { pattern: substitute(value), registrar }];
        return;
      case 'switch':
      case 'lswitch':
      case 'eswitch':
        problems.warning(variable, `there are no dialplan switches here, so that '${name} => ${value}' finds nothing`);
        this.#context.switches = [...this.#context.switches, { text: value, registrar }];
        return;
      case 'autohints':
        this.#context.autohints = parseBoolean(value) === true;
        if (parseBoolean(value) === undefined) problems.warning(variable, `autohints is yes or no, not '${value}'`);
        return;
      default:
        problems.warning(variable, `a context knows exten, same, include and ignorepat; not '${name}'`);
    }
  }

  #include(text: string, place: Place): void {
    const comma = text.indexOf(',');
    const context = (comma < 0 ? text : text.slice(0, comma)).trim();
    const timing = comma < 0 ? undefined : parseTiming(text.slice(comma + 1));
    if (comma >= 0 && !timing) {
      this.#options.problems.warning(place, `'${text.slice(comma + 1)}' is no time, such as 9:00-17:00,mon-fri,*,*`);
      return;
    }
    if (this.#context.includes.some((include) => include.text === text)) {
      this.#options.problems.warning(place, `'${text}' is included in '${this.#context.name}' already`);
      return;
    }
    this.#context.includes = [...this.#context.includes, { text, context, timing, registrar }];
  }

  #step(rest: string, place: Place): void {
    const { problems } = this.#options;
    const [priorityText, call] = cut(rest);
    const { exten, callerId } = splitCallerId(this.#exten ?? '');
    const read = this.#readPriority(priorityText.trim(), place);
    if (!read || exten === '') {
      if (exten === '') problems.warning(place, 'an extension needs a name: exten => name,priority,application');
      return;
    }
    const { application, data, closed } = splitApplication(call.trimStart());
    if (!closed) problems.warning(place, `the parenthesis behind '${application}' is not closed`);
    if (application === '') problems.warning(place, `priority ${priorityText} of ${exten} names no application`);
    if (read.priority !== hintPriority) this.#priority = read.priority;
    const added = this.#context.add({
      context: this.#context.name,
      exten,
      callerId,
      priority: read.priority,
      label: read.label,
      application,
      data,
      registrar,
      file: this.#shownFile(place.file),
      line: place.line,
    });
    if (!added) problems.warning(place, `priority ${priorityText} of ${exten} is there already; the first one counts`);
  }

  #readPriority(text: string, place: Place): { priority: number; label: string | undefined } | undefined {
    const { problems } = this.#options;
    const [, before = '', plus, label] = /^([^+(]*)(?:\+\s*(\d+)\s*)?(?:\(([^)]*)\)?)?(?:\+\d+)?$/.exec(text) ?? [];
    const base = before.trim();
    let priority: number | undefined;
    if (/^hint$/i.test(base)) priority = hintPriority;
    else if (/^(n|next|s|same)$/i.test(base)) {
      if (this.#priority === undefined) {
        problems.warning(place, `'${text}' counts from the priority before it: the first one is a number`);
        return undefined;
      }
      priority = /^n/i.test(base) ? this.#priority + 1 : this.#priority;
    } else priority = this.#writtenPriority(base);
    if (priority === undefined) {
      problems.warning(place, `'${text}' is no priority: write a number, n, or hint`);
      return undefined;
    }
    return { priority: plus === undefined ? priority : priority + Number(plus), label: label || undefined };
  }

  /** A number, or the priority of a label of the same extension. */
  #writtenPriority(text: string): number | undefined {
    const number = leadingInteger(text);
    if (number !== undefined) return number < 1 ? undefined : number;
    const { exten, callerId } = splitCallerId(this.#exten ?? '');
    const own = this.#context.extensions.find((one) => one.exten === exten && one.callerId === callerId);
    return own?.steps.find(({ label }) => label === text)?.priority;
  }

  #shownFile(file: string): string {
    if (!isAbsolute(file)) return file;
    const inside = relative(this.#options.root, file);
    return inside === '' || inside.startsWith('..') ? basename(file) : inside;
  }
}
