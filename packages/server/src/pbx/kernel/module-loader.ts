import { events } from '@amiable/protocol';
import { MissingConfiguration } from './configuration.js';
import type { Kernel } from './kernel.js';
import { type Application, type ModuleDefinition, type ModuleParts, reloadStatus } from './module.js';
import { type LoadPlan, loadEverything } from './modules-conf.js';

export type ReloadStatus = (typeof reloadStatus)[keyof typeof reloadStatus];
export type LoadOutcome = 'loaded' | 'running' | 'notFound' | 'failed';
export type UnloadOutcome = 'unloaded' | 'notFound' | 'notRunning' | 'inUse';

/** A module that the program knows, as `module show` tells it. */
export interface ModuleStatus {
  /** Without `.so`. */
  readonly name: string;
  readonly description: string;
  readonly supportLevel: 'core' | 'extended' | 'deprecated';
  readonly running: boolean;
  /** Channels and modules that hold it. */
  readonly useCount: number;
}

/** A running module and the functions that take back what it registered. */
interface Running {
  readonly definition: ModuleDefinition;
  readonly parts: ModuleParts;
  readonly takeBack: readonly (() => void)[];
  /** How many of its applications are running on channels. */
  readonly inUse: Uses;
}

interface Uses {
  count: number;
}

type ReloadHook = () => void | Promise<void>;

interface ReloadablePart {
  readonly run: ReloadHook;
  readonly reads: readonly string[];
}

/** Starts, stops and reloads the modules of one kernel. Names are looked up whatever their case, with or without `.so`. */
export class ModuleLoader {
  readonly #kernel: Kernel;
  readonly #known = new Map<string, ModuleDefinition>();
  /** In the order in which they were started. */
  /** Modules that did not start because nothing is configured for them or for one that they need. */
  readonly #idle = new Set<string>();
  readonly #running = new Map<string, Running>();
  readonly #always: Running[] = [];
  readonly #builtins = new Map<string, ReloadablePart>();
  #reloading = false;
  /** Reloads asked for before everything was up. */
  readonly #queued = new Set<string>();
  /** One change at a time: a load waits for the unload before it. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** Makes modules known; nothing is started yet. */
  define(definitions: readonly ModuleDefinition[]): void {
    for (const definition of definitions) this.#known.set(keyOf(definition.name), definition);
  }

