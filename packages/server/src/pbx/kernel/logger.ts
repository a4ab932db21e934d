import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { Clock } from '../../contract/clock.js';
import type { Log, LogLevel } from '../../contract/log.js';
import { LogFile } from './log-file.js';
import { jsonLine, type LogEntry, printable, textLine, verboseLevelOf } from './log-line.js';
import type { RotateStrategy } from './log-rotation.js';
import { strftime } from './strftime.js';

/** A destination of log lines: a file of that name, or `console`. */
export interface LogChannelSettings {
  readonly name: string;
  readonly levels: readonly LogLevel[];
  /** A line of text, or one JSON object a line; text where it is left out. */
  readonly format?: 'default' | 'plain' | 'json';
  /** The highest verbose level that is written; undefined: that of the program. */
  readonly verboseLevel?: number | undefined;
}

export interface LoggerSettings {
  readonly channels: readonly LogChannelSettings[];
  /** As for strftime; `%b %e %T` in the reference. */
  readonly dateFormat: string;
  readonly rotateStrategy: RotateStrategy;
  /** Stands behind the names of files, with a dot before it. */
  readonly hostname?: string | undefined;
  /** A command of the shell for each file that was put aside; `${filename}` in it is the new name of that file. */
  readonly execAfterRotate?: string;
  /** The file for records of what happens in queues; undefined: none is kept. */
  readonly queueLog?: string | undefined;
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

/** The verbose lines that a console shows. */
export interface LiveWishes {
  readonly verbose: number;
}

interface LiveListener {
  readonly listener: (line: LiveLine) => void;
  readonly wishes: LiveWishes;
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
  #queueFile: LogFile | undefined;
  readonly #added: LogChannelSettings[] = [];
  #settings: LoggerSettings;
  #live: readonly LiveListener[] = [];
  #outages: readonly ((name: string, problem: string | undefined) => void)[] = [];
  /** The highest level of `verbose` lines that is written; 0 for none. */
  verbosity = 0;
  /** Above 0, `debug` lines are written. */
  debugLevel = 0;

  constructor({ clock, folder, settings, pid }: LoggerOptions) {
    this.#clock = clock;
    this.#folder = folder;
    this.#pid = pid;
    this.#settings = settings;
    this.#open();
  }

  write(level: LogLevel, source: string, message: string): void {
    const entry: LogEntry = { level, source, message, at: this.#clock.now(), pid: this.#pid };
    if (this.#live.length > 0) this.#show(entry);
    for (const channel of this.#channels()) {
      const file = this.#files.get(channel.name);
      if (file && this.#wants(channel, entry)) file.write(`${this.#text(entry, channel.format)}\n`);
    }
  }

  #wants({ levels, verboseLevel }: LogChannelSettings, { level, message }: LogEntry): boolean {
    if (!levels.includes(level)) return false;
    if (level === 'verbose') return verboseLevelOf(message) <= (verboseLevel ?? this.verbosity);
    return level !== 'debug' || this.debugLevel > 0;
  }

  #text(entry: LogEntry, format: LogChannelSettings['format'] = 'default'): string {
    const date = strftime(this.#settings.dateFormat, entry.at);
    return format === 'json' ? jsonLine(entry, date) : textLine(entry, date);
  }

  #show(entry: LogEntry): void {
    const { level, message } = entry;
    const kind = level === 'verbose' || level === 'debug' ? level : 'log';
    if (kind === 'log' && !this.#consoleLevels().includes(level)) return;
    const line: LiveLine = {
      kind,
      level: kind === 'log' ? 0 : kind === 'debug' ? 1 : verboseLevelOf(message),
      text: kind === 'verbose' ? printable(message) : this.#text(entry),
    };
    for (const { listener } of this.#live) listener(line);
  }

  hears(verboseLevel: number): boolean {
    return (
      this.#live.some(({ wishes }) => wishes.verbose >= verboseLevel) ||
      this.#channels().some(
        ({ name, levels, verboseLevel: own }) =>
          name !== 'console' && levels.includes('verbose') && verboseLevel <= (own ?? this.verbosity),
      )
    );
  }

  #consoleLevels(): readonly LogLevel[] {
    return this.#channels()
      .filter(({ name }) => name === 'console')
      .flatMap(({ levels }) => levels);
  }

  #channels(): readonly LogChannelSettings[] {
    return this.#added.length === 0 ? this.#settings.channels : [...this.#settings.channels, ...this.#added];
  }

