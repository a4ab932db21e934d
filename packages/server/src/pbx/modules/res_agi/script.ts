import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { Writable } from 'node:stream';
import type { Channel } from '../../kernel/channel.js';
import type { Kernel } from '../../kernel/kernel.js';
import { LineStream } from '../../kernel/line-stream.js';
import { formatOf } from '../../kernel/media/sound-format.js';
import type { AgiPeer } from './peer.js';

/** How long a script that has closed its output is waited for, and how long it may stay behind, in milliseconds. */
const exitMs = 100;
const lingerMs = 60_000;

/** The most lines of its standard error that a script may write to the log, and their length. */
const mostErrors = 100;
const longestError = 1000;

/** A byte string as the system takes it. */
const systemText = (text: string): string => Buffer.from(text, 'latin1').toString();

/** Where a script lies, links followed; `missing` where it is not, or lies outside of the folders of scripts. */
export const locateScript = ({ settings, log }: Pick<Kernel, 'settings' | 'log'>, name: string): string | 'missing' => {
  const { astagidir } = settings.directories;
  const file = path.resolve(astagidir, systemText(name));
  const found = realPath(file);
  if (found === undefined) {
    log.write('warning', 'res_agi', `Failed to execute '${file}': File does not exist.`);
    return 'missing';
  }
  const folders = [astagidir, ...settings.options.agifolders].map(realPath);
  if (folders.some((folder) => folder !== undefined && isBelow(folder, found))) return found;
  log.write('warning', 'res_agi', `Failed to execute '${file}': it lies outside of ${astagidir} and of 'agifolders'`);
  return 'missing';
};

const isBelow = (folder: string, file: string): boolean =>
  file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);

const realPath = (file: string): string | undefined => {
  try {
    return realpathSync.native(file);
  } catch {
    return undefined;
  }
};

/** How a script is started. */
export interface ScriptOptions {
  readonly args: readonly string[];
  /** Whether it hears the channel, on file descriptor 3: signed 16-bit samples, 8,000 a second, lower byte first. */
  readonly hears: boolean;
}

/** Starts a script; undefined, with a line in the log, where it cannot be run. */
export const startScript = (
  { kernel, media }: Channel,
  file: string,
  { args, hears }: ScriptOptions,
): ScriptPeer | undefined => {
  try {
    if (!statSync(file).isFile()) throw new Error('It is not a file');
    accessSync(file, constants.X_OK);
    const child = spawn(file, args.map(systemText), {
      // a group of its own, so that what it starts can be ended with it
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe', ...(hears ? (['pipe'] as const) : [])],
      env: { ...process.env, ...scriptEnvironment(kernel) },
    });
    const peer = new ScriptPeer(kernel, file, child);
    const sound = child.stdio[3];
    if (sound instanceof Writable) handSound(media, sound, child);
    return peer;
  } catch (error) {
    kernel.log.write('warning', 'res_agi', `Failed to execute '${file}': ${(error as Error).message}`);
    return undefined;
  }
};

/** Hands on what the channel says, as fast as the script takes it: what it does not take is lost. */
const handSound = (media: Channel['media'], sound: Writable, child: ChildProcess): void => {
  const untap = media.tap((said) => {
    if (said && !sound.writableNeedDrain) sound.write(slin?.encode(said));
  });
  sound.on('error', untap);
  child.once('exit', untap);
};

const slin = formatOf('sln');

/** The folders of the system, under the names that Asterisk gives them. */
const scriptEnvironment = ({ settings: { directories }, version }: Kernel): Record<string, string> => ({
  AST_CONFIG_DIR: directories.astetcdir,
  AST_CONFIG_FILE: path.join(directories.astetcdir, 'asterisk.conf'),
  AST_MODULE_DIR: directories.astmoddir,
  AST_SPOOL_DIR: directories.astspooldir,
  AST_MONITOR_DIR: path.join(directories.astspooldir, 'monitor'),
  AST_VAR_DIR: directories.astvarlibdir,
  AST_DATA_DIR: directories.astdatadir,
  AST_LOG_DIR: directories.astlogdir,
  AST_AGI_DIR: directories.astagidir,
  AST_KEY_DIR: path.join(directories.astkeydir, 'keys'),
  AST_RUN_DIR: directories.astrundir,
  AST_VERSION: version,
});

const running = new WeakMap<Kernel, Set<ScriptPeer>>();

/** Ends all scripts of a telephone system that still run. */
export const killScripts = (kernel: Kernel): void => {
  for (const script of running.get(kernel) ?? []) script.kill();
};

/** A script as a process: lines on its standard output, answers on its standard input, SIGHUP at the channel's end. */
export class ScriptPeer implements AgiPeer {
  readonly isProgram = true;
  readonly #kernel: Kernel;
  readonly #child: ChildProcess;
  readonly #stream: LineStream;
  readonly #exited: Promise<void>;
  #hasExited = false;

  constructor(kernel: Kernel, file: string, child: ChildProcess) {
    const { stdin, stdout } = child;
    if (!stdin || !stdout) throw new Error('It has no standard input and output');
    this.#kernel = kernel;
    this.#child = child;
    this.#stream = new LineStream(stdout, stdin);
    this.#logErrors(file);
    const all = running.get(kernel) ?? new Set();
    running.set(kernel, all.add(this));
    this.#exited = new Promise((resolve) => {
      const exit = (): void => {
        this.#hasExited = true;
        all.delete(this);
        resolve();
      };
      child.once('exit', exit);
      child.once('error', (error) => {
        kernel.log.write('warning', 'res_agi', `${file}: ${error.message}`);
        exit();
      });
    });
  }

  get onChange(): () => void {
    return this.#stream.onChange;
  }

  set onChange(listener: () => void) {
    this.#stream.onChange = listener;
  }

  get ready(): boolean {
    return this.#stream.ready;
  }

  get ended(): boolean {
    return this.#stream.ended;
  }

  take(): string | undefined {
    return this.#stream.take();
  }

  send(text: string): void {
    this.#stream.send(text);
  }

  tellHangup(): void {
    if (!this.#hasExited) this.#child.kill('SIGHUP');
  }

  /** Ends it and what it has started. */
  kill(): void {
    const { pid } = this.#child;
    if (this.#hasExited || pid === undefined) return;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      this.#child.kill('SIGKILL');
    }
  }

  async close(tell: boolean): Promise<boolean> {
    await this.#kernel.outsideWork.during(this.#exitWithin(exitMs));
    if (this.#hasExited) return this.#child.exitCode === 0;
    if (tell) this.tellHangup();
    this.#child.stdin?.end();
    this.#child.stdout?.destroy();
    void this.#exitWithin(lingerMs).then(() => this.kill());
    return true;
  }

  #exitWithin(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = this.#kernel.clock.after(ms, resolve);
      void this.#exited.then(() => {
        timer.cancel();
        resolve();
      });
    });
  }

  /** What a script writes to its standard error is for whoever reads the log. */
  #logErrors(file: string): void {
    let count = 0;
    this.#child.stderr?.setEncoding('latin1').on('data', (text: string) => {
      for (const line of text.split('\n').filter((one) => one !== '')) {
        count += 1;
        if (count <= mostErrors)
          this.#kernel.log.write('warning', 'res_agi', `${path.basename(file)}: ${line.slice(0, longestError)}`);
      }
    });
  }
}
