/** A time condition, as in `include => lunch,12:00-13:30,mon-fri,*,*` or `GotoIfTime(…)`. */
export interface Timing {
  readonly times: readonly (readonly [from: number, to: number])[];
  /** Days of the week, Sunday 0. */
  readonly weekdays: ReadonlySet<number>;
  readonly days: ReadonlySet<number>;
  /** January 0. */
  readonly months: ReadonlySet<number>;
  /** A name such as `Europe/Vienna`; '' for the machine's own time. */
  readonly zone: string;
}

const weekdayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const minutesOfDay = 24 * 60;

/** Reads `times,weekdays,mdays,months[,timezone]`; what is left out or `*` is always true. undefined if it is wrong. */
export function parseTiming(text: string): Timing | undefined {
  const [times = '', weekdays = '', days = '', months = '', zone = ''] = text.trim().split(/[,|]/);
  const ranges = timesOf(times);
  const week = setOf(weekdays, 7, (word) => nameOrNumber(word, weekdayNames));
  const month = setOf(months, 12, (word) => nameOrNumber(word, monthNames));
  const day = setOf(days, 31, (word) => numberBefore(word, 31));
  if (!ranges || !week || !month || !day || (zone !== '' && !isZone(zone))) return undefined;
  return {
    times: ranges,
    weekdays: week,
    days: new Set([...day].map((one) => one + 1)),
    months: month,
    zone,
  };
}

const isAny = (text: string): boolean => text === '' || text === '*';

const timesOf = (text: string): Timing['times'] | undefined => {
  if (isAny(text)) return [[0, minutesOfDay - 1]];
  const ranges: [number, number][] = [];
  for (const part of text.split('&')) {
    const [, fromHour, fromMinute, toHour, toMinute] =
      /^\s*(\d{1,2}):(\d{2})(?:\s*-\s*(\d{1,2}):(\d{2}))?\s*$/.exec(part) ?? [];
    if (fromHour === undefined) return undefined;
    const from = Number(fromHour) * 60 + Number(fromMinute);
    const to = toHour === undefined ? from : Number(toHour) * 60 + Number(toMinute);
    if (from >= minutesOfDay || to >= minutesOfDay) return undefined;
    ranges.push([from, to]);
  }
  return ranges;
};

/** Where a number from 1 leads, which may have anything behind it; -1 if there is none. */
const numberBefore = (word: string, size: number): number => {
  const [digits] = /^\s*\d{1,2}/.exec(word) ?? [];
  return digits !== undefined && Number(digits) <= size ? Number(digits) - 1 : -1;
};

const nameOrNumber = (word: string, names: readonly string[]): number => {
  const named = names.indexOf(word.toLowerCase());
  return named >= 0 ? named : numberBefore(word, names.length);
};

/** The members of `mon-wed&fri`; a range may run over the end (`fri-mon`). */
const setOf = (text: string, size: number, indexOf: (word: string) => number): ReadonlySet<number> | undefined => {
  const members = new Set<number>();
  if (isAny(text)) return new Set(Array.from({ length: size }, (_, index) => index));
  for (const part of text.split('&')) {
    const [from = '', to = from] = part.split('-');
    const [first, last] = [indexOf(from), indexOf(to)];
    if (first < 0 || last < 0) return undefined;
    for (let at = first; ; at = (at + 1) % size) {
      members.add(at);
      if (at === last) break;
    }
  }
  return members;
};

const isZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

/** Whether the condition holds at `now` (milliseconds since the epoch). */
export function holds(timing: Timing, now: number): boolean {
  const { minute, weekday, day, month } = calendar(now, timing.zone);
  if (!timing.weekdays.has(weekday) || !timing.days.has(day) || !timing.months.has(month)) return false;
  return timing.times.some(([from, to]) =>
    from <= to ? minute >= from && minute <= to : minute >= from || minute <= to,
  );
}

const calendar = (now: number, zone: string) => {
  const local = new Date(now);
  if (zone === '')
    return {
      minute: local.getHours() * 60 + local.getMinutes(),
      weekday: local.getDay(),
      day: local.getDate(),
      month: local.getMonth(),
    };
  const parts = new Map(
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      weekday: 'short',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
      .formatToParts(local)
      .map(({ type, value }) => [type, value]),
  );
  return {
    minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
    weekday: weekdayNames.indexOf((parts.get('weekday') ?? '').toLowerCase()),
    day: Number(parts.get('day')),
    month: Number(parts.get('month')) - 1,
  };
};
