import { separateArguments } from '../../kernel/arguments.js';
import type { DialplanFunction } from '../../kernel/module.js';
import { strftime } from '../../kernel/strftime.js';
import { parseTime } from './strptime.js';
import { fromWallClock, toWallClock, type Wall } from './time-zone.js';

const defaultFormat = '%c';

const STRFTIME: DialplanFunction = {
  name: 'STRFTIME',
  synopsis: 'A time as text',
  syntax: 'STRFTIME([epoch[,timezone[,format]]])',
  read: ({ kernel }, args) => {
    const [epoch = '', zone = '', format = ''] = separateArguments(args, 3);
    const seconds = Number.parseFloat(epoch);
    const time = Number.isNaN(seconds) ? kernel.clock.now() : seconds * 1000;
    return inZone(format || defaultFormat, time, zone);
  },
};

/** strftime knows the time zone of the machine: for another one it is given the moment at which clocks here show the same. */
const inZone = (format: string, time: number, zone: string): string => {
  const wall = zone === '' ? undefined : toWallClock(time, zone);
  if (!wall) return strftime(format, time);
  const own = format
    .replace(/%z/g, wall.offset)
    .replace(/%Z/g, wall.name)
    .replace(/%s/g, String(Math.floor(time / 1000)));
  const { year, month, day, hour, minute, second } = wall;
  return strftime(
    own,
    new Date(year, month, day, hour, minute, second).getTime() + (time - Math.floor(time / 1000) * 1000),
  );
};

const STRPTIME: DialplanFunction = {
  name: 'STRPTIME',
  synopsis: 'The epoch of a time that is written in some format',
  syntax: 'STRPTIME(text,timezone,format)',
  read: (scope, args) => {
    const [text = '', zone = '', format = ''] = separateArguments(args, 3);
    const parsed = text === '' || format === '' ? undefined : parseTime(text, format);
    if (!parsed) {
      scope.kernel.log.write('warning', 'func_strings', `STRPTIME cannot read '${text}' as '${format}'`);
      return '';
    }
    return String(Math.floor(epochOf(parsed, zone) / 1000));
  },
};

const epochOf = (wall: Wall, zone: string): number =>
  zone === ''
    ? new Date(wall.year, wall.month, wall.day, wall.hour, wall.minute, wall.second).getTime()
    : fromWallClock(wall, zone);

export const timeFunctions: readonly DialplanFunction[] = [STRFTIME, STRPTIME];
