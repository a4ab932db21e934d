import { events } from '@amiable/protocol';
import type { Channel } from './channel.js';
import { softHangup } from './channel-state.js';
import { tellDigit } from './digit-watch.js';
import type { Control, Frame } from './frame-queue.js';

/** What a frame that is read does to the channel itself, before whoever waits for it sees it. */
export const readFrame = (channel: Channel, frame: Frame): void => {
  const { events: bus } = channel.kernel;
  if (frame.type === 'digitBegin')
    bus.publish(events.DTMFBegin, { channel: channel.snapshot(), Digit: frame.digit, Direction: 'Received' });
  else if (frame.type === 'digitEnd') {
    tellDigit(channel, 'received', frame.digit);
    bus.publish(events.DTMFEnd, {
      channel: channel.snapshot(),
      Digit: frame.digit,
      DurationMs: frame.ms,
      Direction: 'Received',
    });
  } else if (frame.type === 'control') readControl(channel, frame.control, frame.cause ?? 0);
};

const readControl = (channel: Channel, control: Control, cause: number): void => {
  const { events: bus } = channel.kernel;
  if (control === 'hangup') channel.softHangup(cause, softHangup.device);
  else if (control === 'answer') {
    if (channel.outgoing) channel.setState('Up');
  } else if (control === 'flash') bus.publish(events.Flash, { channel: channel.snapshot() });
  else if (control === 'hold') bus.publish(events.Hold, { channel: channel.snapshot() });
  else if (control === 'unhold') bus.publish(events.Unhold, { channel: channel.snapshot() });
};