  /**
   * Calls `listener` for every later line that a console may show; gives the function that ends it. `wishes` says which
   * verbose lines it will use; they may change.
   */
  subscribe(
    listener: (line: LiveLine) => void,
    wishes: LiveWishes = { verbose: Number.POSITIVE_INFINITY },
  ): () => void {
    const entry: LiveListener = { listener, wishes };
    this.#live = [...this.#live, entry];
    return () => {
      this.#live = this.#live.filter((one) => one !== entry);
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
    return this.#channels().map((channel) => {
      const { name } = channel;
      const file = this.#files.get(name);
      return { ...channel, kind: file ? 'File' : 'Console', target: file?.path ?? name, problem: file?.problem };
    });
  }

  /** Puts other settings in force and opens the files anew. */
  async configure(settings: LoggerSettings): Promise<void> {
    this.#settings = settings;
    const before = this.#allFiles();
    const outages = before.filter(({ problem }) => problem !== undefined).map(({ name }) => name);
    this.#files.clear();
    this.#queueFile = undefined;
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
    const { rotateStrategy, execAfterRotate = '' } = this.#settings;
    const names = await Promise.all(this.#allFiles().map((file) => file.rotate(rotateStrategy, this.#clock.now())));
    if (execAfterRotate !== '') for (const name of names) if (name !== undefined) afterRotation(execAfterRotate, name);
  }

  /**
   * Writes a record of the queue log: `seconds|call|queue|agent|event|data|…`. Others read its lines by their fields, so
   * that line ends within them become blanks.
   */
  writeQueueRecord(fields: readonly (string | number)[]): void {
    if (!this.#queueFile) return;
    const seconds = Math.trunc(this.#clock.now() / 1000);
    this.#queueFile.write(`${[seconds, ...fields].join('|').replace(/[\r\n]/g, ' ')}\n`);
  }

  #allFiles(): readonly LogFile[] {
    return [...this.#files.values(), ...(this.#queueFile ? [this.#queueFile] : [])];
  }

  /** Resolves when all lines so far are written. */
  async flush(): Promise<void> {
    await Promise.all(this.#allFiles().map((file) => file.flush()));
  }

  /** Writes what waits before it returns: for a process that is about to die. */
  flushSync(): void {
    for (const file of this.#allFiles()) file.flushSync();
  }

  async close(): Promise<void> {
    await Promise.all(this.#allFiles().map((file) => file.close()));
    this.#files.clear();
    this.#queueFile = undefined;
  }

  #open(): void {
    const { hostname, queueLog } = this.#settings;
    const ending = hostname === undefined ? '' : `.${hostname}`;
    for (const { name } of this.#channels())
      if (name !== 'console' && !this.#files.has(name))
        this.#files.set(name, new LogFile(name, resolve(this.#folder, name + ending), this.#failed));
    if (queueLog !== undefined)
      this.#queueFile ??= new LogFile(queueLog, resolve(this.#folder, queueLog + ending), this.#failed);
  }

  readonly #failed = (name: string, problem: string): void => {
    for (const listener of this.#outages) listener(name, problem);
  };
}

/** The owner of the files asked for the command; nobody waits for it. */
const afterRotation = (command: string, name: string): void => {
  const child = spawn('/bin/sh', ['-c', command.replace(/\$\{filename\}/g, () => name)], {
    stdio: 'ignore',
    detached: true,
  });
  child.on('error', () => {});
  child.unref();
};
