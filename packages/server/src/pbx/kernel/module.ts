import type { ConsoleCommand } from '../../contract/console.js';
import type { ActionHandler } from './action.js';
import type { RecordFacts } from './cdr/record-facts.js';
import type { ChannelEvent } from './cel/channel-event.js';
import type { Channel } from './channel.js';
import type { ChannelTechnology } from './channel-technology.js';
import type { Kernel } from './kernel.js';

/**
 * What an application tells the dialplan: go on with the next priority, hang up, read more digits and look for a longer
 * extension, or go to the extension that begins with the digit that was pressed.
 */
export type ApplicationOutcome = 'continue' | 'hangup' | 'incomplete' | `digit:${string}`;

/** A dialplan application, such as Dial or Wait. */
export interface Application {
  /** As it is written in the dialplan; looked up whatever its case. */
  readonly name: string;
  readonly synopsis: string;
  /** `Wait(seconds)` */
  readonly syntax: string;
  /** Runs on a channel. `data` has its variables substituted already. */
  run(channel: Channel, data: string): ApplicationOutcome | Promise<ApplicationOutcome>;
}

/** On what a dialplan function works. */
export interface FunctionScope {
  readonly kernel: Kernel;
  /** The channel, or undefined for an expression without one (Getvar on a global). */
  readonly channel: Channel | undefined;
  /**
   * Whether the expression comes from the dialplan's own files (true) or from outside, such as the manager (false).
   * Outside, functions marked dangerous are refused unless `live_dangerously` is set.
   */
  readonly trusted: boolean;
  /** Variables that are there for this expression alone. */
  readonly given?: Readonly<Record<string, string>>;
  /** Takes what a function that fails leaves behind; Getvar shows it, as in the reference. */
  readonly leftover?: (text: string) => void;
  /** The finished call detail record that CDR() tells of, where a record is written. */
  readonly record?: RecordFacts;
  /** The channel event that CHANNEL() and CALLERID() tell of, where an event is written. */
  readonly channelEvent?: ChannelEvent;
}

/** A dialplan function, such as CALLERID. Arguments have their variables substituted already. */
export interface DialplanFunction {
  readonly name: string;
  readonly synopsis: string;
  readonly syntax: string;
  /** What reaches beyond the call: files, the shell, the database's writes. */
  readonly dangerous?: { readonly read?: boolean; readonly write?: boolean };
  /** undefined: the function fails. */
  read?(scope: FunctionScope, args: string): string | undefined | Promise<string | undefined>;
  /** false: the function fails. */
  write?(scope: FunctionScope, args: string, value: string): boolean | Promise<boolean>;
}

/** How a reload of a module ended; the number stands in the Reload event. */
export const reloadStatus = {
  success: 0,
  requestQueued: 1,
  moduleNotFound: 2,
  error: 3,
  inProgress: 4,
  uninitialized: 5,
  notSupported: 6,
} as const;

/** What one module brings into one kernel. All of it is taken back when the module is unloaded. */
export interface ModuleParts {
  readonly applications?: readonly Application[];
  readonly functions?: readonly DialplanFunction[];
  readonly actions?: readonly ActionHandler[];
  readonly commands?: readonly ConsoleCommand[];
  readonly technologies?: readonly ChannelTechnology[];
  /** Reads its configuration again. Throws with the reason if the configuration is wrong; the old one stays in force. */
  reload?(): void | Promise<void>;
  /** Ends what it started. */
  stop?(): void | Promise<void>;
  /** How many channels or others hold it; a module in use is not unloaded without force. */
  useCount?(): number;
}

/** A module of the telephone system, under Asterisk's own name for it (`app_dial`). */
export interface ModuleDefinition {
  readonly name: string;
  /** As `module show` tells it. */
  readonly description: string;
  readonly supportLevel?: 'core' | 'extended' | 'deprecated';
  /** Modules that must be there first. */
  readonly requires?: readonly string[];
  /** Modules that start first where they are wanted too: it can do without them, but would see less. */
  readonly after?: readonly string[];
  /** Starts it in a kernel. */
  start(kernel: Kernel): ModuleParts | Promise<ModuleParts>;
}

export const defineModule = (definition: ModuleDefinition): ModuleDefinition => definition;
