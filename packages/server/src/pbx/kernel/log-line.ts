import { hostname } from 'node:os';
import type { LogLevel } from '../../contract/log.js';

/** Something that is logged. Text is a byte string. */
export interface LogEntry {
  readonly level: LogLevel;
  readonly source: string;
  readonly message: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly pid: number;
}

const host = hostname();

/** `[date] LEVEL[pid] source: message` */
export const textLine = ({ level, source, message, pid }: LogEntry, date: string): string =>
  `[${date}] ${level.toUpperCase()}[${pid}] ${printable(source)}: ${printable(message)}`;

/** The same as a JSON object, laid out as Asterisk's. */
export const jsonLine = ({ level, source, message, pid }: LogEntry, date: string): string =>
  JSON.stringify({
    hostname: host,
    timestamp: date,
    identifiers: { lwp: pid, callid: '' },
    logmsg: { location: { filename: source }, level: level.toUpperCase(), message },
  });

/** Control characters as `\x0a`: nobody forges a line or reaches a terminal. */
export const printable = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get into the log
  text.replace(/[\x00-\x1f\x7f]/g, (one) => `\\x${one.charCodeAt(0).toString(16).padStart(2, '0')}`);

/** What Asterisk writes before verbose messages of the levels 2, 3 and 4. */
const verboseMarks: readonly (readonly [mark: string, level: number])[] = [
  ['  == ', 2],
  ['    -- ', 3],
  ['       > ', 4],
];

/** The level of a verbose message, which its beginning tells; 1 without a mark. */
export const verboseLevelOf = (message: string): number =>
  verboseMarks.find(([mark]) => message.startsWith(mark))?.[1] ?? 1;
