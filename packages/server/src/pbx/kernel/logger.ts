import { resolve } from 'node:path';
import type { Clock } from '../../contract/clock.js';
import type { Log, LogLevel } from '../../contract/log.js';
import { LogFile } from './log-file.js';
import type { RotateStrategy } from './log-rotation.js';
import { strftime } from './strftime.js';

/** A destination of log lines: a file of that name, or `console`. */
export interface LogChannelSettings {
  readonly name: string;
  readonly levels: readonly LogLevel[];
}

export interface LoggerSettings {
  readonly channels: readonly LogChannelSettings[];
  /** As for strftime; `%b %e %T` in the reference. */
  readonly dateFormat: string;
  readonly rotateStrategy: RotateStrategy;
}

/** A line for a console that is looking on. */
export interface LiveLine {
  /** 0 for what is always shown, else the verbose or debug level from which on it is. */
  readonly level: number;
  readonly kind: 'log' | 'verbose' | 'debug';
  readonly text: string;
}

/** A destination as `logger show channels` tells it. */
export interface LogChannelStatus extends LogChannelSettings {
  readonly kind: 'File' | 'Console';
  /** Where its lines go: a path, or `console`. */
  readonly target: string;
  /** Why nothing is written to it, where that is so. */
  readonly problem: string | undefined;
}

export interface LoggerOptions {
  readonly clock: Clock;
  /** astlogdir: where files with relative names are. */
  readonly folder: string;
  readonly settings: LoggerSettings;
  readonly pid: number;
}

/**
 * The log of the program, after logger.conf. Writing never waits: lines are gathered in memory and go to disk in the
 * background. Control characters are written as `\x0a`, so that nobody can forge a line.
 */
export class Logger implements Log {
  readonly #clock: Clock;
  readonly #folder: string;
  readonly #pid: number;
  readonly #files = new Map<string, LogFile>();
  readonly #added: LogChannelSettings[] = [];
  #settings: LoggerSettings;
  #live: readonly ((line: LiveLine) => void)[] = [];
  #outages: readonly ((name: string, problem: string | undefined) => void)[] = [];
  /** `verbose` and `debug` lines are written where their level is above 0. */
  verbosity = 0;
  debugLevel = 0;

  constructor({ clock, folder, settings, pid }: LoggerOptions) {
    this.#clock = clock;
    this.#folder = folder;
    this.#pid = pid;
    this.#settings = settings;
    this.#open();
  }

  write(level: LogLevel, source: string, message: string): void {
    if ((level === 'verbose' && this.verbosity < 1) || (level === 'debug' && this.debugLevel < 1)) {
      // a console may look on with a level of its own
      if (this.#live.length > 0) this.#show(level, source, message);
      return;
    }
    this.#show(level, source, message);
    const files = this.#channels().filter(({ name, levels }) => levels.includes(level) && this.#files.has(name));
    if (files.length === 0) return;
    const line = `${this.#line(level, source, message)}\n`;
    for (const { name } of files) this.#files.get(name)?.write(line);
  }

  #line(level: LogLevel, source: string, message: string): string {
    const date = strftime(this.#settings.dateFormat, this.#clock.now());
    return `[${date}] ${level.toUpperCase()}[${this.#pid}] ${source}: ${printable(message)}`;
  }

  #show(level: LogLevel, source: string, message: string): void {
    if (this.#live.length === 0) return;
    const shown = level === 'verbose' || level === 'debug' || this.#consoleLevels().includes(level);
    if (!shown) return;
    const line: LiveLine =
      level === 'verbose'
        ? { level: 1, kind: 'verbose', text: printable(message) }
        : {
            level: level === 'debug' ? 1 : 0,
            kind: level === 'debug' ? 'debug' : 'log',
            text: this.#line(level, source, message),
          };
    for (const listener of this.#live) listener(line);
  }

  #consoleLevels(): readonly LogLevel[] {
    return this.#channels()
      .filter(({ name }) => name === 'console')
      .flatMap(({ levels }) => levels);
  }

  #channels(): readonly LogChannelSettings[] {
    return this.#added.length === 0 ? this.#settings.channels : [...this.#settings.channels, ...this.#added];
  }

  /** Calls `listener` for every later line that a console may show; gives the function that ends it. */
  subscribe(listener: (line: LiveLine) => void): () => void {
    this.#live = [...this.#live, listener];
    return () => {
      this.#live = this.#live.filter((one) => one !== listener);
    };
  }

  /** Calls `listener` when a destination stops taking lines, with the reason, and (without one) when it takes them again. */
  onOutage(listener: (name: string, problem: string | undefined) => void): () => void {
    this.#outages = [...this.#outages, listener];
    return () => {
      this.#outages = this.#outages.filter((one) => one !== listener);
    };
  }

  channels(): readonly LogChannelStatus[] {
    return this.#channels().map(({ name, levels }) => {
      const file = this.#files.get(name);
      return { name, levels, kind: file ? 'File' : 'Console', target: file?.path ?? name, problem: file?.problem };
    });
  }

  /** Puts other settings in force and opens the files anew. */
  async configure(settings: LoggerSettings): Promise<void> {
    this.#settings = settings;
    const before = [...this.#files.values()];
    const outages = before.filter(({ problem }) => problem !== undefined).map(({ name }) => name);
    this.#files.clear();
    this.#open();
    await Promise.all(before.map((file) => file.close()));
    for (const name of outages) for (const listener of this.#outages) listener(name, undefined);
  }

  /** Adds a destination until the program ends. false: there is one of that name. */
  add(channel: LogChannelSettings): boolean {
    if (this.#channels().some(({ name }) => name === channel.name)) return false;
    this.#added.push(channel);
    this.#open();
    return true;
  }

  /** Takes back what `add` did. false: nothing of that name was added. */
  async remove(name: string): Promise<boolean> {
    const at = this.#added.findIndex((one) => one.name === name);
    if (at < 0) return false;
    this.#added.splice(at, 1);
    const file = this.#files.get(name);
    this.#files.delete(name);
    await file?.close();
    return true;
  }

  /** Puts the files aside under other names and begins new ones. Rejects where a file cannot be put aside. */
  async rotate(): Promise<void> {
    const { rotateStrategy } = this.#settings;
    await Promise.all([...this.#files.values()].map((file) => file.rotate(rotateStrategy, this.#clock.now())));
  }

  /** Resolves when all lines so far are written. */
  async flush(): Promise<void> {
    await Promise.all([...this.#files.values()].map((file) => file.flush()));
  }

  /** Writes what waits before it returns: for a process that is about to die. */
  flushSync(): void {
    for (const file of this.#files.values()) file.flushSync();
  }

  async close(): Promise<void> {
    await Promise.all([...this.#files.values()].map((file) => file.close()));
    this.#files.clear();
  }

  #open(): void {
    for (const { name } of this.#channels())
      if (name !== 'console' && !this.#files.has(name))
        this.#files.set(name, new LogFile(name, resolve(this.#folder, name), this.#failed));
  }

  readonly #failed = (name: string, problem: string): void => {
    for (const listener of this.#outages) listener(name, problem);
  };
}

const printable = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get into the log
  text.replace(/[\x00-\x1f\x7f]/g, (one) => `\\x${one.charCodeAt(0).toString(16).padStart(2, '0')}`);
