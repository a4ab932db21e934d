import type { Channel } from '../../kernel/channel.js';
import {
  followLeg,
  parseTarget,
  publishDialBegin,
  publishDialEnd,
  publishDialState,
  requestChannel,
} from '../../kernel/dial.js';

/**
 * Calls the device of a user who has gone, in the name of somebody who waits; undefined if nobody answers in time.
 * @param stopped asked whether it is still wanted, whenever the called channel is woken
 */
export const callBack = async (
  user: Channel,
  waiting: Channel,
  ms: number,
  stopped: () => boolean,
): Promise<Channel | undefined> => {
  const { kernel } = user;
  const address = parseTarget(user.device);
  const channel = address && requestChannel(kernel, address, {});
  if (!address || !channel || typeof channel === 'number') return undefined;
  channel.stage();
  channel.application = 'AppDial2';
  channel.applicationData = '(Outgoing Line)';
  channel.callerId.take(user.callerId);
  channel.connected.take(waiting.callerId);
  channel.unstage();
  if (!channel.leg.call()) {
    channel.hangup();
    return undefined;
  }
  publishDialBegin(undefined, channel, address.address);
  let isUp = false;
  const timer = kernel.clock.after(ms, () => {
    isUp = true;
    channel.wake();
  });
  const forget = waiting.onEnd(() => channel.wake());
  const end = await followLeg(
    channel,
    (progress) => publishDialState(undefined, channel, progress),
    () => isUp || stopped(),
  );
  timer.cancel();
  forget();
  if (end === 'answer') {
    publishDialEnd(undefined, channel, 'ANSWER');
    return channel;
  }
  channel.hangup();
  return undefined;
};
