/** A moment as a calendar has it. */
export interface CalendarTime {
  readonly year: number;
  /** 0 to 11. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** A moment in a time zone (`Europe/Berlin`; '' for that of the process). An unknown zone counts as UTC. @param ms since the epoch */
export const calendarTime = (ms: number, zone: string): CalendarTime => {
  const date = new Date(ms + zoneOffset(ms, zone));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth(),
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
};

const zoneOffset = (ms: number, zone: string): number => {
  if (zone === '') return -new Date(ms).getTimezoneOffset() * 60_000;
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    const name = format.formatToParts(ms).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  } catch {
    return 0;
  }
};

/** The sounds of a number in English. */
export const numberSounds = (number: number): string[] => {
  const sounds: string[] = [];
  let rest = number;
  for (const [size, name] of [
    [1_000_000, 'million'],
    [1000, 'thousand'],
    [100, 'hundred'],
  ] as const)
    if (rest >= size) {
      sounds.push(...numberSounds(Math.trunc(rest / size)), `digits/${name}`);
      rest %= size;
    }
  if (rest > 20) {
    sounds.push(`digits/${rest - (rest % 10)}`);
    rest %= 10;
  }
  if (rest > 0 || sounds.length === 0) sounds.push(`digits/${rest}`);
  return sounds;
};

const dayOfMonth = (day: number): string[] =>
  day <= 20 || day === 30 ? [`digits/h-${day}`] : [`digits/${day - (day % 10)}`, `digits/h-${day % 10}`];

const yearSounds = (year: number): string[] => {
  if (year < 1900 || year > 1999) return numberSounds(year);
  const rest = year - 1900;
  if (rest === 0) return ['digits/19', 'digits/hundred'];
  return ['digits/19', ...(rest < 10 ? ['digits/oh'] : []), ...numberSounds(rest)];
};

const withOh = (number: number): string[] => [...(number < 10 ? ['digits/oh'] : []), ...numberSounds(number)];

/** On the hour: `hundred` in the way of 24 hours, else `o'clock`. */
const minuteSounds = (minute: number, military: boolean, oh: boolean): string[] => {
  if (minute === 0) return [military ? 'digits/hundred' : 'digits/oclock'];
  return oh ? withOh(minute) : numberSounds(minute);
};

const dayNumber = ({ year, month, day }: CalendarTime): number => Date.UTC(year, month, day) / 86_400_000;

/** What a format stands for besides its own letters: `Q` and `q` depend on how long ago the day is. */
const relativeDay = (letter: string, when: CalendarTime, now: CalendarTime): string => {
  const ago = dayNumber(now) - dayNumber(when);
  if (ago === 0) return letter === 'Q' ? "'digits/today'" : '';
  if (ago === 1) return "'digits/yesterday'";
  return letter === 'q' && ago > 1 && ago < 7 ? 'A' : 'ABdY';
};

/**
 * The names of the sounds that say a moment in English after a format: `ABdY 'digits/at' IMp` is Asterisk's own.
 * Letters that stand for nothing are left out.
 */
export const dateSounds = (format: string, when: CalendarTime, now: CalendarTime): string[] => {
  const sounds: string[] = [];
  let military = false;
  for (const [token] of format.matchAll(/'[^']*'?|./gs)) {
    if (token.startsWith("'")) sounds.push(token.replaceAll("'", ''));
    else if (token === 'Q' || token === 'q') sounds.push(...dateSounds(relativeDay(token, when, now), when, now));
    else if (token === 'R' || token === 'T') sounds.push(...dateSounds(token === 'R' ? 'HM' : 'HMS', when, now));
    else sounds.push(...letterSounds(token, when, military));
    military = token === 'H' || token === 'k' || (token === ' ' && military);
  }
  return sounds.filter((name) => name !== '');
};

const letterSounds = (letter: string, when: CalendarTime, military: boolean): readonly string[] => {
  const { year, month, day, weekday, hour, minute, second } = when;
  switch (letter) {
    case 'A':
    case 'a':
      return [`digits/day-${weekday}`];
    case 'B':
    case 'b':
    case 'h':
      return [`digits/mon-${month}`];
    case 'm':
      return [`digits/h-${month + 1}`];
    case 'd':
    case 'e':
      return dayOfMonth(day);
    case 'Y':
      return yearSounds(year);
    case 'I':
    case 'l':
      return numberSounds(hour % 12 || 12);
    case 'H':
      return withOh(hour);
    case 'k':
      return numberSounds(hour);
    case 'M':
    case 'N':
      return minuteSounds(minute, military, letter === 'M');
    case 'S':
      return withOh(second);
    case 'P':
    case 'p':
      return [hour > 11 ? 'digits/p-m' : 'digits/a-m'];
    default:
      return [];
  }
};
