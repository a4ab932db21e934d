import type { Bridge } from '../bridge.js';
import type { Channel } from '../channel.js';
import type { ChannelEventLog } from './channel-event-log.js';

/** Who took part in an attended transfer that succeeded; one who left may have ended. */
export interface AttendedTransferParties {
  readonly user: Channel;
  readonly original: Bridge;
  readonly consultation: Bridge;
  readonly transferee: Channel | undefined;
  readonly target: Channel;
}

/** Makes the channel event of an attended transfer, which is told of whoever transferred, there or not. */
export const reportAttendedTransfer = (
  log: ChannelEventLog,
  { user, original, consultation, transferee, target }: AttendedTransferParties,
): void =>
  log.report('ATTENDEDTRANSFER', user, {
    extra: {
      bridge1_id: original.uniqueid,
      channel2_name: user.name,
      channel2_uniqueid: user.uniqueid,
      bridge2_id: consultation.uniqueid,
      transferee_channel_name: transferee?.name ?? 'N/A',
      transferee_channel_uniqueid: transferee?.uniqueid ?? 'N/A',
      transfer_target_channel_name: target.name,
      transfer_target_channel_uniqueid: target.uniqueid,
    },
  });
