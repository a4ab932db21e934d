import { parseOptions, secondsToMs } from '../../kernel/application-options.js';
import { separateArguments } from '../../kernel/arguments.js';
import { type DialTarget, parseTarget } from '../../kernel/dial.js';

/** What the application Page is asked for. */
export interface PageRequest {
  readonly targets: readonly DialTarget[];
  /** What stands between the `&` and is none. */
  readonly malformed: readonly string[];
  readonly options: ReadonlyMap<string, string>;
  /** Milliseconds for which everybody is rung; undefined for no limit. */
  readonly timeoutMs: number | undefined;
}

/** All letters that have a meaning. */
export const pageOptions = 'bBdiqrsAn';

/** Reads `Technology/resource[&…][,options[,timeout]]`. */
export const parsePage = (data: string): PageRequest => {
  const [devices = '', options = '', timeout = ''] = separateArguments(data);
  const words = devices.split('&').filter((word) => word !== '');
  const ms = secondsToMs(timeout);
  return {
    targets: words.flatMap((word) => parseTarget(word) ?? []),
    malformed: words.filter((word) => !parseTarget(word)),
    options: parseOptions(options),
    timeoutMs: ms !== undefined && ms > 0 ? ms : undefined,
  };
};
