/** What a console command is given. */
export interface CommandCall {
  /** All words of the line, the command's own among them. */
  readonly words: readonly string[];
  /** The words behind the command's own. */
  readonly args: readonly string[];
  /** Writes a line (without its line end). */
  print(line: string): void;
}

/** How a command ended: `usage` prints the command's usage and tells the client that it failed. */
export type CommandOutcome = undefined | 'usage' | 'failure';

export interface ConsoleCommand {
  /** The words that it is called by: `manager show user`. */
  readonly name: string;
  readonly summary: string;
  /** Lines of usage; the first begins with `Usage: `. */
  readonly usage: readonly string[];
  run(call: CommandCall): CommandOutcome | Promise<CommandOutcome>;
  /** Words that may follow the given arguments, for completion by Tab. */
  complete?(args: readonly string[]): readonly string[];
}

export interface CommandResult {
  readonly ok: boolean;
  readonly lines: readonly string[];
}

/** The console commands of the whole program: modules add theirs, the Command action and the console run them. */
export interface Commands {
  /** Adds a command; gives the function that takes it away. */
  register(command: ConsoleCommand): () => void;
  /** Runs a line as the console would. */
  run(line: string): Promise<CommandResult>;
  /** The name of the command that a line runs, aliases followed; undefined where there is none. */
  find(line: string): string | undefined;
  /** What may stand where the line ends. */
  complete(line: string): readonly string[];
  /** All commands by name. */
  list(): readonly ConsoleCommand[];
}
