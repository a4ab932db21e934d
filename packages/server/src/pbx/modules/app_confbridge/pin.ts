import type { Channel } from '../../kernel/channel.js';
import { playPrompt } from './prompts.js';

const mostTries = 3;
/** Milliseconds to the next digit. */
const patience = 6000;

export interface PinPrompts {
  readonly ask: string;
  readonly wrong: string;
  readonly language: string;
}

/** Asks for a pin, three times at most; `#` ends it early. Where there is nothing to ask with, it is not known. */
export const askPin = async (channel: Channel, pin: string, { ask, wrong, language }: PinPrompts): Promise<boolean> => {
  for (let tries = 0; tries < mostTries && !channel.interrupted; tries++) {
    const end = await playPrompt(channel, ask, language, undefined, '0123456789*#');
    if (end !== 'missing' && (await dialled(channel, typeof end === 'object' ? end.digit : '', pin.length)) === pin)
      return true;
    if (!channel.interrupted) await playPrompt(channel, wrong, language);
  }
  return false;
};

const dialled = async (channel: Channel, first: string, length: number): Promise<string> => {
  let digits = first === '#' ? '' : first;
  let over = first === '#';
  while (!over && digits.length < length) {
    const end = await channel.wait({
      ms: patience,
      onFrame: (frame) => {
        if (frame.type !== 'digitEnd') return false;
        if (frame.digit === '#') over = true;
        else digits += frame.digit;
        return true;
      },
    });
    if (end !== 'frame') break;
  }
  return digits;
};
