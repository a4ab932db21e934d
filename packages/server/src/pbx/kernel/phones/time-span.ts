/** A time: milliseconds, or a number with its unit (`500ms`, `2s`, `1.5m`, `1h`). */
export type TimeSpan = number | `${number}${'ms' | 's' | 'm' | 'h'}`;

/** Milliseconds from the shortest to the longest that something may take. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
const spanSyntax = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/;

const parseSpan = (text: string): number | undefined => {
  const [, number, unit = ''] = spanSyntax.exec(text) ?? [];
  return number === undefined ? undefined : Number(number) * (units[unit] ?? 0);
};

/**
 * A time in milliseconds.
 * @throws TypeError for text that is none
 */
export const milliseconds = (span: TimeSpan): number => {
  const ms = typeof span === 'number' ? span : parseSpan(span);
  if (ms === undefined || !(ms >= 0)) throw new TypeError(`'${span}' is no time: write 500ms, 2s, 1.5m or 1h`);
  return ms;
};

/** `2s`, `2s-5s` or `2-5s`; undefined for anything else. */
export const parseTimeRange = (text: string): TimeRange | undefined => {
  const trimmed = text.trim();
  const [, first, unit = '', last = '', lastUnit = ''] =
    /^(\d+(?:\.\d+)?)(ms|s|m|h)?-(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(trimmed) ?? [];
  const single = parseSpan(trimmed);
  const range =
    first === undefined
      ? { from: single, to: single }
      : { from: parseSpan(`${first}${unit || lastUnit}`), to: parseSpan(`${last}${lastUnit}`) };
  const { from, to } = range;
  return from === undefined || to === undefined || to < from ? undefined : { from, to };
};

const textOf = (ms: number): string => (ms % 1000 === 0 ? `${ms / 1000}s` : `${ms}ms`);

/** A range as people write it. */
export const timeRangeText = ({ from, to }: TimeRange): string =>
  from === to ? textOf(from) : `${textOf(from)}-${textOf(to)}`;
