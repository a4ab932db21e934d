import { splitArguments } from '../../kernel/arguments.js';
import { leadingNumber } from '../../kernel/c-number.js';
import { fromInteger, fromText, multiply, subtract, toDouble } from '../../kernel/extended-number.js';
import type { DialplanFunction } from '../../kernel/module.js';
import { strftime } from '../../kernel/strftime.js';
import { parseTime } from './strptime.js';
import { fromWallClock, offsetAt, standardOffsetAt } from './time-zone.js';

const defaultFormat = '%c';
/** The last second that a date can have here. */
const latest = 8.64e12;

const STRFTIME: DialplanFunction = {
  name: 'STRFTIME',
  synopsis: 'A time as text',
  syntax: 'STRFTIME([epoch[,timezone[,format]]])',
  read: ({ kernel }, args) => {
    const [epoch = '', zone = '', format = defaultFormat] = splitArguments(args, 3, { raw: true });
    const given = leadingNumber(epoch);
    const seconds = given !== undefined && Math.abs(given) <= latest ? given : kernel.clock.now() / 1000;
    const whole = Math.trunc(seconds);
    const offset = offsetAt(whole * 1000, zone);
    const place = {
      offset,
      summer: offset > standardOffsetAt(whole * 1000, zone),
      microseconds: given === undefined ? Math.trunc((seconds - whole) * 1_000_000) : microsecondsOf(epoch, whole),
    };
    return strftime(format, whole * 1000, place);
  },
};

/** With the precision of the reference's numbers of 80 bits. */
const microsecondsOf = (epoch: string, whole: number): number =>
  Math.trunc(toDouble(multiply(subtract(fromText(epoch), fromInteger(whole)), fromInteger(1_000_000)))) % 1_000_000;

const STRPTIME: DialplanFunction = {
  name: 'STRPTIME',
  synopsis: 'The epoch of a time that is written in some format',
  syntax: 'STRPTIME(text,timezone,format)',
  read: (scope, args) => {
    const [text = '', zone = '', format = ''] = splitArguments(args, 3);
    const parsed = zone === '' && format === '' ? undefined : parseTime(text, format);
    if (!parsed) {
      scope.kernel.log.write('warning', 'func_strings', `STRPTIME cannot read '${text}' as '${format}'`);
      return '';
    }
    // as in the reference, 32 bits of it
    return String(fromWallClock(parsed, zone) | 0);
  },
};

export const timeFunctions: readonly DialplanFunction[] = [STRFTIME, STRPTIME];
