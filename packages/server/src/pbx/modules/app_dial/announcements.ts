import type { Channel } from '../../kernel/channel.js';
import { sendDigits } from '../../kernel/send-digits.js';
import { playSound } from '../../kernel/sound-files.js';

/** The parts of an option's argument: `called:calling:…`. */
export const parts = (argument: string | undefined): readonly string[] => (argument ?? '').split(':');

/** Option A: both hear a file each before they hear each other; it is over when both are. */
export const announce = async (caller: Channel, peer: Channel, argument: string | undefined): Promise<void> => {
  const [toPeer = '', toCaller = ''] = parts(argument);
  await Promise.all([
    toPeer === '' ? undefined : playSound(peer, toPeer),
    toCaller === '' ? undefined : playSound(caller, toCaller),
  ]);
};

/** Option D: digits for the called one, then for the caller. false: one of them is gone. */
export const sendOptionDigits = async (
  caller: Channel,
  peer: Channel,
  argument: string | undefined,
): Promise<boolean> => {
  const [toPeer = '', toCaller = ''] = parts(argument);
  return (await sendDigits(peer, toPeer, caller)) && sendDigits(caller, toCaller, caller);
};
