/** The levels of logger.conf. */
export type LogLevel = 'debug' | 'verbose' | 'notice' | 'warning' | 'error' | 'security' | 'dtmf';

/** Where parts of the program write what happened; `source` names the part, as Asterisk names its files and modules. */
export interface Log {
  write(level: LogLevel, source: string, message: string): void;
  /** Whether anybody would see a verbose line of this level: asked before lines that come often and cost something. */
  hears?(verboseLevel: number): boolean;
}

/** A log that keeps nothing, for tests. */
export const silentLog: Log = { write: () => {} };
