import type { CommandCall, CommandOutcome, CommandResult, Commands, ConsoleCommand } from '../../contract/console.js';
import { splitCommandLine } from './command-line.js';

interface Entry {
  readonly command: ConsoleCommand;
  /** The words of its name in lower case. */
  readonly words: readonly string[];
}

/** An alias turns the words it stands for into others and keeps what follows them. */
interface Alias {
  readonly name: string;
  readonly words: readonly string[];
  readonly target: string;
}

/** Length to which the reference cuts the words that it proposes to ask help for. */
const suggestionLength = 79;

/**
 * The console commands of the program. Words match whole and whatever their case, as on Asterisk's console; of the
 * commands that fit, the one with the most words runs.
 */
export class CommandTable implements Commands {
  readonly #entries = new Map<string, Entry>();
  readonly #aliases = new Map<string, Alias>();

  /** Adds a command; gives the function that takes it away. */
  register(command: ConsoleCommand): () => void {
    const words = command.name.toLowerCase().split(' ');
    const key = words.join(' ');
    if (this.#entries.has(key)) throw new Error(`There is already a console command '${command.name}'`);
    const entry: Entry = { command, words };
    this.#entries.set(key, entry);
    return () => {
      if (this.#entries.get(key) === entry) this.#entries.delete(key);
    };
  }

  /** Lets `name` stand for `target`, unless a command has that name; gives the function that takes it away. */
  alias(name: string, target: string): () => void {
    const words = splitCommandLine(name).map((word) => word.toLowerCase());
    const key = words.join(' ');
    if (this.#entries.has(key) || this.#aliases.has(key)) throw new Error(`There is already a command '${name}'`);
    if (prefixes(words, splitCommandLine(target))) throw new Error(`'${name}' cannot stand for itself`);
    const alias: Alias = { name, words, target };
    this.#aliases.set(key, alias);
    return () => {
      if (this.#aliases.get(key) === alias) this.#aliases.delete(key);
    };
  }

  aliases(): readonly { readonly name: string; readonly target: string }[] {
    return [...this.#aliases.values()];
  }

  /** Runs a line as the console would. */
  async run(line: string): Promise<CommandResult> {
    const lines: string[] = [];
    const words = splitCommandLine(line);
    if (words.length === 0) return { ok: true, lines };
    const { entry, alias } = this.#match(words);
    if (alias) return this.#runAlias(alias, line, words);
    if (!entry) return this.#unknown(line, words);
    const { command } = entry;
    const call = { words, args: words.slice(entry.words.length), print: (text: string) => void lines.push(text) };
    const outcome = await outcomeOf(command, call);
    if (outcome === 'usage') lines.push(...command.usage);
    if (outcome === 'failure') lines.push(`Command '${line}' failed.`);
    return { ok: outcome === undefined, lines };
  }

  /** The name of the command that a line runs, aliases followed; undefined where there is none. */
  find(line: string): string | undefined {
    const words = splitCommandLine(line);
    const { entry, alias } = this.#match(words);
    return alias ? this.find(behind(alias, words)) : entry?.command.name;
  }

  /** The command that fits best, or the alias that fits better still. */
  #match(words: readonly string[]): { readonly entry?: Entry | undefined; readonly alias?: Alias | undefined } {
    const entry = longest(this.#entries.values(), words);
    const alias = longest(this.#aliases.values(), words);
    return alias && alias.words.length > (entry?.words.length ?? 0) ? { alias } : { entry };
  }

  #runAlias(alias: Alias, line: string, words: readonly string[]): CommandResult | Promise<CommandResult> {
    if (!longest(this.#entries.values(), splitCommandLine(alias.target))) return this.#unknown(line, words);
    return this.run(behind(alias, words));
  }

  #unknown(line: string, words: readonly string[]): CommandResult {
    const text = `No such command '${line}' (type 'core show help ${this.#closest(words)}' for other possible commands)`;
    return { ok: false, lines: [text] };
  }

  /** The words that are there, and the first one that leads nowhere. */
  #closest(words: readonly string[]): string {
    let count = 1;
    while (count < words.length && this.#leadsOn(words.slice(0, count))) count += 1;
    return words.slice(0, count).join(' ').slice(0, suggestionLength);
  }

  /** Whether a command is as long as `words` and differs in its last word at most; for a first word one always is (`!`). */
  #leadsOn(words: readonly string[]): boolean {
    if (words.length === 1) return true;
    const before = words.slice(0, -1);
    for (const entry of this.#entries.values())
      if (entry.words.length === words.length && startsWith(entry.words, before)) return true;
    return false;
  }

  /** What may stand where the line ends: the next words of commands, or what the command itself proposes. */
  complete(line: string): readonly string[] {
    const words = splitCommandLine(line);
    const begun = line === '' || /\s$/.test(line) ? '' : (words.pop() ?? '');
    const found = new Set<string>();
    for (const { words: own } of [...this.#entries.values(), ...this.#aliases.values()])
      if (own.length > words.length && startsWith(own, words)) found.add(own[words.length] as string);
    const entry = longest(this.#entries.values(), words);
    for (const word of entry?.command.complete?.([...words.slice(entry.words.length), begun]) ?? []) found.add(word);
    return [...found].filter((word) => word.toLowerCase().startsWith(begun.toLowerCase())).sort(byText);
  }

  /** All commands by name. */
  list(): readonly ConsoleCommand[] {
    return [...this.#entries.values()].map(({ command }) => command).sort((a, b) => byText(a.name, b.name));
  }
}

/** A command that breaks tells why and has failed. */
const outcomeOf = async (command: ConsoleCommand, call: CommandCall): Promise<CommandOutcome> => {
  try {
    return await command.run(call);
  } catch (error) {
    call.print(error instanceof Error ? error.message : String(error));
    return 'failure';
  }
};

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const startsWith = (words: readonly string[], start: readonly string[]): boolean =>
  start.length <= words.length && start.every((word, at) => word.toLowerCase() === words[at]);

const longest = <T extends { readonly words: readonly string[] }>(
  entries: Iterable<T>,
  words: readonly string[],
): T | undefined => {
  let best: T | undefined;
  for (const entry of entries)
    if (entry.words.length > (best?.words.length ?? 0) && prefixes(entry.words, words)) best = entry;
  return best;
};

const prefixes = (own: readonly string[], words: readonly string[]): boolean =>
  own.length <= words.length && own.every((word, at) => word === words[at]?.toLowerCase());

/** The line that an alias stands for, with the words behind it. */
const behind = (alias: Alias, words: readonly string[]): string =>
  [alias.target, ...words.slice(alias.words.length).map(quoted)].join(' ');

const quoted = (word: string): string => `"${word.replace(/["\\]/g, '\\$&')}"`;
