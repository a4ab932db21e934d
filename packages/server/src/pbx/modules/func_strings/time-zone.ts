/** What clocks and calendars show; month from 0. A day may lie beyond its month. */
export interface Wall {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const formats = new Map<string, Intl.DateTimeFormat | undefined>();

/** Minutes east of Greenwich, with fractions, that a time zone is at a time; a zone that is none is UTC, '' is our own. */
export const offsetAt = (time: number, zone: string): number => {
  if (zone === '') return -new Date(time).getTimezoneOffset();
  const format = formatOf(zone);
  if (!format) return 0;
  const found = format.formatToParts(time);
  const era = found.find(({ type }) => type === 'era')?.value;
  const parts = new Map(found.map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const year = era?.startsWith('B') ? 1 - part('year') : part('year');
  const shown = utcOf({
    year,
    month: part('month') - 1,
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  });
  return (shown - Math.floor(time / 1000) * 1000) / 60_000;
};

/** The offset of its winter: the lesser one of January and July of that year. */
export const standardOffsetAt = (time: number, zone: string): number => {
  const year = new Date(time).getUTCFullYear();
  return Math.min(offsetAt(Date.UTC(year, 0, 1), zone), offsetAt(Date.UTC(year, 6, 1), zone));
};

/** When clocks in a time zone show this, in seconds since the epoch. */
export const fromWallClock = (wall: Wall, zone: string): number => {
  const guess = utcOf(wall);
  const first = guess - offsetAt(guess, zone) * 60_000;
  return Math.floor((guess - offsetAt(first, zone) * 60_000) / 1000);
};

const utcOf = ({ year, month, day, hour, minute, second }: Wall): number => {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date.setUTCHours(hour, minute, second);
};

const formatOf = (zone: string): Intl.DateTimeFormat | undefined => {
  if (formats.has(zone)) return formats.get(zone);
  let format: Intl.DateTimeFormat | undefined;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    format = undefined;
  }
  if (formats.size < 1000) formats.set(zone, format);
  return format;
};
