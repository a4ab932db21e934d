import type { Channel } from '../../kernel/channel.js';
import { requestChannel } from '../../kernel/dial.js';
import type { TransferTarget } from '../../kernel/transfer/blind-transfer.js';

/** Makes a channel towards the target of a transfer, not called yet; undefined where there can be none. */
export const callTarget = (user: Channel, { exten, context }: TransferTarget): Channel | undefined => {
  const address = { technology: 'Local', address: `${exten}@${context}` };
  const target = requestChannel(user.kernel, address, { requestor: user });
  if (typeof target === 'number') return undefined;
  user.kernel.features.handDown(user, target);
  target.variables.set('TRANSFERERNAME', user.name);
  target.variables.set('ATTENDEDTRANSFER', user.name);
  return target;
};
