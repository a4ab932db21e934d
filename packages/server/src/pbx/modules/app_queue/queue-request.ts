import { parseOptions } from '../../kernel/application-options.js';
import { leadingInteger, separateArguments } from '../../kernel/arguments.js';

/** What the application Queue was told. */
export interface QueueRequest {
  readonly queue: string;
  readonly options: ReadonlyMap<string, string>;
  /** Sent to the member who answers. */
  readonly url: string;
  /** Played to the member instead of what the queue plays. */
  readonly announcement: string;
  /** Seconds; undefined: no limit. */
  readonly timeout: number | undefined;
  /** Run on the member's channel. */
  readonly agi: string;
  readonly gosub: string;
  /** Rule for penalties. */
  readonly rule: string;
  /** Place among those of the same priority, from 1. */
  readonly position: number | undefined;
}

/** Reads `queue,options,URL,announcement,timeout,AGI,macro,gosub,rule,position`; there are no macros any more. */
export const parseQueue = (data: string): QueueRequest => {
  const [
    queue = '',
    options = '',
    url = '',
    announcement = '',
    timeout = '',
    agi = '',
    ,
    gosub = '',
    rule = '',
    place = '',
  ] = separateArguments(data, 10);
  const position = leadingInteger(place);
  return {
    queue,
    options: parseOptions(options),
    url,
    announcement,
    timeout: timeout.trim() === '' ? undefined : (leadingInteger(timeout) ?? 0),
    agi,
    gosub,
    rule,
    position: position !== undefined && position > 0 ? position : undefined,
  };
};
