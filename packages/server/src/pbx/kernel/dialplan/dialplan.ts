import type { Kernel } from '../kernel.js';
import { type CallerNumber, Context, hintPriority, type Step } from './context.js';
import { fitsExtension } from './extension-pattern.js';
import { holds } from './timing.js';

/** How deep contexts may include each other. */
const deepest = 128;

/** What is to be removed; what is left out does not matter. */
export interface Removal {
  readonly exten: string;
  readonly priority?: number | undefined;
  /** Only what is for this caller; undefined: whoever it is for. */
  readonly callerId?: string | undefined;
  readonly registrar?: string | undefined;
}

/** Contexts with their extensions, and the search among them. */
export class Dialplan {
  /** Whether a channel without a next priority is hung up by what happened last (`autofallthrough`). */
  autofallthrough = true;
  readonly #kernel: Kernel;
  #contexts = new Map<string, Context>();
  /** The contexts that hints are made in. */
  #autohints: readonly Context[] = [];

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  context(name: string): Context | undefined {
    return this.#contexts.get(name);
  }

  /** In the reference's order: the one made last comes first. */
  contexts(): readonly Context[] {
    return [...this.#contexts.values()].reverse();
  }

  /** The context of this name, made if it is not there. */
  addContext(name: string, registrar: string): Context {
    let context = this.#contexts.get(name);
    if (!context) {
      context = new Context(name, registrar);
      this.#contexts.set(name, context);
    }
    return context;
  }

  /** Adds a priority to a context that is there. false: there is one like it, and `replace` is not set. */
  add(step: Step, replace = false): boolean {
    const context = this.#contexts.get(step.context);
    if (!context?.add(step, replace)) return false;
    if (step.priority === hintPriority) this.#kernel.hints.add(step.context, step.exten, step.application, step.data);
    return true;
  }

  /** Removes priorities of an extension; false if there were none. */
  remove(contextName: string, { exten, priority, callerId, registrar }: Removal): boolean {
    const context = this.#contexts.get(contextName);
    const removed = context?.remove(
      (step) =>
        step.exten === exten &&
        (priority === undefined || step.priority === priority) &&
        (callerId === undefined || step.callerId === callerId) &&
        (registrar === undefined || step.registrar === registrar),
    );
    for (const step of removed ?? []) if (step.priority === hintPriority) this.#kernel.hints.remove(contextName, exten);
    return removed !== undefined && removed.length > 0;
  }

  /** Removes a context and all that is in it. */
  removeContext(name: string): boolean {
    this.#contexts.get(name)?.remove((step) => {
      if (step.priority === hintPriority) this.#kernel.hints.remove(name, step.exten);
      return true;
    });
    const removed = this.#contexts.delete(name);
    this.#findAutohints();
    return removed;
  }

  /** Makes hints for a device where that is wanted and there is none of its name (the part behind its technology). */
  hintDevice(device: string): void {
    if (this.#autohints.length === 0) return;
    const exten = /^[^/:]*[/:](.+)$/s.exec(device)?.[1];
    if (exten === undefined) return;
    for (const context of this.#autohints)
      if (!this.find(context.name, exten, hintPriority))
        this.#kernel.hints.make({
          context: context.name,
          exten,
          priority: hintPriority,
          application: device,
          data: '',
          registrar: context.registrar,
        });
  }

  #findAutohints(): void {
    this.#autohints = [...this.#contexts.values()].filter(({ autohints }) => autohints);
  }

  /**
   * Puts `contexts` in the place of all that a registrar had; what others added stays. The states of the new hints are
   * told, as they are of any hint that is added.
   */
  replaceRegistrar(registrar: string, contexts: Iterable<Context>): void {
    const before = this.#contexts;
    const hintsBefore = hintsOf(before.values());
    this.#contexts = new Map();
    for (const context of contexts) this.#contexts.set(context.name, context);
    for (const old of before.values()) this.#keepOthers(old, registrar);
    this.#findAutohints();
    const hintsNow = hintsOf(this.#contexts.values());
    for (const [key, step] of hintsBefore) if (!hintsNow.has(key)) this.#kernel.hints.remove(step.context, step.exten);
    for (const step of hintsNow.values())
      if (step.registrar === registrar) this.#kernel.hints.add(step.context, step.exten, step.application, step.data);
  }

  #keepOthers(old: Context, registrar: string): void {
    const steps = old.extensions.flatMap((extension) => extension.steps).filter((step) => step.registrar !== registrar);
    const includes = old.includes.filter((one) => one.registrar !== registrar);
    const ignorePatterns = old.ignorePatterns.filter((one) => one.registrar !== registrar);
    const switches = old.switches.filter((one) => one.registrar !== registrar);
    const isOthers = old.registrar !== registrar;
    if (!isOthers && steps.length + includes.length + ignorePatterns.length + switches.length === 0) return;
    const context = this.addContext(old.name, old.registrar);
    for (const step of steps) context.add(step);
    context.includes = [...context.includes, ...includes];
    context.ignorePatterns = [...context.ignorePatterns, ...ignorePatterns];
    context.switches = [...context.switches, ...switches];
  }

  // --- searching ------------------------------------------------------------------------------------------------

  /** The step that runs at a place; a priority may be a number or a label. Searches included contexts too. */
  find(context: string, exten: string, priority: number | string, caller?: CallerNumber): Step | undefined {
    for (const one of this.#searched(context))
      for (const { steps } of one.matching(exten, caller)) {
        const step = steps.find((candidate) =>
          typeof priority === 'number' ? candidate.priority === priority : candidate.label === priority,
        );
        if (step) return step;
      }
    return undefined;
  }

  exists(context: string, exten: string, priority: number | string, caller?: CallerNumber): boolean {
    return this.find(context, exten, priority, caller) !== undefined;
  }

  /** The priority of a label. */
  labelPriority(context: string, exten: string, label: string, caller?: CallerNumber): number | undefined {
    return this.find(context, exten, label, caller)?.priority;
  }

  /** Whether more digits could make an extension of it, so that it is worth waiting for them. */
  matchMore(context: string, exten: string, caller?: CallerNumber): boolean {
    for (const one of this.#searched(context)) if (one.matchesMore(exten, caller)) return true;
    return false;
  }

  /** Whether it is an extension or the beginning of one. */
  canMatch(context: string, exten: string, caller?: CallerNumber): boolean {
    for (const one of this.#searched(context)) if (one.canMatch(exten, caller)) return true;
    return false;
  }

  /** Whether the dial tone goes on behind these digits (`ignorepat`). */
  ignores(context: string, dialled: string): boolean {
    return (this.#contexts.get(context)?.ignorePatterns ?? []).some(({ pattern }) => fitsExtension(pattern, dialled));
  }

  /** A context and, in order and each once, those that it includes at this time. */
  *#searched(name: string, seen: Set<string> = new Set()): Generator<Context> {
    const context = this.#contexts.get(name);
    if (!context || seen.has(name) || seen.size >= deepest) return;
    seen.add(name);
    yield context;
    for (const include of context.includes)
      if (!include.timing || holds(include.timing, this.#kernel.clock.now()))
        yield* this.#searched(include.context, seen);
  }
}

const hintsOf = (contexts: Iterable<Context>): Map<string, Step> => {
  const hints = new Map<string, Step>();
  for (const context of contexts)
    for (const { steps } of context.extensions)
      for (const step of steps) if (step.priority === hintPriority) hints.set(`${step.exten}@${step.context}`, step);
  return hints;
};
