import type { Commands } from '../contract/console.js';

/** A line of the log as the console shows it. */
export interface LogLine {
  /** 0 for what is always shown, else the verbose or debug level at which it is. */
  readonly level: number;
  readonly kind: 'log' | 'verbose' | 'debug';
  readonly text: string;
  /** When it was written, for lines whose text does not say it. */
  readonly time?: string;
}

/** What a console wants to see. */
export interface LogWishes {
  readonly verbose: number;
  readonly debug: number;
  /** A time before every line (`-T`). */
  readonly times: boolean;
}

/** What the server side of a console stands on. */
export interface ConsoleSource {
  readonly product: string;
  /** The Asterisk version that it answers as. */
  readonly version: string;
  readonly host: string;
  readonly commands: Commands;
  /**
   * Calls the listener for every later line of the log that the wishes may want; gives the function that ends it.
   */
  subscribeLog(listener: (line: LogLine) => void, wishes: LogWishes): () => void;
  /** Resolves as soon as the commands are registered: a console may come while the server still starts. */
  readonly ready: Promise<void>;
}

/** The line as a console with these wishes shows it; undefined where it does not. */
export const shownLine = ({ kind, level, text, time }: LogLine, wishes: LogWishes): string | undefined => {
  if (kind !== 'log' && level > (kind === 'verbose' ? wishes.verbose : wishes.debug)) return undefined;
  return wishes.times && time !== undefined ? `[${time}] ${text}` : text;
};
