import type { Channel } from '../../kernel/channel.js';
import type { FunctionScope } from '../../kernel/module.js';

/** What an AGI command is given. Text is a byte string. */
export interface AgiCall {
  readonly channel: Channel;
  /** The words behind the command's own. */
  readonly args: readonly string[];
  /** For expressions and functions in its arguments. */
  readonly scope: FunctionScope;
  /** Whether an application may be run with these arguments. */
  mayRun(application: string, data: string): boolean;
  /** Sends a line ahead of the answer (`100 result=0 Trying...`). */
  send(line: string): void;
}

/** The answer to a command: its line without the line end, and how AGIExecEnd tells it. */
export interface AgiAnswer {
  readonly text: string;
  /** `failure` counts for AGISTATUS, and ends an asynchronous session. */
  readonly outcome: 'success' | 'failure' | 'other';
  /** Asks an asynchronous session to end. */
  readonly ends?: boolean;
}

/** A command of AGI. `usage` answers with how it is written. */
export interface AgiCommand {
  /** In lower case: `get full variable`. */
  readonly name: string;
  /** Whether it may be given on a channel that is hung up. */
  readonly dead: boolean;
  readonly synopsis: string;
  readonly syntax: string;
  /** What it does and answers, in lines. */
  readonly description: readonly string[];
  readonly seeAlso?: readonly string[];
  run(call: AgiCall): AgiAnswer | 'usage' | Promise<AgiAnswer | 'usage'>;
}

const answered = (outcome: AgiAnswer['outcome'], result: number | string, more: string | undefined): AgiAnswer => ({
  text: `200 result=${result}${more === undefined ? '' : ` ${more}`}`,
  outcome,
});

/** `200 result=…`, with words behind it where there are some. */
export const done = (result: number | string, more?: string): AgiAnswer => answered('success', result, more);

/** The same for a command that could not do what it is for. */
export const failed = (result: number | string = -1, more?: string): AgiAnswer => answered('failure', result, more);

/** A result of which nothing is known. */
export const other = (result: number | string): AgiAnswer => answered('other', result, undefined);

/** The whole number that an argument begins with, as the reference reads numbers; undefined if it begins with none. */
export const wholeNumber = (text: string | undefined): number | undefined => {
  const found = /^\s*([+-]?\d+)/.exec(text ?? '');
  return found ? Number(found[1]) : undefined;
};