  /**
   * Names a part of the program that can be reloaded though it is no module (`manager`, `logger`, `acl`); gives the
   * function that takes it away. The hook throws with the reason if what it reads is wrong. It also runs when one of the
   * parts named in `reads` is reloaded, because it goes by what that one read.
   */
  addReload(name: string, run: ReloadHook, { reads = [] }: { readonly reads?: readonly string[] } = {}): () => void {
    const key = name.toLowerCase();
    const part: ReloadablePart = { run, reads };
    this.#builtins.set(key, part);
    return () => {
      if (this.#builtins.get(key) === part) this.#builtins.delete(key);
    };
  }

  /**
   * Starts what is always there: parts of the program that no client loads or unloads. Those that can be reloaded are
   * under their name. Throws where one does not start.
   */
  async startBuiltins(definitions: readonly ModuleDefinition[]): Promise<void> {
    for (const definition of definitions) {
      const parts = await definition.start(this.#kernel);
      const inUse: Uses = { count: 0 };
      const takeBack = this.#registrations(parts, inUse).map((register) => register());
      if (parts.reload) takeBack.push(this.addReload(definition.name, parts.reload.bind(parts)));
      this.#always.push({ definition, parts, takeBack, inUse });
    }
  }

  /**
   * Starts the modules of a plan, those first that others require. Gives the names of modules without which the
   * configuration does not want to run (`require`) and that did not start.
   */
  start(plan: LoadPlan = loadEverything): Promise<readonly string[]> {
    return this.#inTurn(async () => {
      const { log } = this.#kernel;
      for (const name of plan.named)
        if (!this.#known.has(keyOf(name)))
          log.write('warning', 'loader', `There is no module '${name}' in this program`);
      const wanted = plan.order([...this.#known.values()].map(({ name }) => name)).map(keyOf);
      const tried = new Set<string>();
      for (const key of this.#inOrder(wanted))
        if (this.#known.has(key)) await this.#start(key, tried, (name) => plan.refused(name));
      return plan.required.filter((name) => !this.isRunning(name));
    });
  }

  /** Ends all modules and builtin parts, the last one started first. */
  stop(): Promise<void> {
    return this.#inTurn(async () => {
      for (const running of [...this.#running.values()].reverse()) await this.#end(running);
      for (const part of this.#always.splice(0).reverse()) await this.#end(part);
    });
  }

  isKnown(name: string): boolean {
    return this.#known.has(keyOf(name));
  }

  isRunning(name: string): boolean {
    return this.#running.has(keyOf(name));
  }

  /** All modules that are running, and with `all` those that could be, by name. */
  list({ all = false } = {}): readonly ModuleStatus[] {
    const definitions = all ? this.#known.values() : [...this.#running.values()].map(({ definition }) => definition);
    return [...definitions].map((definition) => this.#status(definition)).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Names that `reload` takes: the builtin parts, then the running modules that can be reloaded. */
  reloadable(): readonly string[] {
    const modules = [...this.#running.values()].filter(({ parts }) => parts.reload);
    return [...this.#builtins.keys(), ...modules.map(({ definition }) => definition.name)];
  }

  /** Starts a module, and the modules that it requires. Raises Load. */
  load(name: string): Promise<LoadOutcome> {
    return this.#inTurn(() => this.#load(name));
  }

  async #load(name: string): Promise<LoadOutcome> {
    const key = keyOf(name);
    if (!this.#known.has(key)) return 'notFound';
    if (this.#running.has(key)) return 'running';
    const started = await this.#start(key, new Set());
    this.#kernel.events.publish(events.Load, { Module: name, Status: started ? 'Success' : 'Decline' });
    return started ? 'loaded' : 'failed';
  }

  /** Ends a module that nobody holds, or any with `force`. Raises Unload. */
  unload(name: string, { force = false } = {}): Promise<UnloadOutcome> {
    return this.#inTurn(() => this.#unload(name, force));
  }

  async #unload(name: string, force: boolean): Promise<UnloadOutcome> {
    const running = this.#running.get(keyOf(name));
    if (!running) return this.#known.has(keyOf(name)) ? 'notRunning' : 'notFound';
    if (this.#useCount(running) > 0 && !force) return 'inUse';
    await this.#end(running);
    this.#kernel.events.publish(events.Unload, { Module: name, Status: 'Success' });
    return 'unloaded';
  }

  /**
   * Unloads a module and loads it again; with `recursive` also the modules that require it. Gives what went wrong, or
   * `loaded`.
   */
  refresh(name: string, { force = false, recursive = false } = {}): Promise<LoadOutcome | UnloadOutcome> {
    return this.#inTurn(async () => {
      const dependents = recursive ? this.#dependents(keyOf(name)) : [];
      for (const one of [...dependents].reverse()) await this.#unload(one, force);
      const unloaded = await this.#unload(name, force);
      if (unloaded !== 'unloaded') return unloaded;
      const loaded = await this.#load(name);
      for (const one of dependents) await this.#load(one);
      return loaded;
    });
  }

  /**
   * Lets a module, a builtin part or (without a name) everything read its configuration again. A part whose
   * configuration is wrong keeps the old one; the log says why. Raises Reload.
   */
  async reload(name = ''): Promise<ReloadStatus> {
    const status = await this.#reload(name);
    this.#kernel.events.publish(events.Reload, { Module: name === '' ? 'All' : name, Status: status });
    return status;
  }

  /** Does the reloads that were asked for while the program started; to be called when it is fully booted. */
  async runQueuedReloads(): Promise<void> {
    const names = this.#queued.has('') ? [''] : [...this.#queued];
    this.#queued.clear();
    for (const name of names) await this.reload(name);
  }

  async #reload(name: string): Promise<ReloadStatus> {
    if (!this.#kernel.fullyBooted) {
      this.#queued.add(name);
      return reloadStatus.requestQueued;
    }
    if (this.#reloading) return reloadStatus.inProgress;
    this.#reloading = true;
    try {
      if (name === '') return await this.#reloadAll();
      const builtin = name.toLowerCase().replace(/\.so$/, '');
      const part = this.#builtins.get(builtin);
      if (part) return await this.#reloadPart(builtin, part);
      const running = this.#running.get(keyOf(name));
      if (!running) return this.isKnown(name) ? reloadStatus.uninitialized : reloadStatus.moduleNotFound;
      const run = running.parts.reload?.bind(running.parts);
      return run ? await this.#runReload(name, run) : reloadStatus.notSupported;
    } finally {
      this.#reloading = false;
    }
  }

  async #reloadPart(name: string, { run }: ReloadablePart): Promise<ReloadStatus> {
    let status = await this.#runReload(name, run);
    for (const [other, part] of this.#builtins)
      if (part.reads.includes(name)) status = worse(status, await this.#runReload(other, part.run));
    return status;
  }

  async #reloadAll(): Promise<ReloadStatus> {
    this.#kernel.reloadedAt = this.#kernel.clock.now();
    let status: ReloadStatus = reloadStatus.success;
    for (const [name, { run }] of [...this.#builtins]) status = worse(status, await this.#runReload(name, run));
    for (const { definition, parts } of [...this.#running.values()]) {
      const run = parts.reload?.bind(parts);
      if (run) status = worse(status, await this.#runReload(definition.name, run));
    }
    return status;
  }

  async #runReload(name: string, run: ReloadHook): Promise<ReloadStatus> {
    try {
      await run();
      return reloadStatus.success;
    } catch (error) {
      this.#kernel.log.write(
        'error',
        'loader',
        `Reload of '${name}' failed, what was there stays in force: ${reason(error)}`,
      );
      return reloadStatus.error;
    }
  }

  /** The keys with those that others want to start after put before these. */
  #inOrder(keys: readonly string[]): readonly string[] {
    const wanted = new Set(keys);
    const ordered = new Set<string>();
    const under = new Set<string>();
    const add = (key: string): void => {
      if (ordered.has(key) || under.has(key)) return;
      under.add(key);
      const { requires = [], after = [] } = this.#known.get(key) ?? {};
      // what is required starts with it, and has wishes of its own
      for (const name of [...after, ...requires]) if (wanted.has(keyOf(name))) add(keyOf(name));
      ordered.add(key);
    };
    for (const key of keys) add(key);
    return [...ordered];
  }

  /**
   * Starts a module behind those it requires, unless it was tried already; `refused` names the ones that the
   * configuration does not want.
   */
  async #start(key: string, tried: Set<string>, refused: (name: string) => boolean = () => false): Promise<boolean> {
    if (this.#running.has(key)) return true;
    const definition = this.#known.get(key);
    if (!definition || tried.has(key) || refused(definition.name)) return false;
    tried.add(key);
    this.#idle.delete(key);
    for (const required of definition.requires ?? [])
      if (!(await this.#start(keyOf(required), tried, refused))) {
        const idle = this.#idle.has(keyOf(required));
        if (idle) this.#idle.add(key);
        this.#kernel.log.write(
          idle ? 'notice' : 'error',
          'loader',
          `Module '${definition.name}' needs '${required}', which is not running`,
        );
        return false;
      }
    return this.#startOne(key, definition);
  }

  async #startOne(key: string, definition: ModuleDefinition): Promise<boolean> {
    let parts: ModuleParts | undefined;
    const takeBack: (() => void)[] = [];
    const inUse: Uses = { count: 0 };
    try {
      parts = await definition.start(this.#kernel);
      for (const register of this.#registrations(parts, inUse)) takeBack.push(register());
      this.#running.set(key, { definition, parts, takeBack, inUse });
      return true;
    } catch (error) {
      for (const undo of takeBack.reverse()) undo();
      await parts?.stop?.();
      if (error instanceof MissingConfiguration) this.#idle.add(key);
      const level = error instanceof MissingConfiguration ? (error.isUsual ? 'notice' : 'debug') : 'error';
      this.#kernel.log.write(level, 'loader', `Module '${definition.name}' did not start: ${reason(error)}`);
      return false;
    }
  }

  #registrations(parts: ModuleParts, inUse: Uses): (() => () => void)[] {
    const { technologies, functions, applications, actions, commands } = this.#kernel;
    return [
      ...(parts.technologies ?? []).map((one) => () => technologies.register(one)),
      ...(parts.functions ?? []).map((one) => () => functions.register(one)),
      ...(parts.applications ?? []).map((one) => () => applications.register(counted(one, inUse))),
      ...(parts.actions ?? []).map((one) => () => actions.register(one)),
      ...(parts.commands ?? []).map((one) => () => commands.register(one)),
    ];
  }

  async #end({ definition, parts, takeBack }: Running): Promise<void> {
    this.#running.delete(keyOf(definition.name));
    for (const undo of [...takeBack].reverse()) undo();
    try {
      await parts.stop?.();
    } catch (error) {
      this.#kernel.log.write('error', 'loader', `Module '${definition.name}' did not stop cleanly: ${reason(error)}`);
    }
  }

  #status(definition: ModuleDefinition): ModuleStatus {
    const running = this.#running.get(keyOf(definition.name));
    return {
      name: definition.name,
      description: definition.description,
      supportLevel: definition.supportLevel ?? 'core',
      running: running !== undefined,
      useCount: running ? this.#useCount(running) : 0,
    };
  }

  #useCount({ definition, parts, inUse }: Running): number {
    const key = keyOf(definition.name);
    const holders = [...this.#running.values()].filter((one) =>
      one.definition.requires?.some((name) => keyOf(name) === key),
    );
    return (parts.useCount?.() ?? 0) + inUse.count + holders.length;
  }

  /** The running modules that need a module, in the order in which they can be started. */
  #dependents(key: string): string[] {
    const needed = new Set([key]);
    for (const [own, { definition }] of this.#running)
      if (definition.requires?.some((name) => needed.has(keyOf(name)))) needed.add(own);
    return [...needed].slice(1);
  }

  #inTurn<T>(change: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(change);
    this.#turn = mine.catch(() => {});
    return mine;
  }
}

/** The application, counting the channels that it runs on. */
const counted = (application: Application, inUse: Uses): Application => ({
  ...application,
  run: (channel, data) => {
    inUse.count += 1;
    const leave = () => {
      inUse.count -= 1;
    };
    let outcome: ReturnType<Application['run']> | undefined;
    try {
      outcome = application.run(channel, data);
      return outcome instanceof Promise ? outcome.finally(leave) : outcome;
    } finally {
      if (!(outcome instanceof Promise)) leave();
    }
  },
});

const keyOf = (name: string): string => name.toLowerCase().replace(/\.so$/, '');

const worse = (a: ReloadStatus, b: ReloadStatus): ReloadStatus => (a === reloadStatus.success ? b : a);

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));
