/** What clocks and calendars show; month from 0. */
export interface Wall {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** What clocks in a time zone show at a time (milliseconds since the epoch); undefined for a zone that is none. */
export const toWallClock = (time: number, zone: string): (Wall & { offset: string; name: string }) | undefined => {
  const parts = partsOf(time, zone);
  if (!parts) return undefined;
  const number = (type: string): number => Number(parts.get(type));
  const wall = {
    year: number('year'),
    month: number('month') - 1,
    day: number('day'),
    hour: number('hour'),
    minute: number('minute'),
    second: number('second'),
  };
  const minutes = Math.round((utcOf(wall) - Math.floor(time / 1000) * 1000) / 60_000);
  const size = Math.abs(minutes);
  const digits = `${String(Math.floor(size / 60)).padStart(2, '0')}${String(size % 60).padStart(2, '0')}`;
  return { ...wall, offset: `${minutes < 0 ? '-' : '+'}${digits}`, name: parts.get('timeZoneName') ?? zone };
};

/** When clocks in a time zone show this. */
export const fromWallClock = (wall: Wall, zone: string): number => {
  const guess = utcOf(wall);
  const shown = toWallClock(guess, zone);
  if (!shown) return guess;
  const first = guess - (utcOf(shown) - guess);
  const again = toWallClock(first, zone);
  return again ? first - (utcOf(again) - guess) : first;
};

const utcOf = ({ year, month, day, hour, minute, second }: Wall): number =>
  Date.UTC(year, month, day, hour, minute, second);

const partsOf = (time: number, zone: string): ReadonlyMap<string, string> | undefined => {
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      timeZoneName: 'short',
    });
    return new Map(format.formatToParts(time).map(({ type, value }) => [type, value]));
  } catch {
    return undefined;
  }
};
