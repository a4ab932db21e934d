import type { Channel } from '../../kernel/channel.js';
import { type DialTarget, followLeg, requestChannel } from '../../kernel/dial.js';
import type { Kernel } from '../../kernel/kernel.js';
import { playSound } from '../../kernel/sound-files.js';

/** Milliseconds that whoever is told the space is rung. */
const patience = 30_000;

/**
 * Calls somebody and plays them where a call is parked.
 * @param template sounds with colons between them; `PARKED` stands for the digits of the space
 */
export const announce = async (
  kernel: Kernel,
  target: DialTarget,
  template: readonly string[],
  space: number,
): Promise<void> => {
  const channel = requestChannel(kernel, target, {});
  if (typeof channel === 'number') {
    kernel.log.write('warning', 'res_parking', `Nobody to announce the parking space ${space} to`);
    return;
  }
  channel.variables.set('_PARKEDAT', String(space));
  if (channel.leg.call() && (await answers(channel))) await play(channel, template, space);
  channel.hangup();
};

const answers = async (channel: Channel): Promise<boolean> => {
  let late = false;
  const timer = channel.kernel.clock.after(patience, () => {
    late = true;
    channel.wake();
  });
  const end = await followLeg(
    channel,
    () => {},
    () => late,
  );
  timer.cancel();
  return end === 'answer';
};

const play = async (channel: Channel, template: readonly string[], space: number): Promise<void> => {
  for (const word of template) {
    const sounds = word.toUpperCase() === 'PARKED' ? [...String(space)].map((digit) => `digits/${digit}`) : [word];
    for (const sound of sounds) {
      if (channel.interrupted) return;
      // the first one that is missing ends it, as in the reference
      if ((await playSound(channel, sound)).end === 'missing') return;
    }
  }
};
