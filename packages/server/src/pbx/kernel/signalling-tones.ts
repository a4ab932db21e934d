import type { Channel } from './channel.js';
import { playTones, tonePart } from './media/play-tones.js';
import type { TonePart } from './media/tones.js';
import type { ApplicationOutcome } from './module.js';

/** Silence before the first digit, in milliseconds. */
const leadMs = 100;
const pauseMs = 500;
const blueBoxMs = 250;
const blueBoxHz = 2600;

/** How an application that signals by tones sends its digits. */
export interface ToneSignalling {
  /** The tones of one digit with the silence behind it; undefined for what is none. */
  digit(character: string): readonly TonePart[] | undefined;
  /** Silence behind a flash or a wink, in milliseconds. */
  readonly gapMs: number;
}

/** The tones of one character: `w` is a pause, `h` a quarter of a second of 2600 Hz, `f` a flash; `W`, a wink, is none here. */
const partsOf = (heard: Channel, character: string, { digit, gapMs }: ToneSignalling): readonly TonePart[] => {
  switch (character) {
    case 'w':
      return [tonePart(pauseMs, 0)];
    case 'h':
    case 'H':
      return [tonePart(blueBoxMs, blueBoxHz)];
    case 'f':
    case 'F':
      heard.leg.indicate('flash');
      return [tonePart(gapMs, 0)];
    case 'W':
      return [tonePart(gapMs, 0)];
    default:
      return digit(character) ?? [];
  }
};

/** Sends digits by tones to a channel by its name, or to the channel itself. */
export const sendTones = async (
  channel: Channel,
  name: string,
  digits: string,
  other: string,
  signalling: ToneSignalling,
): Promise<ApplicationOutcome> => {
  const warn = (message: string): void => channel.kernel.log.write('warning', name.toLowerCase(), message);
  if (digits === '') {
    warn(`${name} needs digits`);
    return 'continue';
  }
  const heard = other === '' ? channel : channel.kernel.channels.get(other);
  if (!heard) {
    warn(`There is no channel ${other}`);
    return 'continue';
  }
  let going = await playTones(channel, [tonePart(leadMs, 0)], heard);
  for (const character of digits) {
    if (!going) break;
    if (!/[wWhHfF]/.test(character) && !signalling.digit(character)) warn(`'${character}' is no digit of ${name}`);
    going = await playTones(channel, partsOf(heard, character, signalling), heard);
  }
  return channel.interrupted ? 'hangup' : 'continue';
};
