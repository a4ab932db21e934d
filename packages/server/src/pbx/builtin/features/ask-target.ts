import type { Channel } from '../../kernel/channel.js';
import { nextDigit } from '../../kernel/pbx-digits.js';
import { playSound } from '../../kernel/sound-files.js';
import type { TransferTarget } from '../../kernel/transfer/blind-transfer.js';

/** Where a channel transfers to when it names no context. */
export const transferContext = (channel: Channel): string =>
  channel.variables.get('TRANSFER_CONTEXT') || channel.context;

const everyDigit = '0123456789*#ABCD';

/**
 * Asks a user for the extension to transfer to. undefined: none that exists was dialled, or the sound that should
 * have asked for it is not there.
 */
export const askForTarget = async (channel: Channel): Promise<TransferTarget | undefined> => {
  const { features } = channel.kernel;
  const settings = features.settingsOf(channel);
  const context = transferContext(channel);
  for (let attempt = 1; !channel.interrupted; attempt++) {
    const first = await play(channel, settings.transferAnnounceSound, everyDigit);
    if (first === undefined) return undefined;
    const exten = await dialled(channel, context, first, settings.transferDigitMs);
    if (channel.interrupted) return undefined;
    if (channel.kernel.dialplan.exists(context, exten, 1, channel.callerId.num)) return { exten, context };
    const last = attempt >= settings.transferDialAttempts;
    const sound = last ? settings.transferInvalidSound : settings.transferRetrySound;
    await play(channel, sound, '');
    if (last) return undefined;
  }
  return undefined;
};

/** The digit that stopped a sound, or none; undefined where it cannot be played. No name is no sound. */
const play = async (channel: Channel, sound: string, stopDigits: string): Promise<string | undefined> => {
  if (sound === '') return '';
  const played = await playSound(channel, sound, stopDigits);
  if (played.end === 'digit') return played.digit;
  return played.end === 'done' ? '' : undefined;
};

/** Digits as long as they may become an extension; `#` ends them. */
const dialled = async (channel: Channel, context: string, first: string, ms: number): Promise<string> => {
  const { dialplan } = channel.kernel;
  let digits = first;
  while (digits === '' || dialplan.matchMore(context, digits)) {
    const digit = await nextDigit(channel, ms);
    if (digit === undefined || digit === '#') return digits;
    digits += digit;
  }
  return digits;
};
