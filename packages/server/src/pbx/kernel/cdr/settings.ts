/** What cdr.conf says in `[general]`. */
export interface CdrSettings {
  /** Whether records are kept at all. */
  readonly enable: boolean;
  readonly debug: boolean;
  /** Whether channels begin with records switched on (CDR_PROP switches them). */
  readonly channelDefaultEnabled: boolean;
  /** Whether a channel that nobody answered is posted even where it called nobody. */
  readonly unanswered: boolean;
  /** Whether a call that met congestion is CONGESTION rather than FAILED. */
  readonly congestion: boolean;
  /** Whether a record ends before extension `h` and the hangup handlers run. */
  readonly endBeforeHExten: boolean;
  /** Whether half a second counts as a whole one in billsec. */
  readonly initiatedSeconds: boolean;
  /** Whether bridges, and dials, leave the records as they are. */
  readonly ignoreStateChanges: boolean;
  readonly ignoreDialChanges: boolean;
  /** Whether a call that the caller gave up is CANCEL rather than NO ANSWER. */
  readonly cancelDispositionEnabled: boolean;
  /** Whether records are posted together: so many, or after so many seconds. */
  readonly batch: boolean;
  readonly size: number;
  readonly time: number;
  /** Whether a batch is posted by the scheduler itself; told, of no consequence here. */
  readonly schedulerOnly: boolean;
  /** Whether what waits in a batch is posted when the program ends. */
  readonly safeShutdown: boolean;
}

export const defaultCdrSettings: CdrSettings = {
  enable: true,
  debug: false,
  channelDefaultEnabled: true,
  unanswered: false,
  congestion: false,
  endBeforeHExten: true,
  initiatedSeconds: false,
  ignoreStateChanges: false,
  ignoreDialChanges: false,
  cancelDispositionEnabled: false,
  batch: false,
  size: 100,
  time: 300,
  schedulerOnly: false,
  safeShutdown: true,
};
