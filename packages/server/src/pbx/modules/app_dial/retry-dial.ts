import { secondsToMs } from '../../kernel/application-options.js';
import { leadingInteger } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import type { ApplicationOutcome } from '../../kernel/module.js';
import { playSound } from '../../kernel/sound-files.js';
import { dialOnce } from './dial.js';
import { exitByDigit } from './exit-by-digit.js';

/** What RetryDial was told. */
interface Retries {
  readonly announce: string;
  readonly pauseMs: number;
  /** How often it is tried; without end where that is not said, or 0. */
  readonly times: number;
  readonly dial: string;
}

/** Milliseconds between two tries, where the dialplan does not say. */
const usualPauseMs = 10_000;

/** `announce,sleep,retries,what Dial takes`; a text where something is missing. */
const parse = (data: string): Retries | string => {
  const [announce = '', pause = '', times = '', ...dial] = data.split(',');
  if (data === '') return 'RetryDial requires an argument!';
  if (dial.length === 0) return 'RetryDial requires a 4th argument (dialdata)';
  const pauseMs = secondsToMs(pause) ?? 0;
  const count = leadingInteger(times) ?? 0;
  return {
    announce: announce.trim(),
    pauseMs: pause.trim() === '' || pauseMs <= 0 ? usualPauseMs : pauseMs,
    times: count > 0 ? count : Number.POSITIVE_INFINITY,
    dial: dial.join(','),
  };
};

/** The application RetryDial: between two tries the caller hears an announcement and music. */
export const retryDial = async (caller: Channel, data: string): Promise<ApplicationOutcome> => {
  const retries = parse(data);
  if (typeof retries === 'string') {
    caller.kernel.log.write('error', 'app_dial', retries);
    return 'hangup';
  }
  for (let left = retries.times; left > 0; left--) {
    const { outcome, tryAgain, exits } = await dialOnce(caller, retries.dial);
    if (!tryAgain) return outcome;
    const digit = await pause(caller, retries, exits);
    if (caller.interrupted) return 'hangup';
    if (digit !== undefined && exitByDigit(caller, digit)) return 'continue';
  }
  return 'continue';
};

/** Until the next try; gives the digit that was pressed meanwhile. */
const pause = async (caller: Channel, { announce, pauseMs }: Retries, exits: boolean): Promise<string | undefined> => {
  const played = announce === '' ? undefined : await playSound(caller, announce, exits ? anyDigit : '');
  if (played?.end === 'digit') return played.digit;
  caller.kernel.musicOnHold.start(caller);
  let pressed: string | undefined;
  await caller.wait({
    ms: pauseMs,
    onFrame: (frame) => {
      if (frame.type !== 'digitEnd') return false;
      pressed = frame.digit;
      return true;
    },
  });
  caller.kernel.musicOnHold.stop(caller);
  return pressed;
};

const anyDigit = '0123456789#*ABCD';
