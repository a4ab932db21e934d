import { spawnSync } from 'node:child_process';
import readline from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { type Colours, paintLog } from './colours.js';
import type { LogWishes } from './console-source.js';
import type { ConsoleLink } from './control-client.js';
import { historySize, readHistory, writeHistory } from './history.js';
import { toByteString, toBytes, toCharacters } from './text.js';

export interface TerminalOptions {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable & { readonly isTTY?: boolean };
  readonly colours: Colours;
  readonly historyFile: string;
  readonly verbose: number;
  readonly debug: number;
  /** A time before every line of the log (`-T`). */
  readonly times: boolean;
  /** Log lines are not shown (`-m`). */
  readonly mute: boolean;
  /** Whether `!` runs commands of the shell. */
  readonly shell: boolean;
  /** In the server's own process, leaving the console stops the server. */
  readonly attached: 'remote' | 'local';
}

/** Why a terminal ended: the person left, or the server went away. */
export type TerminalEnd = { readonly by: 'person' } | { readonly by: 'server'; readonly reason: string };

/** What a console shows after `core set verbose|debug [atleast] N` or `off`; undefined for any other command. */
export const levelsAfter = (line: string, before: LogWishes): LogWishes | undefined => {
  const [, kind = '', atLeast, level = ''] =
    /^\s*core\s+set\s+(verbose|debug)\s+(?:(atleast)\s+)?(\d+|off)\s*$/i.exec(line) ?? [];
  const name = kind.toLowerCase() as 'verbose' | 'debug';
  if (kind === '') return undefined;
  const wanted = level.toLowerCase() === 'off' ? 0 : Number(level);
  return { ...before, [name]: atLeast ? Math.max(wanted, before[name]) : wanted };
};

/** A person at the console: history, completion by Tab, the log as it is written. */
export class Terminal {
  readonly #link: ConsoleLink;
  readonly #options: TerminalOptions;
  readonly #reader: readline.Interface;
  #wishes: LogWishes;
  #busy = false;
  #finish: (end: TerminalEnd) => void = () => {};

  constructor(link: ConsoleLink, options: TerminalOptions) {
    this.#link = link;
    this.#options = options;
    this.#wishes = { verbose: options.verbose, debug: options.debug, times: options.times };
    const terminal = options.input.isTTY === true && options.output.isTTY === true;
    this.#reader = readline.createInterface({
      input: options.input,
      output: options.output,
      terminal,
      prompt: terminal ? `${link.host}*CLI> ` : '',
      historySize,
      removeHistoryDuplicates: true,
      ...(terminal && { history: readHistory(options.historyFile) }),
      completer: (line: string, done: (error: null, result: readline.CompleterResult) => void) => {
        void this.#complete(line).then((result) => done(null, result));
      },
    });
  }

  /** Serves the person until one side ends. */
  async run(): Promise<TerminalEnd> {
    this.#listen();
    const ended = new Promise<TerminalEnd>((finish) => {
      this.#finish = finish;
    });
    void this.#link.ended.then((reason) => this.#finish({ by: 'server', reason }));
    this.#reader.on('SIGINT', () => this.#leave());
    this.#reader.on('history', (lines: string[]) => writeHistory(this.#options.historyFile, lines));
    void this.#readLines();
    const end = await ended;
    this.#reader.close();
    return end;
  }

  async #readLines(): Promise<void> {
    this.#reader.prompt();
    for await (const line of this.#reader) {
      if (!(await this.#take(line.trim()))) return;
      this.#reader.prompt();
    }
    this.#leave();
  }

  /** Runs what was typed; false once the person has left. */
  async #take(line: string): Promise<boolean> {
    if (line === '') return true;
    if (line === 'quit' || line === 'exit') {
      this.#leave();
      return false;
    }
    this.#busy = true;
    try {
      if (line.startsWith('!')) this.#shell(line.slice(1).trim());
      else await this.#runCommand(line === 'help' ? 'core show help' : line);
    } finally {
      this.#busy = false;
    }
    return true;
  }

  async #runCommand(line: string): Promise<void> {
    const { ok, lines } = await this.#link.run(toByteString(line));
    this.#options.output.write(toBytes(lines));
    const wishes = ok ? levelsAfter(line, this.#wishes) : undefined;
    if (!wishes) return;
    // Whoever sets a level at a console wants to see it there.
    this.#wishes = wishes;
    this.#listen();
  }

  #listen(): void {
    if (!this.#options.mute) this.#link.listen(this.#wishes, (line) => this.#showLog(line));
  }

  #leave(): void {
    // The console of the server itself ends with it.
    if (this.#options.attached === 'local') void this.#link.run('core stop now');
    this.#finish({ by: 'person' });
  }

  /** Runs a command of the operating system on the person's own machine and account. */
  #shell(command: string): void {
    if (!this.#options.shell) {
      this.#options.output.write('asterisk.conf allows no shell here (disable_remote_console_shell)\n');
      return;
    }
    const shell = process.env.SHELL || '/bin/sh';
    this.#reader.pause();
    const raw = this.#options.input as Partial<NodeJS.ReadStream>;
    raw.setRawMode?.(false);
    spawnSync(shell, command === '' ? [] : ['-c', command], { stdio: 'inherit' });
    if (this.#options.input.isTTY) raw.setRawMode?.(true);
    this.#reader.resume();
  }

  #showLog(line: string): void {
    const { output } = this.#options;
    const text = paintLog(toCharacters(line), this.#options.colours);
    if (!output.isTTY || this.#busy) {
      output.write(`${text}\n`);
      return;
    }
    // Above the line that is being typed, which then stands there again as it was.
    readline.cursorTo(output, 0);
    readline.clearScreenDown(output);
    output.write(`${text}\n`);
    this.#reader.prompt(true);
  }

  async #complete(line: string): Promise<readline.CompleterResult> {
    const last = /\S*$/.exec(line)?.[0] ?? '';
    const words = await this.#link.complete(toByteString(line));
    const fitting = [...new Set(words.map(toCharacters))].filter((word) =>
      word.toLowerCase().startsWith(last.toLowerCase()),
    );
    return [fitting.length === 1 ? [`${fitting[0]} `] : fitting.sort(), last];
  }
}
