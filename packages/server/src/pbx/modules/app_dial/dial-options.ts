import { parseOptions, secondsToMs } from '../../kernel/application-options.js';
import { leadingInteger, separateArguments } from '../../kernel/arguments.js';
import { type DialTarget, parseTarget } from '../../kernel/dial.js';
import { type CallLimit, callLimit } from './call-limit.js';

/** What Dial was told. Times are milliseconds. */
export interface DialRequest {
  readonly targets: readonly DialTarget[];
  /** Why nobody is called at all, and what DIALSTATUS becomes then. */
  readonly problem: { readonly text: string; readonly status?: string } | undefined;
  readonly timeoutMs: number | undefined;
  readonly options: ReadonlyMap<string, string>;
  /** How long the call may last, from options L and S. */
  readonly limit: CallLimit | undefined;
}

/** Options that work here; those for features by digits are the bridge's. */
export const supportedOptions = 'AabBcCdDeFfgGhHiIkKLmMoQrRsStTuUwWxXz';
/** Options that are taken and change nothing here: screening by asking caller and called, and what only hardware has. */
export const silentOptions = 'EjnNOpP';

export const parseDial = (data: string): DialRequest => {
  const [destinations = '', timeout = '', optionText = ''] = separateArguments(data);
  const parts = destinations.split('&').filter((part) => part !== '');
  const parsed = parts.map((part) => ({ part, target: parseTarget(part) }));
  const options = parseOptions(optionText);
  const timeoutMs = secondsToMs(timeout);
  return {
    targets: parsed.flatMap(({ target }) => (target ? [target] : [])),
    problem: problemOf(optionText, options, parsed.find(({ target }) => !target)?.part),
    timeoutMs: timeoutMs !== undefined && timeoutMs > 0 ? timeoutMs : undefined,
    options,
    limit: callLimit(options),
  };
};

const problemOf = (
  optionText: string,
  options: ReadonlyMap<string, string>,
  malformed: string | undefined,
): DialRequest['problem'] => {
  const status = 'INVALIDARGS';
  if (optionText.split('(').length > optionText.split(')').length)
    return { text: `Dial misses a closing bracket in '${optionText}'`, status };
  if (options.has('S') && !((secondsToMs(options.get('S') ?? '') ?? 0) > 0))
    return { text: `Dial does not accept S(${options.get('S')})`, status };
  if (options.has('L') && !((leadingInteger(options.get('L') ?? '') ?? 0) > 0))
    return { text: `Dial does not accept L(${options.get('L')})` };
  if (malformed !== undefined)
    return { text: `Dial argument takes format (technology/resource), not '${malformed}'`, status };
  return undefined;
};
