import { events } from '@amiable/protocol';
import type { Channel } from '../../kernel/channel.js';

/** Whoever waits hears music of the class that the channel wishes, else of the lot's, and says so. */
export const startMusic = (channel: Channel, lotClass: string): void =>
  channel.kernel.events.publish(events.MusicOnHoldStart, {
    channel: channel.snapshot(),
    Class: channel.musicClass || lotClass || 'default',
  });

export const stopMusic = (channel: Channel): void =>
  channel.kernel.events.publish(events.MusicOnHoldStop, { channel: channel.snapshot() });
