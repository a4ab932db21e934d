import { parseOptions, secondsToMs } from '../../kernel/application-options.js';
import { separateArguments } from '../../kernel/arguments.js';
import { type DialTarget, parseTarget } from '../../kernel/dial.js';

/** What Dial was told. Times are milliseconds. */
export interface DialRequest {
  readonly targets: readonly DialTarget[];
  /** The first destination that is not `technology/resource`: nobody is called then. */
  readonly malformed: string | undefined;
  readonly timeoutMs: number | undefined;
  readonly options: ReadonlyMap<string, string>;
  /** How long the call may last, from options L and S. */
  readonly limitMs: number | undefined;
}

/** Options that work here. */
export const supportedOptions = 'abBcdeFfgGILoQrSU';
/** Options that are taken and change nothing without sound, features by digits or a billing record. */
export const silentOptions = 'ACDhHiKkmMnNpPRtTuwWxXz';

export const parseDial = (data: string): DialRequest => {
  const [destinations = '', timeout = '', optionText = ''] = separateArguments(data);
  const parts = destinations.split('&').filter((part) => part !== '');
  const parsed = parts.map((part) => ({ part, target: parseTarget(part) }));
  const options = parseOptions(optionText);
  const timeoutMs = secondsToMs(timeout);
  return {
    targets: parsed.flatMap(({ target }) => (target ? [target] : [])),
    malformed: parsed.find(({ target }) => !target)?.part,
    timeoutMs: timeoutMs !== undefined && timeoutMs > 0 ? timeoutMs : undefined,
    options,
    limitMs: callLimit(options),
  };
};

/** `S(seconds)` or `L(ms[:warning[:repeat]])`, whichever is shorter. */
const callLimit = (options: ReadonlyMap<string, string>): number | undefined => {
  const limits = [
    secondsToMs(options.get('S') ?? '') ?? 0,
    Number.parseInt(options.get('L')?.split(':')[0] ?? '', 10) || 0,
  ].filter((limit) => limit > 0);
  return limits.length === 0 ? undefined : Math.min(...limits);
};
