import type { Channel } from '../../kernel/channel.js';

/** Sends a caller to the extension of one digit, in EXITCONTEXT or where he is; false: there is none. */
export const exitByDigit = (caller: Channel, digit: string): boolean => {
  const context = caller.variables.get('EXITCONTEXT') || caller.context;
  if (!caller.kernel.dialplan.exists(context, digit, 1, caller.callerId.num)) return false;
  caller.setLocation(context, digit, 1);
  return true;
};
