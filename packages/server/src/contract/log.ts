/** The levels of logger.conf. */
export type LogLevel = 'debug' | 'verbose' | 'notice' | 'warning' | 'error' | 'security' | 'dtmf';

/** Where parts of the program write what happened; `source` names the part, as Asterisk names its files and modules. */
export interface Log {
  write(level: LogLevel, source: string, message: string): void;
}

/** A log that keeps nothing, for tests. */
export const silentLog: Log = { write: () => {} };
