/**
 * How bad it is. `error`: the file must not be taken over (a reload keeps what is in force). `warning`: the line has no
 * effect, or another one than meant; the rest counts. `risk`: works as written, and somebody should think about it.
 */
export type Severity = 'error' | 'warning' | 'risk';

/** Something about a configuration file that its owner must be told. */
export interface Problem {
  readonly severity: Severity;
  readonly file: string;
  /** Counted from 1; 0 where it is about the file as a whole. */
  readonly line: number;
  /** What is wrong, and what to write instead. */
  readonly message: string;
}

/** `manager.conf:12: error: …`, as it is logged and printed by `--check`. */
export const problemText = ({ severity, file, line, message }: Problem): string =>
  `${file}${line > 0 ? `:${line}` : ''}: ${severity}: ${message}`;

/** Where a problem is. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** Gathers the problems of one reading. */
export class Problems {
  readonly list: Problem[] = [];

  error(place: Place, message: string): void {
    this.#add('error', place, message);
  }

  warning(place: Place, message: string): void {
    this.#add('warning', place, message);
  }

  risk(place: Place, message: string): void {
    this.#add('risk', place, message);
  }

  #add(severity: Severity, { file, line }: Place, message: string): void {
    this.list.push({ severity, file, line, message });
  }
}

/** Whether a configuration with these problems must not be taken over. */
export const hasErrors = (problems: readonly Problem[]): boolean =>
  problems.some(({ severity }) => severity === 'error');
