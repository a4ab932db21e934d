import { compareExtensions, fitsExtension, matchExtension, plainKey } from './extension-pattern.js';
import type { Timing } from './timing.js';

/** The priority that holds a hint. */
export const hintPriority = -1;

/** One priority of an extension. */
export interface Step {
  readonly context: string;
  /** As it is written; a pattern begins with `_`. */
  readonly exten: string;
  /** Only for callers whose number fits this; undefined for everybody, '' for callers without a number. */
  readonly callerId?: string | undefined;
  readonly priority: number;
  readonly label?: string | undefined;
  readonly application: string;
  readonly data: string;
  /** Who added it; a reload replaces what is its own. */
  readonly registrar: string;
  /** Where it is written, if it is. */
  readonly file?: string | undefined;
  readonly line?: number | undefined;
}

/** An extension (for one caller id), with its priorities in order. */
export interface Extension {
  readonly exten: string;
  readonly callerId: string | undefined;
  readonly steps: readonly Step[];
}

export interface Include {
  /** As it is written, with its time condition. */
  readonly text: string;
  readonly context: string;
  readonly timing: Timing | undefined;
  readonly registrar: string;
}

export interface IgnorePattern {
  readonly pattern: string;
  readonly registrar: string;
}

export interface Switch {
  /** `IAX2/peer` */
  readonly text: string;
  readonly registrar: string;
}

interface MutableExtension extends Extension {
  steps: Step[];
}

/** Who calls, for extensions that depend on it; undefined where nobody is known. */
export type CallerNumber = string | undefined;

/** A context: extensions in the order in which they are tried, and what it includes. */
export class Context {
  readonly name: string;
  readonly registrar: string;
  includes: readonly Include[] = [];
  ignorePatterns: readonly IgnorePattern[] = [];
  switches: readonly Switch[] = [];
  /** Whether each device whose state is told gets a hint here, under its own name. */
  autohints = false;
  #extensions: MutableExtension[] = [];
  /** Plain extensions by name in lower case, so that a dial plan may be large. */
  #plain = new Map<string, MutableExtension[]>();
  #patterns: MutableExtension[] = [];

  constructor(name: string, registrar: string) {
    this.name = name;
    this.registrar = registrar;
  }

  get extensions(): readonly Extension[] {
    return this.#extensions;
  }

  get isEmpty(): boolean {
    return this.#extensions.length + this.includes.length + this.ignorePatterns.length + this.switches.length === 0;
  }

  /** Adds a priority. false: it is there already, and `replace` is not set. */
  add(step: Step, replace = false): boolean {
    let extension = this.#alike(step.exten).find((one) => isSame(one, step));
    if (!extension) {
      extension = { exten: step.exten, callerId: step.callerId, steps: [] };
      this.#insert(extension);
    }
    const { steps } = extension;
    const at = steps.findIndex(({ priority }) => priority >= step.priority);
    if (at < 0) steps.push(step);
    else if (steps[at]?.priority !== step.priority) steps.splice(at, 0, step);
    else if (replace) steps[at] = step;
    else return false;
    return true;
  }

  /** Takes the steps away that `gone` picks; gives them. */
  remove(gone: (step: Step) => boolean): readonly Step[] {
    const removed: Step[] = [];
    for (const extension of this.#extensions) {
      const kept = extension.steps.filter((step) => !gone(step));
      if (kept.length === extension.steps.length) continue;
      removed.push(...extension.steps.filter(gone));
      extension.steps = kept;
    }
    if (removed.length > 0) this.#index(this.#extensions.filter(({ steps }) => steps.length > 0));
    return removed;
  }

  /** The extensions that `dialled` fits, the best first. */
  *matching(dialled: string, caller: CallerNumber): Generator<Extension> {
    for (const extension of this.#plain.get(plainKey(dialled)) ?? [])
      if (fitsCaller(extension, caller)) yield extension;
    for (const extension of this.#patterns)
      if (fitsExtension(extension.exten, dialled) && fitsCaller(extension, caller)) yield extension;
  }

  /** Whether `dialled` could become an extension with more digits. */
  matchesMore(dialled: string, caller: CallerNumber): boolean {
    return this.#extensions.some((extension) => {
      const match = matchExtension(extension.exten, dialled);
      const more = match === 'begins' || match === 'early' || (match === 'exact' && extension.exten.endsWith('.'));
      return more && fitsCaller(extension, caller);
    });
  }

  /** Whether `dialled` is an extension or could become one. */
  canMatch(dialled: string, caller: CallerNumber): boolean {
    return this.#extensions.some(
      (extension) => matchExtension(extension.exten, dialled) !== 'no' && fitsCaller(extension, caller),
    );
  }

  /** Those among which an extension is, if it is there. */
  #alike(exten: string): readonly MutableExtension[] {
    return exten.startsWith('_') ? this.#patterns : (this.#plain.get(plainKey(exten)) ?? []);
  }

  /** Lists are copied, since somebody may be going through the old ones; nothing else is made anew, for large dial plans. */
  #insert(extension: MutableExtension): void {
    this.#extensions = inserted(this.#extensions, extension);
    if (extension.exten.startsWith('_')) this.#patterns = inserted(this.#patterns, extension);
    else this.#plain.set(plainKey(extension.exten), inserted(this.#alike(extension.exten), extension));
  }

  #index(list: MutableExtension[]): void {
    this.#extensions = list;
    this.#patterns = list.filter(({ exten }) => exten.startsWith('_'));
    this.#plain = new Map();
    for (const extension of list) {
      if (extension.exten.startsWith('_')) continue;
      const key = plainKey(extension.exten);
      const others = this.#plain.get(key);
      if (others) others.push(extension);
      else this.#plain.set(key, [extension]);
    }
  }
}

const isSame = (extension: Extension, step: Step): boolean =>
  extension.exten === step.exten && extension.callerId === step.callerId;

/** A list in its order with one more, behind those that are equal. */
const inserted = (list: readonly MutableExtension[], extension: MutableExtension): MutableExtension[] => {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareEntries(list[middle] as MutableExtension, extension) > 0) high = middle;
    else low = middle + 1;
  }
  const longer = list.slice();
  longer.splice(low, 0, extension);
  return longer;
};

/** Of equal extensions, those for certain callers come first. */
const compareEntries = (a: Extension, b: Extension): number => {
  const order = compareExtensions(a.exten, b.exten);
  if (order !== 0) return order;
  if (a.callerId === undefined || b.callerId === undefined)
    return Number(a.callerId === undefined) - Number(b.callerId === undefined);
  return compareExtensions(a.callerId, b.callerId);
};

const fitsCaller = ({ callerId }: Extension, caller: CallerNumber): boolean => {
  if (callerId === undefined) return true;
  return (caller ?? '') === '' ? callerId === '' : fitsExtension(callerId, caller ?? '');
};
