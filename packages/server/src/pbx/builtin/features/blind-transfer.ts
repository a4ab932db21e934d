import type { Channel } from '../../kernel/channel.js';
import { parsePlace } from '../../kernel/dialplan/goto.js';
import { playSound } from '../../kernel/sound-files.js';
import { blindTransfer } from '../../kernel/transfer/blind-transfer.js';
import { askForTarget } from './ask-target.js';

/** The feature blindxfer: whoever talks to a channel goes to the extension that its user dials. */
export const blindTransferByDigits = async (channel: Channel): Promise<void> => {
  const { bridge } = channel;
  if (!bridge) return;
  bridge.hold(channel);
  const target = await askForTarget(channel);
  if (channel.bridge !== bridge) return;
  bridge.unhold(channel);
  if (!target || !bridge.stays(channel)) return;
  const onward = channel.variables.get('GOTO_ON_BLINDXFR') ?? '';
  const place = onward === '' ? undefined : parsePlace(channel, onward.replaceAll('^', ','));
  if (blindTransfer(channel, target, false, place) === 'Success') return;
  const { transferFailSound } = channel.kernel.features.settingsOf(channel);
  if (transferFailSound !== '') await playSound(channel, transferFailSound);
};
